/// Text as a person searches it: lower case, accents and đ folded, so that `nguyen phu trong` finds Nguyễn Phú Trọng.
package enum SearchText {
  /// Lower-case text without accents: đ becomes d, ø o, combining marks vanish. Scripts without Latin letters stay.
  package static func fold(_ text: String) -> String {
    if let plain = foldedASCII(text) { return plain }
    // Bytes, because appending scalars to a string one by one is several times slower.
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if let letter = base(of: scalar) {
        folded.append(UInt8(truncatingIfNeeded: letter.value))
      } else if !isCombiningMark(scalar) {
        folded.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      }
    }
    return String(decoding: folded, as: UTF8.self)
  }

  package static func fold(_ text: some StringProtocol) -> String { fold(String(text)) }

  /// Lower case by bytes, as most names and words are written; nil where the text has other letters.
  private static func foldedASCII(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      return String(unsafeUninitializedCapacity: bytes.count) { folded in
        for (place, byte) in bytes.enumerated() {
          folded[place] = (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
        }
        return bytes.count
      }
    }
  }

  /// Whether the text has a letter that folding would change: a typed accent must match exactly.
  package static func hasAccent(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains { isCombiningMark($0) || ($0.value >= 0xC0 && base(of: $0) != nil) }
  }

  /// Whether a name in this text can be shown as it is to readers of Latin letters.
  package static func isLatin(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      !scalar.properties.isAlphabetic || scalar.value < 0x250 || (0x1E00...0x1EFF).contains(scalar.value)
    }
  }

  private static func isCombiningMark(_ scalar: Unicode.Scalar) -> Bool {
    (0x0300...0x036F).contains(scalar.value)
  }

  /// The plain lower-case letter under a Latin letter, or nil for other scalars.
  private static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let table: StaticString
    let offset: Int
    switch scalar.value {
    case 0x41...0x5A: return Unicode.Scalar(scalar.value + 0x20)
    case 0x00...0x7F: return scalar
    case 0xC0...0x24F: (table, offset) = (latin, Int(scalar.value) - 0xC0)
    case 0x1E00...0x1EFF: (table, offset) = (latinAdditional, Int(scalar.value) - 0x1E00)
    default: return nil
    }
    let byte = table.utf8Start[offset]
    return byte == UInt8(ascii: ".") ? nil : Unicode.Scalar(byte)
  }

  /// The base letters of U+00C0...U+024F, from the canonical and compatibility decompositions of Unicode 15 with
  /// đ, ø, ł, ı, ħ, ŧ, ð, þ, ß, æ, œ added; `.` where there is none.
  private static let latin: StaticString = """
    aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggg\
    gggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
    b..............e........kk......oo.............uu...................dddlllnnnaaiioouuuuuuuuuu.aa\
    aa....ggkkoooo..jdddgg..nnaa....aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............\
    ................
    """

  /// The same for U+1E00...U+1EFF, the block of the Vietnamese letters.
  private static let latinAdditional: StaticString = """
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr\
    ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas..s.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......
    """
}
