import CallModel

/// Names and words of sample calls in the language that a script speaks; invented, all of them.
struct SampleWords: Sendable {
  /// What prospects say that no branch foresees, the most frequent first.
  let remarks: [String]
  /// What they answer where any words do.
  let answers: [String]
  /// What operators note.
  let notes: [String]
  private let firstNames: [String]
  private let lastNames: [String]
  private let companies: [String]

  /// The words of a language; English ones where there are none of it.
  init(_ language: Language) {
    switch language.spoken {
    case .en:
      remarks = [
        "can you send me something", "I am in a meeting", "is this a recording",
        "we just changed everything", "talk to my accountant", "how long does this take",
        "my nephew does that for us", "are you near here", "we are moving next year",
        "who gave you the idea",
      ]
      answers = ["not sure yet", "I'd have to look", "that depends", "the usual", "a bit of both"]
      notes = [
        "friendly, busy", "ring in the morning", "asks for figures", "speaks fast", "dog barks",
      ]
      firstNames = [
        "Anna", "Ben", "Clara", "David", "Emma", "Frank", "Grace", "Henry", "Iris", "Jack",
      ]
      lastNames = [
        "Hill", "Marsh", "Brook", "Field", "Stone", "Wood", "Lake", "Park", "Dale", "Ford",
      ]
      companies = ["Hill & Daughter", "Corner House", "Old Mill", "North Gate", "Bright Side"]
    case .de:
      remarks = [
        "schicken Sie mir etwas zu", "ich bin gerade in einer Besprechung", "ist das eine Aufnahme",
        "wir haben gerade erst umgestellt", "das macht mein Steuerberater", "wie lange dauert das",
        "mein Neffe macht das", "sind Sie aus der Nähe", "wir ziehen nächstes Jahr um",
      ]
      answers = [
        "weiß ich noch nicht", "da müsste ich nachsehen", "das kommt darauf an", "das Übliche",
      ]
      notes = ["freundlich, in Eile", "lieber morgens", "will Zahlen sehen", "spricht schnell"]
      firstNames = [
        "Anna", "Bernd", "Clara", "Dirk", "Eva", "Felix", "Greta", "Hans", "Ina", "Jan",
      ]
      lastNames = ["Roth", "Weber", "Kühn", "Groß", "Vogel", "Bach", "Winter", "Stein", "Feld"]
      companies = ["Roth & Tochter", "Haus am Eck", "Alte Mühle", "Nordtor", "Sonnenseite"]
    case .nl:
      remarks = [
        "stuur maar wat op", "ik zit in een vergadering", "wordt dit opgenomen",
        "we zijn net overgestapt", "dat doet mijn boekhouder", "hoe lang duurt dit",
        "mijn neef doet dat", "zit u in de buurt", "we verhuizen volgend jaar",
      ]
      answers = [
        "weet ik nog niet", "dat moet ik nakijken", "dat hangt ervan af", "het gebruikelijke",
      ]
      notes = ["vriendelijk, druk", "liever 's ochtends", "wil cijfers zien", "praat snel"]
      firstNames = [
        "Anna", "Bas", "Claire", "Daan", "Eva", "Floor", "Gijs", "Hanna", "Iris", "Jan",
      ]
      lastNames = ["Bos", "Visser", "Dijk", "Molen", "Vos", "Berg", "Meer", "Veld", "Brink"]
      companies = ["Bos & Dochter", "Het Hoekhuis", "De Oude Molen", "Noordpoort", "Zonzijde"]
    case .ru:
      remarks = [
        "пришлите что-нибудь на почту", "я на совещании", "это запись",
        "мы только что всё поменяли",
        "этим занимается бухгалтер", "сколько это займёт", "это делает мой племянник",
        "вы где находитесь", "мы в следующем году переезжаем",
      ]
      answers = ["пока не знаю", "надо посмотреть", "смотря как", "как обычно", "сложно сказать"]
      notes = ["вежливый, спешит", "звонить утром", "просит цифры", "говорит быстро"]
      firstNames = ["Анна", "Борис", "Вера", "Глеб", "Дарья", "Егор", "Жанна", "Игорь", "Кира"]
      lastNames = [
        "Белых", "Гончаренко", "Дюма", "Живаго", "Коваленко", "Мороз", "Седых", "Черных",
      ]
      companies = ["Угловой дом", "Старая мельница", "Северные ворота", "Солнечная сторона"]
    case .zh:
      remarks = [
        "发点资料给我吧", "我在开会", "你们在录音吗", "我们刚换过", "这事问会计", "要多长时间",
        "我侄子在做这个", "你们在附近吗", "我们明年搬家",
      ]
      answers = ["还不清楚", "我得查一下", "看情况", "跟平常一样", "不好说"]
      notes = ["客气，很忙", "早上再打", "想看数字", "说话很快"]
      firstNames = ["安", "博", "晨", "丹", "恩", "芳", "光", "华", "佳"]
      lastNames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周"]
      companies = ["街角小店", "老磨坊", "北门商行", "向阳公司"]
    }
    isFamilyFirst = language.spoken == .zh
  }

  private let isFamilyFirst: Bool

  /// A name by a number; small neighbours have different ones.
  func person(_ number: Int) -> String {
    let first = firstNames[number % firstNames.count]
    let last = lastNames[number / firstNames.count % lastNames.count]
    return isFamilyFirst ? last + first : first + " " + last
  }

  /// A company by a number.
  func company(_ number: Int) -> String { companies[number % companies.count] }

  /// An operator's name by a number: all different.
  func agent(_ number: Int) -> String {
    let name = firstNames[number % firstNames.count]
    let round = number / firstNames.count
    return round == 0 ? name : "\(name) \(round + 1)"
  }

  /// A number that nobody has: +999 is given to no country (ITU-T E.164).
  static func phone(_ number: Int) -> String { "+999 \(10_000_000 + number)" }
}
