/// Puts characters together from the bytes that arrive from a keyboard, and drops those that make none.
struct UTF8Assembler {
  private var bytes: [UInt8] = []

  /// Whether a character has begun and not ended.
  var isMidCharacter: Bool { !bytes.isEmpty }

  /// Takes a byte; the character it completes, if it does.
  mutating func feed(_ byte: UInt8) -> Unicode.Scalar? {
    switch byte {
    case 0x00..<0x80:
      bytes = []
      return Unicode.Scalar(byte)
    case 0xC2..<0xF5:
      bytes = [byte]
      return nil
    default:
      guard byte < 0xC0, let first = bytes.first else {
        bytes = []
        return nil
      }
      bytes.append(byte)
      let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      guard bytes.count == length else { return nil }
      defer { bytes = [] }
      return String(validating: bytes, as: UTF8.self)?.unicodeScalars.first
    }
  }

  /// Forgets a character that was cut short.
  mutating func reset() { bytes = [] }
}
