import CallModel

/// What people say around what they mean, in the language that a script speaks.
struct ProspectWords: Sendable {
  /// Before a phrase, by tone; one that ends a sentence stands for itself.
  private let warm: [String]
  private let plain: [String]
  private let cool: [String]
  /// Behind a phrase, by those who talk much.
  let tails: [String]
  /// Around an answer's value, which stands for `%`.
  let answers: [String]
  /// For yes.
  let yes: [String]
  /// For no.
  let no: [String]
  /// What ends a sentence.
  let period: String
  /// What ends a question.
  let questionMark: String
  /// What divides sentences.
  let space: String

  /// The words of a language; English ones where there are none of it.
  init(_ language: Language) {
    switch language.spoken {
    case .en:
      warm = ["", "Oh, ", "Sure. ", "Well, ", "Thanks for asking. ", "Ah, "]
      plain = ["", "", "Well, ", "Hm. ", "Er, ", "To be honest, "]
      cool = ["Look, ", "Listen. ", "Again? ", "", "Frankly, ", "Make it quick. "]
      tails = [
        "You know how it is.", "My brother-in-law says the same.",
        "It has been one of those weeks.",
        "Mind you, last year was worse.", "But that is a long story.", "Where was I?",
        "I told my wife so only yesterday.", "We all have to live, don't we?",
      ]
      answers = ["%", "%", "I'd say %", "well now, %", "let me see: %", "put down: %"]
      yes = ["yes", "yes, we do", "that's right", "I think so, yes"]
      no = ["no", "no, not really", "not that I know", "I'm afraid not"]
      (period, questionMark, space) = (".", "?", " ")
    case .de:
      warm = ["", "Ach, ", "Gern. ", "Na ja, ", "Schön, dass Sie fragen. ", "Oh, "]
      plain = ["", "", "Also, ", "Hm. ", "Na ja, ", "Ehrlich gesagt: "]
      cool = [
        "Hören Sie, ", "Also bitte. ", "Schon wieder? ", "", "Kurz: ", "Machen Sie schnell. ",
      ]
      tails = [
        "Sie wissen ja, wie das ist.", "Mein Schwager sagt das auch.",
        "Das war vielleicht eine Woche.",
        "Letztes Jahr war es schlimmer.", "Aber das ist eine lange Geschichte.", "Wo war ich?",
        "Das habe ich gestern erst meiner Frau gesagt.",
      ]
      answers = [
        "%", "%", "ich würde sagen: %", "lassen Sie mich sehen: %", "Moment: %", "schreiben Sie: %",
      ]
      yes = ["ja", "ja, schon", "das stimmt", "ich denke, ja"]
      no = ["nein", "nein, eigentlich nicht", "nicht dass ich wüsste", "leider nein"]
      (period, questionMark, space) = (".", "?", " ")
    case .nl:
      warm = ["", "O, ", "Prima. ", "Nou, ", "Goed dat u het vraagt. ", "Ach, "]
      plain = ["", "", "Nou, ", "Hm. ", "Tja, ", "Eerlijk gezegd: "]
      cool = ["Luister, ", "Kijk. ", "Alweer? ", "", "Kort: ", "Maak het kort. "]
      tails = [
        "U weet hoe dat gaat.", "Mijn zwager zegt hetzelfde.", "Het was me het weekje wel.",
        "Vorig jaar was het erger.", "Maar dat is een lang verhaal.", "Waar was ik gebleven?",
        "Dat zei ik gisteren nog tegen mijn vrouw.",
      ]
      answers = [
        "%", "%", "ik zou zeggen: %", "wacht even: %", "even kijken: %", "zet maar neer: %",
      ]
      yes = ["ja", "ja hoor", "dat klopt", "ik denk het wel"]
      no = ["nee", "nee, niet echt", "niet dat ik weet", "helaas niet"]
      (period, questionMark, space) = (".", "?", " ")
    case .ru:
      warm = ["", "Ой, ", "Конечно. ", "Ну, ", "Хорошо, что спросили. ", "А, "]
      plain = ["", "", "Ну, ", "Хм. ", "Так, ", "Честно говоря, "]
      cool = ["Слушайте, ", "Так. ", "Опять? ", "", "Короче, ", "Давайте быстрее. "]
      tails = [
        "Сами понимаете.", "Мой шурин говорит то же самое.", "Ну и неделька выдалась.",
        "В прошлом году было хуже.", "Но это долгая история.", "О чём это я?",
        "Я вчера жене так и сказал.",
      ]
      answers = ["%", "%", "я бы сказал: %", "скажем так: %", "сейчас посмотрю: %", "пишите: %"]
      yes = ["да", "да, конечно", "верно", "думаю, да"]
      no = ["нет", "нет, пожалуй", "насколько знаю, нет", "к сожалению, нет"]
      (period, questionMark, space) = (".", "?", " ")
    case .zh:
      warm = ["", "哦，", "好的。", "嗯，", "谢谢你问。", "这样啊，"]
      plain = ["", "", "嗯，", "这个嘛，", "说实话，", "那个，"]
      cool = ["我跟你说，", "行了。", "又来？", "", "简单说，", "快点说。"]
      tails = [
        "你也知道的。", "我小舅子也这么说。", "这一周真是忙坏了。", "去年更糟。", "不过说来话长。",
        "我说到哪儿了？", "昨天我还跟家里人说呢。",
      ]
      answers = ["%", "%", "怎么说呢，%", "应该说，%", "我想想，%", "你就写：%"]
      yes = ["是的", "对", "没错", "有的"]
      no = ["没有", "不是", "好像没有", "不"]
      (period, questionMark, space) = ("。", "？", "")
    }
  }

  /// What may stand before a phrase in a tone.
  func openers(_ tone: Mood.Tone) -> [String] {
    switch tone {
    case .warm: warm
    case .plain: plain
    case .cool: cool
    }
  }

  /// What somebody meant: the words without what stands around them here, so that words which were
  /// typed as they were heard are found as the script has them. The same text where nothing does.
  func bare(_ heard: String) -> String {
    var text = Self.unended(heard)
    if let tail = tails.map(Self.unended).first(where: {
      text.lowercased().hasSuffix($0.lowercased())
    }) {
      text = text.dropLast(tail.count)
    }
    let openers = (warm + plain + cool).filter { !$0.isEmpty }.sorted { $0.count > $1.count }
    if let opener = openers.first(where: { text.lowercased().hasPrefix($0.lowercased()) }) {
      text = text.dropFirst(opener.count)
    }
    let bare = String(text).trimmingBlanks
    return bare.isEmpty ? heard : bare
  }

  /// Without the stop or question mark that ends it.
  private static func unended(_ text: String) -> Substring {
    text.last.map { ".。?？".contains($0) } == true ? text.dropLast() : text[...]
  }
}
