/// How many terminal columns text takes, by grapheme cluster (Unicode 18.0.0, UAX #11 and UTS #51).
package enum TextWidth {
  /// The columns of one grapheme cluster: 0, 1 or 2.
  ///
  /// A cluster is as wide as its scalars together, but never wider than two columns, as terminals draw it. Scalars of
  /// ambiguous width count as one column unless the terminal is set up for East Asian fonts.
  package static func columns(of cluster: Character, ambiguousIsWide: Bool = false) -> Int {
    if let byte = cluster.asciiValue, cluster.utf8.count == 1 { return isPrintable(byte) ? 1 : 0 }
    var total = 0
    var first: Unicode.Scalar?
    for scalar in cluster.unicodeScalars {
      if scalar.value == 0xFE0F, first?.properties.isEmoji == true { return 2 }
      if first == nil { first = scalar }
      total += columns(of: scalar, ambiguousIsWide: ambiguousIsWide)
      if total >= 2 { return 2 }
    }
    return total
  }

  /// The columns of a text.
  package static func columns(of text: String, ambiguousIsWide: Bool = false) -> Int {
    if text.utf8.allSatisfy(isPrintable) { return text.utf8.count }
    if !ambiguousIsWide, PlainText.isMadeOf(text) { return text.unicodeScalars.count }
    return text.reduce(0) { $0 + columns(of: $1, ambiguousIsWide: ambiguousIsWide) }
  }

  private static func isPrintable(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F }

  private static func columns(of scalar: Unicode.Scalar, ambiguousIsWide: Bool) -> Int {
    if isZeroWidth(scalar) { return 0 }
    // Everything below the Hangul jamo is narrow or ambiguous.
    if scalar.value >= 0x1100, WidthTable.contains(scalar.value, in: WidthTable.wide) { return 2 }
    return ambiguousIsWide && WidthTable.contains(scalar.value, in: WidthTable.ambiguous) ? 2 : 1
  }

  /// Marks, controls, invisible format characters, and the vowels and finals that complete a Hangul syllable.
  private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x300 { return scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) }
    if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FB).contains(scalar.value) { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .control, .lineSeparator, .paragraphSeparator: return true
    case .format: return !isPrependedSign(scalar.value)
    default: return false
    }
  }

  /// The few format characters that show: Arabic, Syriac and Kaithi signs set before a number.
  private static func isPrependedSign(_ value: UInt32) -> Bool {
    (0x0600...0x0605).contains(value) || value == 0x06DD || value == 0x070F || value == 0x08E2
      || (0x0890...0x0891).contains(value) || value == 0x110BD || value == 0x110CD
  }
}
