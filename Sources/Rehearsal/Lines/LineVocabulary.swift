import CallModel

/// The words of a language that carry no meaning of a line by themselves, those that turn one, and how
/// numbers are said; all as `LineTokens` folds them.
struct LineVocabulary: Sendable {
  /// Articles, pronouns, prepositions, auxiliaries, particles.
  let fillers: Set<String>
  /// Words that say no.
  let negations: Set<String>
  /// Numbers by their words; one is no number, since it is an article too.
  let numbers: [String: Int]
  /// Months and days of the week, by all words for them.
  let dates: [String: String]
  /// Words in a row that are said in another way as a number and a unit: `half an hour`.
  let phrases: [(said: [String], plain: [String])]

  init(
    fillers: String, negations: String, numbers: String, dates: String, phrases: [(String, String)]
  ) {
    func words(_ text: String) -> [String] {
      text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { LineTokens.fold(String($0)) }
    }
    self.fillers = Set(words(fillers))
    self.negations = Set(words(negations))
    var values: [String: Int] = [:]
    for entry in numbers.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let parts = entry.split(separator: "=")
      guard parts.count == 2, let value = Int(parts[1]) else { continue }
      values[LineTokens.fold(String(parts[0]))] = value
    }
    self.numbers = values
    self.dates = Dictionary(
      dates.split(whereSeparator: { $0 == " " || $0 == "\n" }).flatMap { entry in
        let forms = entry.split(separator: "/").map { LineTokens.fold(String($0)) }
        return forms.map { ($0, forms[0]) }
      }, uniquingKeysWith: { first, _ in first })
    self.phrases = phrases.map { (words($0.0), words($0.1)) }
  }

  /// The words of a language; English ones where there are none of it.
  static func of(_ language: Language) -> LineVocabulary {
    switch language.spoken {
    case .en: english
    case .de: german
    case .nl: dutch
    case .ru: russian
    case .zh: chinese
    }
  }

  private static let english = LineVocabulary(
    fillers: """
      a an the this that these those it its i me my we us our you your he him his she her they them
      their is are was were be been am do does did have has had having got get will would shall
      should can could may might must of to in on at by for with from about into as and or but if
      then than so too also just only here there what how when where which whose for per up out off
      s ll ve re d m t im ill youll its theres thats whats lets let us now even still well oh ah
      yes any some much more most very want like thank thanks please hello hi
      """,
    negations:
      "not no never nobody none nothing cannot cant dont doesnt didnt wont wouldnt isnt arent without nor neither havent hasnt",
    numbers: """
      two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12
      thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20
      thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 hundred=100 thousand=1000
      tenth=10 third=3 quarter=4 fifth=5
      """,
    dates: """
      january february march april june july august september october november december
      monday tuesday wednesday thursday friday saturday sunday
      """,
    phrases: [
      ("half an hour", "30 minutes"), ("a quarter of an hour", "15 minutes"),
      ("no one", "nobody"), ("free of charge", "costs nothing"), ("an hour", "60 minutes"),
    ])

  private static let german = LineVocabulary(
    fillers: """
      der die das den dem des ein eine einen einem einer eines es ich mich mir mein meine wir uns
      unser unsere sie ihnen ihr ihre ihren ihrem ihrer er ihn ihm du ist sind war waren sein bin
      bist wird werden wurde hat haben hatte habe hast kann koennen konnte muss muessen soll sollte
      sollen wollen will wurde mag von zu zum zur in im an am auf bei mit nach aus fur um uber vor
      als und oder aber wenn dann dass so auch noch nur schon mal ja na also da dort hier was wie wer
      wen wem wo wann welche dieser diese dieses dies das damit davon dazu sich man je denn doch eben
      gern gerne gerade jetzt bitte so ungefahr etwa eh tut danke vielen dank
      """,
    negations:
      "nicht kein keine keinen keinem keiner nie niemals niemand niemandem nichts ohne weder nix",
    numbers: """
      zwei=2 drei=3 vier=4 funf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwolf=12
      dreizehn=13 vierzehn=14 funfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19
      zwanzig=20 dreissig=30 vierzig=40 funfzig=50 sechzig=60 siebzig=70 achtzig=80 neunzig=90
      hundert=100 tausend=1000 zehntel=10 drittel=3 viertel=4
      """,
    dates: """
      januar/janner februar/feber marz april mai juni juli august september oktober november
      dezember montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag
      """,
    phrases: [
      ("halbe stunde", "30 minuten"), ("halben stunde", "30 minuten"),
      ("viertelstunde", "15 minuten"), ("eine stunde", "60 minuten"),
    ])

  private static let dutch = LineVocabulary(
    fillers: """
      de het een dit dat deze die ik mij me mijn wij we ons onze u uw jij je jouw hij hem zijn zij ze
      hun er is bent ben was waren wordt worden werd heb heeft hebben had kan kunnen kunt kon moet
      moeten zal zult zullen zou zouden wil wilt willen mag mogen van naar tot in op aan bij met uit
      voor om over als en of maar dan dus ook nog nu al eens even hier daar wat hoe wie waar wanneer
      welke ermee eraan erbij te ja nou hoor zo per iedere elke graag ongeveer mee hen toch wel dank bedankt
      """,
    negations: "niet geen nooit niemand niets niks zonder noch nee",
    numbers: """
      twee=2 drie=3 vier=4 vijf=5 zes=6 zeven=7 acht=8 negen=9 tien=10 elf=11 twaalf=12 dertien=13
      veertien=14 vijftien=15 zestien=16 zeventien=17 achttien=18 negentien=19 twintig=20 dertig=30
      veertig=40 vijftig=50 zestig=60 zeventig=70 tachtig=80 negentig=90 honderd=100 duizend=1000
      tiende=10 derde=3 kwart=4
      """,
    dates: """
      januari februari maart april mei juni juli augustus september oktober november december
      maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
      """,
    phrases: [
      ("half uur", "30 minuten"), ("halfuur", "30 minuten"), ("kwartier", "15 minuten"),
      ("een uur", "60 minuten"),
    ])

  private static let russian = LineVocabulary(
    fillers: """
      я меня мне мы нас нам вы вас вам ваш ваша ваше ваши вашу вашего он его ему она ее ей оно они их
      им это этот эта эти этого этом того тем то та те тот наш наша наше наши у в во на с со к ко о об
      от до за из по при для и или а но если что чтобы как так же ли бы ведь вот ну да уже еще только
      тоже там тут здесь где когда кто кого чем чего какой какая какие есть был была было быть будет
      будете можно надо нужно может могли мог бы сам свой своей своего себя про под над через
      примерно такой той всё все одну один одна спасибо пожалуйста
      """,
    negations: "не нет ни никто никому никого никогда ничего нельзя без",
    numbers: """
      два=2 две=2 двух=2 три=3 трех=3 четыре=4 четырех=4 пять=5 пяти=5 шесть=6 шести=6 семь=7 семи=7
      восемь=8 восьми=8 девять=9 девяти=9 десять=10 десяти=10 одиннадцать=11 двенадцать=12
      двенадцати=12 тринадцать=13 четырнадцать=14 четырнадцати=14 пятнадцать=15 шестнадцать=16
      семнадцать=17 восемнадцать=18 девятнадцать=19 двадцать=20 двадцати=20 тридцать=30 тридцати=30
      сорок=40 пятьдесят=50 шестьдесят=60 семьдесят=70 восемьдесят=80 девяносто=90 сто=100
      тысяча=1000 треть=3 десятую=10
      """,
    dates: """
      январь/января/январе февраль/февраля/феврале март/марта/марте апрель/апреля/апреле
      май/мая/мае июнь/июня/июне июль/июля/июле август/августа/августе
      сентябрь/сентября/сентябре октябрь/октября/октябре ноябрь/ноября/ноябре
      декабрь/декабря/декабре понедельник/понедельника вторник/вторника среда/среду/среды
      четверг/четверга пятница/пятницу/пятницы суббота/субботу/субботы
      воскресенье/воскресенья
      """,
    phrases: [
      ("полчаса", "30 минут"), ("четверть часа", "15 минут"), ("занимает час", "занимает 60 минут"),
    ])

  private static let chinese = LineVocabulary(
    fillers: """
      的 了 吗 呢 吧 啊 呀 嘛 哦 是 我 你 您 他 她 它 们 这 那 在 就 也 都 会 很 给 把 被 有 个 和 跟 与 还 再 又
      要 能 可 以 么 哪 谁 什 怎 样 到 从 对 为 里 上 下 中 得 地 着 过 之 其 所 只 一 请 好 多 少 想 说 去 来 次
      里 面 以 些 点 内 谢
      """,
    negations: "不 没 未 无 勿",
    numbers: "", dates: "", phrases: [])
}
