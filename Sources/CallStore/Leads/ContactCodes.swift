import CallModel

/// What a lead is found by: a keyed hash of a phone or of a mail address.
///
/// It stands for the text in an index of integers, which is a third of the size of one of texts and
/// takes rows in the order of the codes. Whoever looks a code up compares the text itself.
package struct ContactCodes: Sendable {
  /// What tells a new lead from all others: its id, and the codes of its phone and mail address, where it
  /// has them.
  package struct Identity: Sendable {
    let id: UUIDv7
    let phone: Int64?
    let mail: Int64?
  }

  private let hash: SipHash

  init(storeKey: [UInt8]) {
    hash = SipHash(key: storeKey)
  }

  /// A new id, and the codes of what a lead is found by. They may be made on any thread, before it is
  /// taken in.
  package func identity(of draft: LeadDraft) -> Identity {
    identity(of: draft, id: .fresh())
  }

  /// The codes of what a lead is found by, with the id that it has elsewhere.
  func identity(of draft: LeadDraft, id: UUIDv7) -> Identity {
    Identity(id: id, phone: draft.phone.map(phone), mail: draft.email.map(mail))
  }

  /// The code of a phone, 0 or more: its digits, with a plus if it is in international form.
  func phone(_ phone: String) -> Int64 {
    var phone = phone
    return phone.withUTF8 { bytes in
      code(0x70, bytes.lazy.filter { $0 == 0x2B || (0x30...0x39).contains($0) })
    }
  }

  /// The code of a mail address, 0 or more; capitals do not count.
  func mail(_ mail: String) -> Int64 {
    var mail = mail
    let plain = mail.withUTF8 { bytes -> Int64? in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      return code(0x6D, bytes.lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
    }
    return plain ?? code(0x6D, Array(mail.nameKey.utf8))
  }

  private func code(_ salt: UInt8, _ bytes: some Sequence<UInt8>) -> Int64 {
    Int64(bitPattern: hash.hash(salt, bytes) >> 1)
  }

  /// Whether two phones are the same.
  static func isSamePhone(_ one: String, _ other: String) -> Bool {
    let isDigit = { (byte: UInt8) in byte == 0x2B || (0x30...0x39).contains(byte) }
    return one.utf8.lazy.filter(isDigit).elementsEqual(other.utf8.lazy.filter(isDigit))
  }

  /// Whether two mail addresses are the same.
  static func isSameMail(_ one: String, _ other: String) -> Bool { one.nameKey == other.nameKey }
}
