extension SpokenWords {
  /// English.
  static let english = SpokenWords(
    openReach: 4,
    [
      (.open, "what, how, why, who, whom, whose, where, when, which"),
      (
        .lead,
        """
        ^tell me, ^describe, ^walk me through, ^help me understand, ^talk me through, ^take me through
        can|could|would|will you tell|describe|explain|show|walk, i d be curious|interested to
        i d like|love to know|hear|understand, i m curious, i wonder what|how|why|who|which|where|when
        may|can|could i ask what|how|why|who|which|where|when|whose
        """
      ),
      (
        .closed,
        """
        is, are, am, was, were, do, does, did, have, has, had, can, could, will, would, shall, should
        may, might, must, isn, aren, wasn, weren, don, doesn, didn, haven, hasn, hadn, can, couldn
        won, wouldn, shouldn, that s what, that is what, what if, how about, any chance
        """
      ),
      (
        .tag,
        """
        ^right$, ^correct$, ^yes$, ^no$, ^ok$, ^okay$, ^isn t it$, ^aren t you$, ^don t you$
        ^is it$, ^are you$, ^do you$, ^then$, ^true$
        """
      ),
      (.filler, "and, so, but, well, now, then, ok, okay, or, also, just, sorry, look, listen"),
      (
        .subordinate,
        """
        if, once, since, suppose, given, while, with, because, when you|the|we|they|he|she|it|your
        """
      ),
      (.ours, "we, us, our, ours, ourselves"),
      (.yours, "you, your, yours, yourself, yourselves"),
      (
        .offer,
        """
        we offer|provide|deliver|supply|sell|install|produce|manufacture|specialise|specialize
        we re|are launching|offering|introducing|selling, we have ... solution|package|product|plan|offer
        our|new product*|service|services|software|solution*|system*|tool*|package*|offer*|platform|app
        our audit*|machine*|customers|clients|plans|pricing, i|we d like to present|introduce|show you our
        # euro*|dollar*|pound*|quid, $|€|£ #, # a|per month|year|seat|user|head, starts at
        costs #, price is|starts, you pay #, you pay nothing, costs you nothing, pays for itself
        save|saves|saving you, saves|saving ... hour*|thousand|tenth|percent|money, customers save, cut|lower|reduce|halve your
        you get a|the|our, comes with, included, free for, free trial, try it free, off your hands
        never run out, takes care of, we take care of, exactly what our, all in one, state of the art
        """
      ),
      (.noOffer, "be of help, i d like to talk, this call, you paid, they charge, went up"),
      (
        .discount,
        """
        discount*, rebate*, #|_ percent off, % off|cheaper|less, # off, special price|rate|deal|offer
        come down, go down on, lower|reduce|cut|drop the|our price|fee, lower price, lower it
        do about the price, do something about the price, knock|knocked|take ... off, waive*, half price
        first|second|one month|year free, meet you halfway, # instead of, do it for less, cheaper for you
        we have a deal, a deal on, promo*, voucher*, coupon*, reduced to, save ... on the fee|price
        for free this, throw in, on the house, price drops
        """
      ),
      (.noDiscount, "compared with, apart from the price, leave the price, goes up"),
      (
        .moment,
        """
        bad time, okay right now|to talk, all right to talk|speak, would now suit|work|do|be
        is now all right|fine|good|okay, between two, talk for a minute|moment|second
        is it a good|bad time, a quick word, can we talk, do you have time, got time
        good|bad|right|okay|convenient|suitable|best moment|time, now a good, now okay|ok, is it convenient
        disturbing, interrupting, bothering you, got|have|spare|find ... minute|minutes|second|seconds|moment
        can|could|able|free to talk|speak, can|could you talk|speak, talk|speak right now, free to, free right now
        minute of your time, in the middle of, catch you, caught you, suit you right|now, hands full, busy
        reach you at, got a second|minute
        """
      ),
      (
        .noMoment,
        """
        when would, better time|moment, talk|speak to your|him|her|them|somebody, about it, to change
        monday, tuesday, wednesday, thursday, friday, saturday, sunday, tomorrow, next week, how much
        """
      ),
      (
        .nextStep,
        """
        email|mail you the|a|my, a coffee, pencil you, pop round|in|over, shall i book|note|put
        would you like to come, let me email|send|mail|book, coffee with
        monday, tuesday, wednesday, thursday, friday, saturday, tomorrow, next week, this week, diary
        calendar, appointment*, let s meet|fix|find|set|book|agree|talk|say, meeting, meet you|up|with, visit*
        demo, demonstration, invitation, invite*, confirmation, book a|you|it, set|fix|find a date|day|time
        which|what day|time, i ll send|ring|call|mail|come|drop, we ll send|ring|call|come, may|can|shall i send|ring|call
        send you, ring|call you|back in|on|at|again|then, drop in|by, come round|by|over, come and, put you down
        reserve, sign up, half an hour, in writing, where may|can|shall i send, workshop, contract, write down
        trial, sample
        """
      ),
      (
        .noNextStep,
        """
        last week|month|time|year, told me, every day|week|month, sent you, was worth, is closed, some day
        let me know, went up, did the, arrive
        """
      ),
      (
        .circle,
        """
        others like you, people|bakers|owners|companies|firms|shops|colleagues|businesses like you|yours|yourself, members, member, community, club, circle, round table, network of
        in|from your street|trade|line|town|city|industry|sector, your colleagues|neighbours|peers, guild, join us|them|the, other|fellow bakers|owners|companies|firms|shops|managers|roofers
        everyone in, all the big, most of the, invitation only, meet other|others, among themselves, in your shoes, same boat
        """
      ),
      (
        .trouble,
        """
        problem*, trouble*, bother*, lose|loses|losing|lost|loss|losses, waste|wastes|wasting|wasted, risk*, break down|downs, breaks down, breakdown*, broke, fail|fails|failing|failed, failure*, headache*
        pain, costs you|them|money, complain*, mistake*, error*, late, too long, delay*, leak*, stuck, standstill, downtime, expensive mistake, run out, runs out, miss|misses|missing|missed
        goes wrong, went wrong, penalty|penalties|fine|fines, worry|worries|worry
        """
      ),
      (
        .price,
        """
        at that price, arm and a leg, fortune, rip off, for that money, out of our budget
        too rich
        expensive, too much|dear|steep|high|pricey, cost|costs too, afford, no money, budget, cheaper
        better|lower quote|price|offer|rate, lot of money, price range, kind of money, steep, pricey, your rates|prices
        half of that, every penny, pay for that, can t pay, price is, costly, overpriced, too dear, money for
        """
      ),
      (
        .think,
        """
        mull, chew on, check with, can t say yet, can t decide, need time, hold off
        talk to my|our, run that by
        think about|over, think it, to think, a think, sleep on it, ask|check|talk|speak with|to my, ask my, talk about it
        among ourselves, discuss*, not sure, some time, come|get|be back to, decide today|now|yet, let you know, run it by
        consider*, wait and see, leave it with, maybe later, not ready, some other time, let me see
        """
      ),
      (
        .need,
        """
        do that ourselves, do it ourselves, in house, covered already, already covered
        not looking for, nothing for us, not something we, have enough
        don|doesn t need|want, no need|use|demand|interest, not interested, fine as|with, works, all set
        not for us|me, already have|has|got, happy|satisfied|content with, isn|not relevant, t relevant
        would i need, doesn t interest, t interest, never use*, see the point, no thanks, no thank, thanks but no
        we re fine|good|covered|happy, have somebody|someone, we re ok
        """
      ),
      (
        .noObjection,
        """
        what does it cost, included in the price, i think monday|tuesday|wednesday|thursday|friday, need it by|in|on, i think it, call me, send me
        """
      ),
      (
        .farewell,
        """
        stop writing|calling|mailing, leave you be, final|last try|attempt|call
        won|not get another, no more mails|calls|letters, another mail from me
        wish you all the best and
        last|final message|mail|email|note|letter, won|will|not ... write|call|contact|bother|disturb again|further|any
        in peace, leave you alone|to your, won t hear from, closing your, stop here|reaching|calling|writing|trying
        not bother you, t heard back, not heard, goodbye, farewell, tried you, tried ... times, end my|our, my attempts
        off my|our list, let it rest, leave it at, no further|more calls|mails|messages|contact, matter closed
        after several|many|some tries|attempts, keep knocking|calling|writing, t keep, hear nothing, be a nuisance
        """
      ),
      (.noFarewell, "final question, hesitate, second mail, last bill|week"),
    ])
}
