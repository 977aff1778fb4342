extension SpokenWords {
  /// German.
  static let german = SpokenWords(
    openReach: 3,
    [
      (
        .open,
        """
        wie, was, wer, wen, wem, wessen, wo, wohin, woher, wann, warum, weshalb, wieso, welche, welcher, welches, welchen
        welchem, womit, wofür, worauf, woran, worin, worum, wovon, wozu, wodurch, wobei, inwiefern, inwieweit, wieviel
        """
      ),
      (
        .lead,
        """
        ^erzählen =Sie, ^schildern =Sie, ^beschreiben =Sie, ^erklären =Sie, ^erzähl mal, ^sagen =Sie ... wie|was|wer|wem|wen|wo|wann|warum|welche|woran
        darf|dürfte ich ... fragen ... wie|was|wer|warum|wann|wo|womit|weshalb|welche, können =Sie mir sagen|erzählen|erklären|schildern|beschreiben|verraten
        können =Sie ... beschreiben|schildern, mich würde|interessiert ... interessieren|wie|was|wer|womit|warum|wo, ich wüsste gern, ich frage mich ... wie|was|wer|warum
        mich interessiert, gern wissen, verraten =Sie mir, helfen =Sie mir ... verstehen, nehmen =Sie mich mit
        """
      ),
      (
        .closed,
        """
        ist, sind, haben, hat, hätten, hätte, passt, gibt, gäbe, kann, können, könnten, darf, dürfen, dürfte, soll, sollen, sollte, will, wollen
        möchten, möchte, wäre, wären, würden, würde, war, waren, wird, werden, kommt, kennen, nutzen, machen, stimmt, geht, ginge, störe, hast, bist
        das reicht, braucht, brauchen, muss, müssen, lohnt, läuft, reicht
        """
      ),
      (
        .tag,
        "^oder$, ^richtig$, ^nicht wahr$, ^nicht$, ^ja$, ^stimmt s$, ^korrekt$, ^gell$, ^okay$, ^in ordnung$"
      ),
      (.filler, "und, also, aber, dann, nun, na, gut, ok, okay, entschuldigung, ach, oder"),
      (.subordinate, "wenn, falls, angenommen, sobald, da, weil, bei, stellen =Sie sich"),
      (.subject, "=Sie, du, ihr, ich, wir, er, es, das, man, jemand, der, die"),
      (.ours, "wir, uns, unser, unsere, unserer, unserem, unseren, unseres, unserm, unsern, unsre"),
      (
        .yours,
        """
        =Sie, =Ihnen, =Ihr, =Ihre, =Ihrer, =Ihrem, =Ihren, =Ihres, du, dir, dich, dein, deine, deiner, deinem, deinen, deines
        euch, euer, eure, eurer, eurem, euren, ihr habt|seid|könnt|wollt|macht|braucht|nutzt, habt|seid|könnt|wollt ihr
        """
      ),
      (
        .offer,
        """
        wir bieten|liefern|verkaufen|stellen|übernehmen|entwickeln|installieren, bieten wir|ihnen, wir ... spezialisiert, wir haben ... paket|lösung|angebot|produkt
        unser|unsere|unseren|unserem|unserer produkt*|service|dienst*|software|lösung*|system*|werkzeug*|paket*|angebot*|anlage*|prüfung|maschine*|kunden
        neues|neue|neuen produkt*|tarif*|angebot*|lösung*, # euro, € #, # €, kostet ... #, preis liegt|beginnt|beträgt, =Sie zahlen, spart ihnen|=Sie, sparen =Sie
        kunden sparen, =Sie bekommen|erhalten ein|eine|einen|das|die|den, inklusive, kostenlos*, gratis, unverbindlich testen, rechnet sich, amortisiert*, abnimmt, senken, vorstellen ... produkt*|lösung*
        unser* neue* produkt*, produkt* vorstellen, geht ... nie aus, damit sparen, maßgeschneidert*, rundum sorglos, ab # euro
        """
      ),
      (.noOffer, "besprechen wie, gespräch wird, haben =Sie, zweimal gestiegen, bezahlt"),
      (
        .discount,
        """
        rabatt*, *rabatt, *rabatte, nachlass*, nachlassen, preisnachlass*, sonderpreis*, sonderkondition*, sonderangebot*, # %|prozent günstiger|billiger|weniger|auf
        _ prozent auf|günstiger|rabatt, gebe|geben ... prozent, am|beim preis ... machen|entgegen|nachgeben|runter, entgegenkommen, beim preis entgegen, erlassen, geschenkt, schenken
        die hälfte zahlen, zahlen ... die hälfte, zum halben preis, eine aktion, aktionspreis*, *bonus, runtergehen, herunter, runter auf, statt #, billiger, für weniger
        preis ... drücken, günstiger machen, gutschein*, skonto, frühbucher*, senken wir den preis, kulanz, kostenfrei dazu
        """
      ),
      (.noDiscount, "womit vergleichen, vergleichen =Sie, laufen, läuft"),
      (
        .moment,
        """
        ungünstig gerade, wäre es jetzt, ist es jetzt|gerade recht|gut|günstig|schlecht
        jetzt recht, einen moment|augenblick reden|sprechen, minute übrig, zwischen zwei
        kurz sprechen|reden, gerade zeit, passt es jetzt, gerade beschäftigt, mitten in
        passt ... gerade|jetzt, passt s, passt es|das ihnen, störe ich, ich störe, stör ich, haben =Sie ... zeit|minute|minuten|moment|augenblick|sekunde|sekunden, hätten =Sie ... zeit|minute|minuten|moment|augenblick
        hast du ... zeit|minute|moment, können =Sie|wir ... sprechen|reden|telefonieren, gerade günstig|ungünstig, guten|gutem|guter|schlechten|schlechter|günstigen moment|zeit|zeitpunkt, ungelegen, gelegen
        minute aufhalten, kurz aufhalten, gerade mitten, jetzt ein guter, ginge es jetzt, geht es jetzt|gerade, halte ich =Sie, ab halten, im auto, am steuer
        """
      ),
      (
        .noMoment,
        """
        wann, wie viel, montag, dienstag, mittwoch, donnerstag, freitag, morgen um, mit ihrer|ihrem, darüber, wechsel, nächste woche
        """
      ),
      (
        .nextStep,
        """
        maile ich, einen kaffee, vormerken, merke =Sie vor, bringe ihnen, schicke ich
        rufe ich =Sie, melde ich mich, komme ich, darf ich =Sie, besuche =Sie, sehen wir uns
        verabreden
        termin*, montag, dienstag, mittwoch, donnerstag, freitag, morgen, nächste woche, diese woche, treffen wir, treffen =Sie, welcher tag, welchen tag, welche uhrzeit, uhrzeit
        legen wir ... fest, einen tag, ich schicke|sende|maile, darf ich ... schicken|senden|eintragen|vorbeikommen, schicke ihnen, sende ihnen, rufe ... an, rufen wir, melde mich
        einladung*, besuch* vor, kurzen besuch, wohin ... schicken|senden, vertrag schicken, bestätigung haben|kommt|schicke, vereinbaren, eintragen, trage ... ein, vorbeikommen, vorbeischauen
        reserviere*, seminar, demo, vorführung, zeigen wir, probe*, testphase, kalender, schriftlich
        """
      ),
      (
        .noNextStep,
        """
        letzte woche, letzten monat, gestiegen, jeden tag|monat, hat sich gelohnt, wenn =Sie etwas, geschickt, sagt sie, verloren, mal wieder
        """
      ),
      (
        .circle,
        """
        kollegen, kolleginnen, mitglied*, gemeinschaft*, *kreis, kreis, club, verband*, verein*, stammtisch, netzwerk*, innung, runde, betriebe wie, andere betriebe|bäcker*|firmen|unternehmen|inhaber*, wie =Sie
        in|aus ihrer branche|straße|stadt, einladung, andere _ sagen, nachbarn, ihrer branche, ihre nachbarn, unter sich, austausch, die meisten betriebe, alle großen, gleichgesinnte*, erfa*
        """
      ),
      (
        .trouble,
        """
        problem*, ärger*, stört, stören, verlier*, verlust*, verschwend*, risiko, risiken, ausfall*, ausfälle*, ausgefallen, fällt ... aus, kaputt, fehler*, *fehler, kostet =Sie, teuer zu stehen, beschwer*, reklam*, zu spät, verspät*, verzöger*
        stau, stillstand, steht still, bleibt|bleiben ... liegen, steht still, server steht, geht ... verloren, mahn*, strafe*, sorgen, schief, leck*, mangel*, fehlt
        """
      ),
      (
        .price,
        """
        bei dem preis, bei den preisen, vermögen, für das geld, zu viel verlangt, unbezahlbar
        kostspielig
        teuer, kostet zu, zu viel geld, nicht leisten, kein geld, budget*, etat, günstiger, billiger, preis ... hoch, preise, besseres|günstigeres angebot, viel geld, haufen geld
        so viel geben, unseren rahmen, happig, gesalzen, sparen, soll das bezahlen, zu hoch, preislich, überteuert, kein budget
        """
      ),
      (
        .think,
        """
        sacken, steuerberater, noch nicht sagen, stimme ... ab
        mit ... klären, bedenkzeit, rücksprache, muss ich ... fragen|klären|besprechen|abstimmen
        noch nicht entscheiden, später entscheiden
        überlege*, überleg*, überlegt, nacht ... schlafen, darüber schlafen, drüber schlafen, erst ... besprechen|abstimmen|klären|fragen, besprechen, frau|mann|chef|partner fragen, nicht sicher
        etwas|mehr zeit, melden uns, melde mich, entscheide ich, nachdenken, denke ... nach, denke darüber, stimme ... ab, abwarten, warten ... ab, nicht so schnell, vielleicht später, komme auf =Sie, komme auf
        rücksprache, später vielleicht
        """
      ),
      (
        .need,
        """
        machen wir selbst|selber, schon versichert|versorgt|vergeben, suchen wir nicht
        haben genug, nicht auf der suche, intern gelöst, selbst gelöst, haben wir schon|bereits
        brauchen ... nicht, brauche ... nicht, brauchen nichts, kein|keinen bedarf|interesse|nutzen, zufrieden, läuft alles, alles läuft, keine verwendung, nichts für uns|mich, haben schon|bereits
        versorgt, nicht relevant, wozu sollte, das brauchen, interessiert ... nicht, nutzen wir nicht, keinen sinn, gut aufgestellt, danke nein, nein danke, ^nein$, lohnt ... nicht, nicht nötig
        nicht interessiert
        """
      ),
      (
        .noObjection,
        "woher haben, was kostet, denke dienstag, brauchen es, im preis drin, rufen =Sie, schicken =Sie, in einer besprechung"
      ),
      (
        .farewell,
        """
        schreibe nicht mehr|wieder, gut sein, letzten|letzter versuch
        weitere|keine mail|nachricht|post ... mehr, keine weitere*, weitere mail
        rufe nicht mehr, störe nicht mehr, nicht länger
        letzte nachricht|mail|brief|schreiben, letztes mal|schreiben, letzten mal, nicht mehr ... schreiben|anrufen|stören|melden|belästigen, in ruhe, nichts mehr von, schließe ihre, akte
        nicht weiter ... stören|belästigen, nichts gehört, kein interesse besteht, verabschied*, abschieds*, beende*, meine versuche, von meiner|unserer liste, weitere anrufe|mails, lästig, belasse es, nichts höre
        auf wiedersehen, lebewohl, gebe ich auf, mehreren anläufen|versuchen, nicht wieder ... melden, nicht wieder|mehr melden, das war es|s, einige|mehrere male versucht, erledigt, abschied*
        """
      ),
      (.noFarewell, "letzte frage, letzte rechnung, letzte woche, jederzeit, mehr dazu"),
    ])
}
