internal import Console

/// A complete `ESC [ … letter` sequence that ncurses did not know.
///
/// Terminals send them for keys with modifiers, for the mouse, for the focus and around a paste. Those that mean
/// nothing here are dropped whole: their letters must never arrive as if they had been typed.
struct ControlSequence {
  /// What stands between `ESC [` and the last letter.
  var parameters: String
  var final: Character

  /// The numbers among the parameters; a missing one is 1, as the standard has it.
  private var numbers: [Int] {
    parameters.split(separator: ";", omittingEmptySubsequences: false).map { part in
      Int(part.prefix { $0.isNumber }) ?? 1
    }
  }

  /// What the person did; nil when it means nothing to this program.
  var input: Input? {
    if parameters.hasPrefix("<") { return sgrMouse }
    let numbers = numbers
    let modifier = numbers.count > 1 ? numbers[1] : 1
    switch final {
    case "Z": return .key(Key(.tab, shift: true))
    case "u": return typed(numbers[0], modifier: modifier)
    case "~" where numbers[0] == 27 && numbers.count == 3: return typed(numbers[2], modifier: modifier)
    case "~": return KeyTables.numbers[numbers[0]].map { .key(KeyTables.key($0, modifier: modifier)) }
    default:
      // `ESC [ I` and `ESC [ O` report the focus and are not in the table; nor is Enter, which only follows `ESC O`.
      guard final != "M", let code = KeyTables.letters[final] else { return nil }
      return .key(KeyTables.key(code, modifier: modifier))
    }
  }

  /// A character key with modifiers, from a terminal set to report them all.
  private func typed(_ number: Int, modifier: Int) -> Input? {
    guard let scalar = UInt32(exactly: number).flatMap(Unicode.Scalar.init),
      var key = KeyTables.key(scalar: scalar)
    else { return nil }
    let modified = KeyTables.key(key.code, modifier: modifier)
    key.control = key.control || modified.control
    key.alt = modified.alt
    if case .character = key.code { return .key(key) }
    key.shift = modified.shift
    return .key(key)
  }

  /// A mouse report: `ESC [ < button ; column ; row M`, or `m` for a release.
  private var sgrMouse: Input? {
    let fields = parameters.dropFirst().split(separator: ";").compactMap { Int($0) }
    guard fields.count == 3, final == "M" else { return nil }
    return Self.mouse(button: fields[0], column: fields[1] - 1, row: fields[2] - 1)
  }

  /// A mouse event by xterm's button number, in which the bits for the modifier keys are ignored.
  static func mouse(button: Int, column: Int, row: Int) -> Input? {
    let kinds: [Int: Mouse.Kind] = [0: .press, 64: .wheelUp, 65: .wheelDown]
    guard column >= 0, row >= 0, let kind = kinds[button & ~0b1_1100] else { return nil }
    return .mouse(Mouse(kind, at: Point(x: column, y: row)))
  }
}
