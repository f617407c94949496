/// Scalars that take one column and never join with a neighbour: each is a grapheme cluster of its own. Most text has
/// no others, and then needs neither measuring nor taking apart.
enum PlainText {
  /// ASCII, Latin and Vietnamese letters, punctuation, arrows and signs of mathematics, lines, blocks and braille.
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0xA1..<0xAD, 0xAE..<0x300, 0x1E00..<0x1F00, 0x2010..<0x2028, 0x2190..<0x2300, 0x2500..<0x25FD,
      0x2800..<0x2900:
      true
    default: false
    }
  }

  static func isMadeOf(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(contains) }
}
