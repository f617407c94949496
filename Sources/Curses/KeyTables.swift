internal import CNcurses
internal import CTerminal
internal import Console

/// What the codes and sequences of keys mean.
enum KeyTables {
  /// The keys that ncurses knows by number.
  static let codes: [Int32: Key] = [
    KEY_UP: Key(.up), KEY_DOWN: Key(.down), KEY_LEFT: Key(.left), KEY_RIGHT: Key(.right),
    KEY_SR: Key(.up, shift: true), KEY_SF: Key(.down, shift: true),
    KEY_SLEFT: Key(.left, shift: true), KEY_SRIGHT: Key(.right, shift: true),
    KEY_HOME: Key(.home), KEY_END: Key(.end), KEY_FIND: Key(.home), KEY_SELECT: Key(.end),
    KEY_SHOME: Key(.home, shift: true), KEY_SEND: Key(.end, shift: true),
    KEY_PPAGE: Key(.pageUp), KEY_NPAGE: Key(.pageDown),
    KEY_SPREVIOUS: Key(.pageUp, shift: true), KEY_SNEXT: Key(.pageDown, shift: true),
    KEY_IC: Key(.insert), KEY_DC: Key(.delete),
    KEY_SIC: Key(.insert, shift: true), KEY_SDC: Key(.delete, shift: true),
    KEY_BACKSPACE: Key(.backspace), KEY_ENTER: Key(.enter), KEY_BTAB: Key(.tab, shift: true),
    KEY_A1: Key(.home), KEY_A3: Key(.pageUp), KEY_C1: Key(.end), KEY_C3: Key(.pageDown),
  ]

  /// The stems of terminfo's names for keys with modifiers: "kLFT5" is Control-Left.
  static let stems: [String: Key.Code] = [
    "kUP": .up, "kDN": .down, "kLFT": .left, "kRIT": .right, "kHOM": .home, "kEND": .end, "kPRV": .pageUp,
    "kNXT": .pageDown, "kIC": .insert, "kDC": .delete,
  ]

  /// The last letter of the sequences that terminals send for keys: `ESC [ 1 ; 5 D` is Control-Left.
  static let letters: [Character: Key.Code] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "M": .enter,
    "P": .function(1), "Q": .function(2), "R": .function(3), "S": .function(4),
  ]

  /// The number in the sequences that end in a tilde: `ESC [ 5 ~` is Page Up.
  static let numbers: [Int: Key.Code] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5), 17: .function(6),
    18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10), 23: .function(11), 24: .function(12),
  ]

  /// A key that ncurses reports by number; `name` is terminfo's name for it, for the numbers beyond ncurses' own.
  static func key(code: Int32, name: String?) -> Key? {
    if let key = codes[code] { return key }
    // F0...F63: terminals number a function key with modifiers on from twelve.
    if code > KEY_F0, code <= KEY_F0 + 63 { return functionKey(Int(code - KEY_F0)) }
    return name.flatMap(key(named:))
  }

  /// A function key by ncurses' number: 13 is Shift-F1, 25 Control-F1, 37 Control-Shift-F1, 49 Alt-F1.
  private static func functionKey(_ number: Int) -> Key {
    let group = (number - 1) / 12
    return Key(
      .function((number - 1) % 12 + 1), control: group == 2 || group == 3, alt: group >= 4,
      shift: group == 1 || group == 3 || group == 5)
  }

  /// A key by its name in terminfo, such as "kLFT5".
  static func key(named name: String) -> Key? {
    let stem = name.prefix { !$0.isNumber }
    guard let code = stems[String(stem)] else { return nil }
    // Without a number these are the shifted keys.
    return key(code, modifier: Int(name.dropFirst(stem.count)) ?? 2)
  }

  /// A key with xterm's modifier number: 1 and the sum of 1 for Shift, 2 for Alt, 4 for Control, 8 for Meta.
  static func key(_ code: Key.Code, modifier: Int) -> Key {
    let bits = max(0, modifier - 1)
    return Key(code, control: bits & 4 != 0, alt: bits & 10 != 0, shift: bits & 1 != 0)
  }

  /// A character as the terminal sends it, with control characters taken apart; nil for what nobody types.
  static func key(scalar: Unicode.Scalar) -> Key? {
    switch scalar.value {
    case 0: Key(.character(" "), control: true)
    case 8, 127: Key(.backspace)
    case 9: Key(.tab)
    case 10, 13: Key(.enter)
    case 27: Key(.escape)
    case 1..<27: Key(.character(Character(Unicode.Scalar(UInt8(scalar.value + 0x60)))), control: true)
    case 28..<32: Key(.character(Character(Unicode.Scalar(UInt8(scalar.value + 0x40)))), control: true)
    case 0x80..<0xA0: nil
    default: Key(.character(Character(scalar)))
    }
  }
}
