internal import Foundation

/// Makes the text of a cell fit to be shown, searched and printed.
enum CellText {
  /// What was found in a text.
  struct Findings: OptionSet {
    let rawValue: Int
    /// Characters that steer a terminal or turn the direction of writing; they are replaced by U+FFFD.
    static let controls = Findings(rawValue: 1)
    /// A base letter followed by a combining mark, for which there may be one composed letter.
    static let notComposed = Findings(rawValue: 2)
  }

  /// The offset of the first byte that is not UTF-8, or nil.
  static func firstInvalid(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    while index < bytes.count {
      let first = bytes[index]
      if first < 0x80 {
        index += 1
        continue
      }
      let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
      guard (0xC2...0xF4).contains(first), index + length <= bytes.count,
        secondBytes(after: first).contains(bytes[index + 1]),
        (2..<length).allSatisfy({ (0x80...0xBF).contains(bytes[index + $0]) })
      else { return index }
      index += length
    }
    return nil
  }

  /// The bytes that may follow a lead byte: no overlong forms, no surrogates, nothing above U+10FFFF.
  private static func secondBytes(after first: UInt8) -> ClosedRange<UInt8> {
    switch first {
    case 0xE0: 0xA0...0xBF
    case 0xED: 0x80...0x9F
    case 0xF0: 0x90...0xBF
    case 0xF4: 0x80...0x8F
    default: 0x80...0xBF
    }
  }

  /// The text with line breaks as spaces and controls as U+FFFD.
  static func clean(_ text: String) -> (text: String, findings: Findings) {
    var findings: Findings = []
    guard needsWork(text, &findings) else { return (text, findings) }
    var cleaned = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\r" {
        if !(scalar == "\n" && previous == "\r") { cleaned.append(" ") }
      } else if isControl(scalar) {
        cleaned.append("\u{FFFD}")
        findings.insert(.controls)
      } else {
        cleaned.append(scalar)
      }
      previous = scalar
    }
    return (String(cleaned), findings)
  }

  /// The text with letters and marks joined where Unicode has one letter for them (NFC), for searching.
  static func composed(_ text: String) -> String {
    // Marks from U+0300 to U+036F start with one of two bytes; text without them is nearly always composed already.
    let hasMarks = text.utf8.contains { $0 == 0xCC || $0 == 0xCD }
    return hasMarks ? text.precomposedStringWithCanonicalMapping : text
  }

  private static func needsWork(_ text: String, _ findings: inout Findings) -> Bool {
    var result = false
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\r" || isControl(scalar) { result = true }
      if (0x300...0x36F).contains(scalar.value), previous.properties.isAlphabetic { findings.insert(.notComposed) }
      previous = scalar
    }
    return result
  }

  /// Whether a scalar must not reach a terminal: C0, DEL, C1, bidirectional controls, separators, a byte order mark.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
