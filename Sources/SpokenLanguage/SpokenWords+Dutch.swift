extension SpokenWords {
  /// Dutch.
  static let dutch = SpokenWords(
    openReach: 3,
    [
      (
        .open,
        """
        hoe, hoeveel, wat, wie, wiens, waar, wanneer, waarom, welke, welk, waarmee, waarvoor, waarop, waaraan, waarin, waardoor
        waarvan, waarover, waarnaar, waartoe, waarheen, hoezo, hoelang
        """
      ),
      (
        .lead,
        """
        ^vertel, ^beschrijf, ^schets, ^leg eens uit, ^neem me|mij|ons ... mee, kunt u|je ... vertellen|beschrijven|schetsen|uitleggen|toelichten|meenemen, kun je ... vertellen|beschrijven|uitleggen
        mag ik ... vragen ... hoe|wat|wie|waar|waarom|wanneer|welke, ik ben benieuwd, benieuwd hoe|wat|waar|wie|waarom|waarmee, ik vraag me af ... hoe|wat|wie|waarom, ik wil graag weten|horen
        ik zou graag weten|horen|begrijpen, zou u ... kunnen vertellen, vertelt u eens, vertelt u, zegt u eens
        """
      ),
      (
        .closed,
        """
        is, zijn, was, waren, heeft, heb, hebt, hebben, had, kan, kun, kunt, kunnen, kon, zou, zouden, mag, mogen, moet, wil, wilt, wilde, zal, zullen, bent, ben, komt, kom
        schikt, past, beslist, gebeurt, gebruikt, gebruik, kent, ken, werkt, klopt, doet u, doe je, klinkt, lukt, gaat u, ga je, wordt, stoor, bel
        """
      ),
      (
        .tag,
        "^toch$, ^hè$, ^he$, ^klopt dat$, ^niet$, ^niet waar$, ^of niet$, ^goed$, ^oké$, ^ok$, ^ja$"
      ),
      (.filler, "en, dus, maar, nou, dan, oké, ok, goed, sorry, of"),
      (.subordinate, "als, stel, indien, zodra, omdat, met, bij"),
      (.subject, "u, je, jij, jullie, ik, we, wij, hij, ze, het, dat, er, dit"),
      (.ours, "wij, we, ons, onze, onszelf"),
      (.yours, "u, uw, uzelf, je, jij, jou, jouw, jullie, jezelf"),
      (
        .offer,
        """
        wij|we bieden|leveren|verkopen|verzorgen|installeren|maken|lanceren, wij|we ... gespecialiseerd, wij|we hebben ... pakket|oplossing|aanbod|product|aanbieding, hebben we ... pakket|oplossing|aanbod
        ons|onze product*|service|dienst*|software|oplossing*|systeem|systemen|pakket*|aanbod|audit*|machine*|klanten|platform|tool, nieuwe|nieuw product*|dienst*|pakket*|abonnement*
        # euro, € #, kost ... #, prijs is|begint|bedraagt, u betaalt, bespaart u|je, besparen u, klanten besparen, u krijgt een|de, u ontvangt, inbegrepen, inclusief, gratis, verdient zich, terugverdien*
        uit handen, verlagen, begint bij, product voorstellen, product ... voorstellen, zit u nooit, zo bespaart, op maat, vrijblijvend proberen
        """
      ),
      (.noOffer, "hebben over hoe, dit gesprek, gestegen, betaalde"),
      (
        .discount,
        """
        korting*, *korting, kortingen, speciale|bijzondere prijs, speciaal tarief, aan de prijs ... doen, van de prijs, # %|procent goedkoper|korting|minder|af, _ procent korting|op, geef ... procent, goedkoper, iets af
        tegemoet, kwijtschelden, schelden, schelden ... kwijt, cadeau, betaalt u|je de helft, de helft betalen, halve prijs, een actie, actieprijs, zakken, zakken naar, voordeliger, euro af, # af, minder doen, voor minder
        # maar #, in plaats van #, waardebon, voucher, vroege beslissers, besparen # euro op, eerste maand gratis, lagere prijs
        """
      ),
      (.noDiscount, "vergelijkt u, in actie, behalve de prijs, prijs even vergeten"),
      (
        .moment,
        """
        komt het ... slecht, slecht uit, zou het nu, even praten|spreken|bellen
        minuut|minuutje over, tussen twee, even tijd, kan het nu, komt het uit, uitkomt
        bent u druk|bezig, ben je bezig
        schikt het|nu, heeft u ... tijd|minuten|minuut|minuutje|ogenblik|moment|seconde, heb je ... tijd|minuut|minuten|even|moment, heel even, stoor ik, ik stoor, kunt u ... praten|spreken|vrijuit, kun je ... praten
        komt het ... gelegen|uit, gelegen, ongelegen, goed|slecht moment|tijdstip, minuutje|minuut van uw|je, ergens middenin, ergens van af, houd ik u, op dit moment, past het u, past het nu, vrij om, in de auto, bel ik
        """
      ),
      (
        .noMoment,
        """
        wanneer, hoeveel, beter, maandag, dinsdag, woensdag, donderdag, vrijdag, morgen, volgende week, met uw, over praten, wisselen
        """
      ),
      (
        .nextStep,
        """
        mail ik, stuur ik, breng ik|u, kop|kopje koffie, opschrijven, zal ik u|je, kom ik langs
        spreken we af, treffen we, zien we elkaar, ik breng
        afspraak, afspreken, maandag*, dinsdag*, woensdag*, donderdag*, vrijdag*, morgen, volgende week, deze week, welke dag, welke tijd, hoe laat, datum, prikken, ik stuur|mail|bel, mag ik ... sturen|bellen|langskomen
        stuur u|je, bel ik u|je, bel u|je|vrijdag|dinsdag|maandag, uitnodiging, bezoek voor, kort bezoek, langskomen, langs, contract, bevestiging heeft|komt|stuur, inplannen, plannen, schrijf u ... in, demonstratie, demo, reserveer
        workshop, komen kijken, kom kijken, noteren, agenda, op papier, proef*, inschrijven, vervolgafspraak
        """
      ),
      (
        .noNextStep,
        """
        vorige week|maand, elke dag|maand|week, gestegen, was de moeite, zei ze, gestuurd, laat het weten, nog eens, verloren
        """
      ),
      (
        .circle,
        """
        collega*, leden, lid, gemeenschap, kring, club, vereniging*, netwerk*, gilde, rondetafel, bedrijven|bakkers|ondernemers|winkels zoals, andere bakkers|ondernemers|bedrijven|winkels|eigenaren, net als u, in|uit uw branche|straat|stad|vak, uitnodiging, andere _ zeggen
        uw branche|vakgenoten|buren, vakgenoten, onder elkaar, de meeste bedrijven|bakkers|winkels, alle grote, gelijkgestemd*, uitwisseling
        """
      ),
      (
        .trouble,
        """
        probleem, problemen, stoort, hinder*, last van, verlies*, verlor*, verliest, verliezen, verspil*, risico*, storing*, uitval*, valt ... uit, kapot, fout*, kost u|je, klacht*, klagen, te laat, vertraging*, stilstand, staat ... stil, stilvalt, blijft|blijven ... liggen
        gaat ... verloren, boete*, zorgen, mis, misgaat, lek*, tekort, ontbreekt
        """
      ),
      (
        .price,
        """
        voor die prijs, vermogen, voor dat geld, onbetaalbaar, te kostbaar, prijskaartje
        duur, te veel, veroorloven, geen geld, geld voor, budget*, begroting, goedkoper, voordeliger, prijs ... hoog, te hoog, betere|lagere offerte|prijs|aanbieding, hoop|veel geld, geven we niet, prijzig*, bruin
        bezuinigen, wat een bedrag, moet dat betalen, niet betalen, te prijzig
        """
      ),
      (
        .think,
        """
        laten zakken, boekhouder, nog niet zeggen, afstemmen, bedenktijd
        moet ik ... vragen|overleggen|bespreken|afstemmen, nog niet beslissen, later beslissen
        even aankijken
        denk ... over, nadenken, over nadenken, nachtje, eerst ... bespreken|overleggen|vragen|voor, overleggen, overleg, bespreken, weet het ... niet, geef ... tijd, nemen contact, contact met u, beslis ... niets|niet, bezinken
        twijfel*, leg ... voor, wachten ... af, afwachten, niet zo snel, misschien later, kom erop|er op terug, kom ... terug, beraden, later misschien, bedenktijd
        """
      ),
      (
        .need,
        """
        doen we zelf, zelf al, al verzekerd|voorzien|geregeld, niet naar op zoek, niet op zoek
        hebben genoeg, regelen we zelf, hebben we al
        niet nodig, geen behoefte|interesse|belang|nut, tevreden, loopt alles, alles loopt, doen ... niets|niks mee, niets|niks voor ons|mij, hebben ... al iemand|al een, al iemand, niet relevant, voor nodig, interesseert ... niet
        gebruiken ... niet, het nut, voorzien, nee dank, nee bedankt, hoeven ... niet, zitten goed, niet geïnteresseerd, zinloos
        """
      ),
      (
        .noObjection,
        "wat kost, denk dat maandag|dinsdag|woensdag|donderdag|vrijdag, bij de prijs in, hebben het ... nodig, komt u aan, stuur maar"
      ),
      (
        .farewell,
        """
        schrijf|bel|mail niet meer, laat ik het, laatste poging, volgende mail|bericht
        geen mail|bericht|telefoontje ... meer, ik hou op, houd op met, het beste verder
        laatste bericht|mail|e|brief|keer, niet meer ... mailen|schrijven|bellen|storen|lastigvallen, niets meer van, met rust, sluit uw|je, niet verder ... lastigvallen|storen, lastigvallen, niets ... gehoord, geen interesse is
        afscheid, beëindig*, mijn pogingen, van mijn|onze lijst, daarna niet meer, verdere telefoontjes|mails, vervelend worden, laat het hierbij, niets hoor, stop met, geef ... op, dit was het, paar pogingen
        paar keer geprobeerd, keer geprobeerd, afgerond
        """
      ),
      (.noFarewell, "laatste vraag, laatste rekening, vorige week"),
    ])
}
