package import CallModel

/// What a lead is recognised by in later calls, without saying who it is.
package struct LeadKey: Hashable, Sendable {
  /// The code of the lead's phone, mail or name under the store's key.
  package let code: Digest
}

extension Store {
  /// The key of a lead: HMAC-SHA256 under the store's key over the phone, else the mail address,
  /// else name and company; nil when none of these is known. Phones are the same when their digits
  /// are, `+` and `00` alike; one in international form makes the surest key.
  package func leadKey(of lead: Lead) -> LeadKey? {
    identity(of: lead).map { LeadKey(code: HMACSHA256.code(of: Array($0.utf8), key: storeKey)) }
  }

  private func identity(of lead: Lead) -> String? {
    if let phone = lead["phone"] {
      var digits = String(decoding: phone.utf8.filter { (0x30...0x39).contains($0) }, as: UTF8.self)
      if phone.trimmingBlanks.first == "+" {
        digits = "+" + digits
      } else if digits.hasPrefix("00") {
        digits = "+" + digits.dropFirst(2)
      }
      if digits.utf8.count > 2 { return "phone:\(digits)" }
    }
    if let mail = lead["email"]?.trimmingBlanks, !mail.isEmpty { return "mail:\(mail.nameKey)" }
    let parts = [lead["first_name"], lead["last_name"]].compactMap { $0 }
    let name = (lead["name"] ?? parts.joined(separator: " ")).wordsKey
    let company = (lead["company"] ?? "").wordsKey
    return name.isEmpty && company.isEmpty ? nil : "name:\(name)\u{1F}\(company)"
  }
}
