import CReadline
import Glibc

/// The character set that the terminal speaks, as the environment names it.
///
/// readline garbles typed Cyrillic under the C locale, and reads the environment each time it is
/// called; so the choice has to be made in the environment too.
package enum TerminalLocale {
  /// What to do about the locale that the environment names.
  package enum Choice: Equatable, Sendable {
    /// Nothing is named, or C: take C.UTF-8.
    case fallBack
    /// A locale is named; take it.
    case take(name: String)
  }

  /// The choice for the values of `LC_ALL`, `LC_CTYPE` and `LANG`, of which the first that is
  /// neither missing nor empty counts.
  package static func choice(all: String?, type: String?, language: String?) -> Choice {
    for case let name? in [all, type, language] where !name.isEmpty {
      return name == "C" || name == "POSIX" ? .fallBack : .take(name: name)
    }
    return .fallBack
  }

  /// Whether a locale's name says UTF-8, as in `ru_RU.UTF-8`, `de_DE.utf8@euro` and `UTF-8`.
  package static func namesUnicode(_ name: String) -> Bool {
    let beforeModifier = name.prefix { $0 != "@" }
    let set = beforeModifier.split(separator: ".").last ?? ""
    return ["utf-8", "utf8"].contains(set.lowercased())
  }

  /// Sets the process's character set from its environment, once at the start and before any
  /// thread; tells whether it is UTF-8, so that signs such as `›` can be shown.
  ///
  /// A locale that names UTF-8 but is not installed counts as C.UTF-8.
  package static func prepare() -> Bool {
    let all = variable("LC_ALL")
    let choice = choice(all: all, type: variable("LC_CTYPE"), language: variable("LANG"))
    if case .take(let name) = choice {
      if setlocale(LC_CTYPE, "") != nil { return isUnicode }
      guard namesUnicode(name) else { return false }
    }
    let hidesType = all.map { !$0.isEmpty } ?? false
    setenv(hidesType ? "LC_ALL" : "LC_CTYPE", "C.UTF-8", 1)
    return setlocale(LC_CTYPE, "") != nil && isUnicode
  }

  private static var isUnicode: Bool {
    guard let name = nl_langinfo(nl_item(CODESET)) else { return false }
    return ["UTF-8", "utf8"].contains(String(cString: name))
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
