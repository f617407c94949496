extension Key {
  /// Reads a key as config files and help write it: `g`, `G`, `ctrl+d`, `shift+left`, `alt+x`, `f1`, `space`, `enter`.
  ///
  /// Returns nil for text that names no key. Names and modifiers are not case sensitive; characters are.
  package static func parse(_ text: String) -> Key? {
    var rest = Substring(text)
    var key = Key(.character(" "))
    while let modifier = Modifier.allCases.first(where: { rest.lowercased().hasPrefix($0.rawValue + "+") }) {
      let after = rest.dropFirst(modifier.rawValue.count + 1)
      guard !after.isEmpty, !modifier.isSet(in: key) else { return nil }
      modifier.set(in: &key)
      rest = after
    }
    guard let code = Code.parse(rest) else { return nil }
    key.code = code
    return key.normalised
  }

  /// The key in the notation that `parse` reads.
  package var notation: String {
    Modifier.allCases.filter { $0.isSet(in: self) }.map { $0.rawValue + "+" }.joined() + code.name
  }

  /// The key as hints show it: `⏎`, `^D`, `⇧←`; in ASCII `Enter`, `^D`, `S-Left`.
  package func display(charset: Charset) -> String {
    var prefix = ""
    var symbol = code.symbol(charset: charset)
    if case .character(let character) = code, control { symbol = character.uppercased() }
    if alt { prefix += charset == .ascii ? "A-" : "⌥" }
    if shift { prefix += charset == .ascii ? "S-" : "⇧" }
    if control { prefix += "^" }
    return prefix + symbol
  }

  /// Control makes no difference between `d` and `D`, and shift is part of a character.
  private var normalised: Key? {
    guard case .character(let character) = code else { return self }
    if shift { return nil }
    var key = self
    if control, let lower = character.lowercased().first { key.code = .character(lower) }
    return key
  }

  private enum Modifier: String, CaseIterable {
    case control = "ctrl"
    case alt
    case shift

    private var path: WritableKeyPath<Key, Bool> {
      switch self {
      case .control: \.control
      case .alt: \.alt
      case .shift: \.shift
      }
    }

    func isSet(in key: Key) -> Bool { key[keyPath: path] }
    func set(in key: inout Key) { key[keyPath: path] = true }
  }
}

extension Key.Code {
  /// The named keys: notation, other spellings that are understood, symbol and ASCII symbol for hints.
  private static let names: [(code: Key.Code, names: [String], symbol: String, ascii: String)] = [
    (.enter, ["enter", "return"], "⏎", "Enter"), (.escape, ["esc", "escape"], "Esc", "Esc"),
    (.tab, ["tab"], "⇥", "Tab"), (.backspace, ["backspace"], "⌫", "BkSp"),
    (.delete, ["del", "delete"], "Del", "Del"), (.insert, ["ins", "insert"], "Ins", "Ins"),
    (.up, ["up"], "↑", "Up"), (.down, ["down"], "↓", "Down"), (.left, ["left"], "←", "Left"),
    (.right, ["right"], "→", "Right"), (.home, ["home"], "Home", "Home"), (.end, ["end"], "End", "End"),
    (.pageUp, ["pgup", "pageup"], "PgUp", "PgUp"), (.pageDown, ["pgdn", "pagedown"], "PgDn", "PgDn"),
    (.character(" "), ["space"], "Space", "Space"),
  ]

  fileprivate static func parse(_ text: Substring) -> Key.Code? {
    if text.count == 1, let character = text.first, !character.isWhitespace { return .character(character) }
    let name = text.lowercased()
    if let known = names.first(where: { $0.names.contains(name) }) { return known.code }
    guard name.first == "f", let number = Int(name.dropFirst()), (1...24).contains(number) else { return nil }
    return .function(number)
  }

  fileprivate var name: String {
    if let known = Self.names.first(where: { $0.code == self }) { return known.names[0] }
    switch self {
    case .character(let character): return String(character)
    case .function(let number): return "f\(number)"
    default: return ""
    }
  }

  fileprivate func symbol(charset: Charset) -> String {
    if let known = Self.names.first(where: { $0.code == self }) {
      return charset == .ascii ? known.ascii : known.symbol
    }
    if case .function(let number) = self { return "F\(number)" }
    return name
  }
}
