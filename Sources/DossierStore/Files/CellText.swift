internal import Foundation

/// Makes the text of a cell fit to be shown, searched and printed.
enum CellText {
  /// A character that was found in a text.
  struct Found: Hashable {
    enum Kind: CaseIterable {
      /// It steers a terminal or turns the direction of writing; U+FFFD stands for it.
      case control
      /// A mark behind a base letter, for which there may be one composed letter.
      case notComposed
      /// It has no width and no meaning where it stands; it is dropped.
      case invisible
    }

    var kind: Kind
    var scalar: Unicode.Scalar
    /// Where it starts, in bytes of the text.
    var offset: Int

    /// `U+202E (right-to-left override)`.
    var words: String {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        + (CharacterNames.name(of: scalar).map { " (\($0))" } ?? "")
    }
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

  /// The text with line breaks as spaces, controls as U+FFFD and without invisible characters; of each kind of
  /// character the first that was found.
  static func clean(_ text: String) -> (text: String, found: [Found]) {
    guard needsWork(text) else { return (text, []) }
    var found: [Found] = []
    func note(_ kind: Found.Kind, _ scalar: Unicode.Scalar, _ offset: Int) {
      if !found.contains(where: { $0.kind == kind }) { found.append(Found(kind: kind, scalar: scalar, offset: offset)) }
    }
    let scalars = text.unicodeScalars
    var cleaned = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    var offset = 0
    for index in scalars.indices {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      defer { offset += UTF8.width(scalar) }
      if scalar == "\n" || scalar == "\r" {
        if !(scalar == "\n" && previous == "\r") { cleaned.append(" ") }
      } else if Invisible.isOutOfPlace(scalar, after: previous, before: next < scalars.endIndex ? scalars[next] : " ") {
        note(.invisible, scalar, offset)
        continue
      } else if isControl(scalar) {
        cleaned.append("\u{FFFD}")
        note(.control, scalar, offset)
      } else {
        cleaned.append(scalar)
        if isMark(scalar), previous.properties.isAlphabetic { note(.notComposed, scalar, offset) }
      }
      previous = scalar
    }
    return (String(cleaned), found)
  }

  /// The text with letters and marks joined where Unicode has one letter for them (NFC), for searching.
  static func composed(_ text: String) -> String {
    // Marks from U+0300 to U+036F start with one of two bytes; text without them is nearly always composed already.
    let hasMarks = text.utf8.contains { $0 == 0xCC || $0 == 0xCD }
    return hasMarks ? text.precomposedStringWithCanonicalMapping : text
  }

  /// Whether text in UTF-8 is fit as it stands and has no space that is none: most cells with letters beyond ASCII are,
  /// and their bytes tell it. Bytes that may begin something else make it false.
  static func isFit(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in bytes.indices {
      switch bytes[index] {
      case 0x20..<0x7F, 0x80..<0xC2: continue
      // C1 controls and the no-break space; marks; Arabic and Mongolian; general punctuation; a byte order mark.
      case 0..<0x20, 0x7F, 0xC2, 0xCC, 0xCD, 0xD8, 0xEF: return false
      case 0xE1: if index + 1 < bytes.count, bytes[index + 1] == 0xA0 { return false }
      case 0xE2: if index + 1 < bytes.count, bytes[index + 1] <= 0x81 { return false }
      default: continue
      }
    }
    return true
  }

  private static func needsWork(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      scalar == "\n" || scalar == "\r" || isControl(scalar) || isMark(scalar) || Invisible.mayBe(scalar)
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }

  /// Whether a scalar must not reach a terminal: C0, DEL, C1, bidirectional controls, separators, a byte order mark.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
