/// Which locale to ask the C library for, so that it reads and writes characters as the person's terminal does.
///
/// Only the character type is ever selected: figures and dates keep the program's own form in every locale.
package enum LocaleChoice {
  /// The locale the environment asks for: LC_ALL before LC_CTYPE before LANG, or nil when none is set.
  static func requested(in environment: [String: String]) -> String? { named(in: environment)?.value }

  /// The same with the name of the variable that says so.
  package static func named(in environment: [String: String]) -> (variable: String, value: String)? {
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
      if let value = environment[name], !value.isEmpty { return (name, value) }
    }
    return nil
  }

  /// The names to try in turn. A locale that asks for UTF-8 but is not installed still gets UTF-8.
  static func candidates(in environment: [String: String]) -> [String] {
    guard let requested = requested(in: environment) else { return ["C.UTF-8", "C"] }
    let wantsUTF8 = requested.lowercased().filter { $0 != "-" }.hasSuffix("utf8")
    return wantsUTF8 ? [requested, "C.UTF-8", "en_US.UTF-8", "C"] : [requested, "C"]
  }
}
