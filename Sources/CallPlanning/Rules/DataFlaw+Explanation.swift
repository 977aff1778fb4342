extension DataFlaw.Kind {
  /// What it means, why it matters, and what to do, in a supervisor's words.
  package var explanation: String {
    switch self {
    case .notJSON:
      "Rules and holidays are JSON (RFC 8259): texts in double quotes, a comma between elements and "
        + "none after the last, no comments, and no key twice in one object, since of two nobody "
        + "knows which one counts."
    case .wrongKind:
      "A key asks for a text, a number, a list, an object or one of a few words, and something else "
        + "stands there. The message says what is expected."
    case .unknownKey:
      "A key that nobody reads is most often a slip of the hand, and the rule would quietly lack "
        + "what was meant. The help lists the keys that there are."
    case .missingKey:
      "Some keys must be there, so that a rule can be named, placed and applied. Add the key."
    case .noDisclaimer:
      "The file begins with `about`, which says that its rules are no legal advice. Whoever copies "
        + "the file copies that sentence."
    case .badID:
      "Ids are lower-case words joined by hyphens, like `us-federal`. They last: refusals and logs "
        + "name a rule by its id."
    case .duplicateID:
      "An id names one entry. Where two have it, a refusal does not tell which of them holds. Give "
        + "one of them an id of its own."
    case .unknownPlace:
      "A place is a country by its code of two capital letters (ISO 3166-1: `GB`, not `UK`), a part "
        + "of a country (ISO 3166-2: `US-FL`), or `*` for everywhere that has no rule of its own. A "
        + "rule for a place that does not exist protects nobody."
    case .elsewhere:
      "Where no rule is known, patter asks the operator. A rule for `*` can say so in its notes, and "
        + "has no hours, caps, rests, registers or consents: nobody knows those of all other places."
    case .unknownWeekday:
      "Hours are told by the days `monday` to `sunday`, in full and in small letters."
    case .missingWeekday:
      "Hours name all seven days, so that nobody has to guess whether a day was forgotten or is "
        + "closed. A closed day has an empty list: `\"sunday\": []`."
    case .badInterval:
      "An interval is two times of the day with a dash between them: `08:00–21:00`. The hour is 0 to "
        + "23, and `24:00` is the end of the day."
    case .emptyInterval:
      "The end of an interval is not part of it, so `12:00–12:00` has not a single minute, and no "
        + "call is ever permitted in it. The whole day is `00:00–24:00`; a closed day is an empty list."
    case .reversedInterval:
      "An interval ends after it begins. What goes over midnight is two intervals on two days: one "
        + "up to `24:00`, and one from `00:00` on the next day."
    case .overlappingIntervals:
      "Two intervals of one day have minutes in common. One of them is mistyped, or they are one."
    case .noHours:
      "A rule whose week has no hour at all would forbid every call to its place for ever. Give a "
        + "day its hours; a rule that says nothing of hours has no `hours`."
    case .badDate:
      "A date is year, month and day, `2026-12-01`, and the calendar has it."
    case .reversedDates:
      "A rule holds from `from` on, and `until` is the first day on which it no longer holds, so "
        + "`until` is later. A rule that ends before it begins never holds."
    case .badCap:
      "A cap is a number of calls, at least 1, `per` person, within `hours` or within `days`: "
        + "`{ \"calls\": 3, \"hours\": 24, \"per\": \"person\" }`. A cap of 0 would forbid every call: "
        + "that is no cap."
    case .badRest:
      "`rest_days` is how many whole days must lie between a refusal and the next call: at least 1, "
        + "at most 3650."
    case .noRegisterAge:
      "A register is of use only while its copy is fresh. `days` is the greatest age of a copy; "
        + "without it an old copy would serve for ever."
    case .noSource:
      "Every entry says where it was found (a law, a decree, a page), so that somebody can look it "
        + "up and see whether it still holds."
    case .noConfidence:
      "Every entry says how sure it is: `high` where the law's text says so, `medium` where several "
        + "sources do, `low` for a custom of the trade or a single source."
    case .duplicateHoliday:
      "A country has one holiday on a day. Where two fall together, write both names into one entry."
    }
  }
}
