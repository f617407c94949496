/// Finds what the TOML parser must not see: where a section name or a value is missing, toml++ 3.4.0 stops the whole
/// program with an assertion instead of reporting an error. Whoever hands a person's file to the parser asks here first.
///
/// It knows just enough of TOML to tell where names and values are due; all other mistakes are left to the parser.
package struct TOMLGuard {
  /// What is wrong, in words that tell the reader what to write instead.
  package struct Problem: Hashable, Sendable {
    package var line: Int
    package var reason: String
  }

  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  /// The open arrays and inline tables, by their opening bracket.
  private var open: [UInt8] = []
  private var isLineStart = true
  private var isValueDue = false

  private init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The first place where the parser would stop the program, nil when it can be trusted with the text.
  package static func firstProblem(in text: String) -> Problem? {
    var guardian = TOMLGuard(text)
    while guardian.index < guardian.bytes.count {
      if let reason = guardian.step() { return Problem(line: guardian.line, reason: reason) }
    }
    return nil
  }

  /// Reads one token and returns what is wrong with it.
  private mutating func step() -> String? {
    let byte = bytes[index]
    switch byte {
    case 0x20, 0x09, 0x0D: index += 1
    case 0x0A: endLine()
    case 0x00..<0x20, 0x7F: return "there is a control character; delete it."
    case UInt8(ascii: "#"): skip { $0 != 0x0A && ($0 >= 0x20 || $0 == 0x09 || $0 == 0x0D) }
    case UInt8(ascii: "[") where isLineStart && open.isEmpty: return header()
    default:
      isLineStart = false
      return isValueDue ? value(byte) : punctuation(byte)
    }
    return nil
  }

  private mutating func endLine() {
    index += 1
    line += 1
    // Arrays run over lines and nothing else does.
    if !open.contains(UInt8(ascii: "[")) {
      open = []
      isValueDue = false
      isLineStart = true
    }
  }

  private mutating func skip(while test: (UInt8) -> Bool) {
    while index < bytes.count, test(bytes[index]) { index += 1 }
  }

  private mutating func header() -> String? {
    isLineStart = false
    index += 1
    skip { $0 == 0x20 || $0 == 0x09 }
    if index < bytes.count, bytes[index] == UInt8(ascii: "[") {
      index += 1
      skip { $0 == 0x20 || $0 == 0x09 }
    }
    guard index < bytes.count else { return nil }
    let isNamed = Self.isWord(bytes[index]) || Self.isQuote(bytes[index]) || bytes[index] == UInt8(ascii: "]")
    return isNamed ? nil : "this section has no name; write it like [roles]."
  }

  /// A byte where a value has to start.
  private mutating func value(_ byte: UInt8) -> String? {
    isValueDue = false
    switch byte {
    case UInt8(ascii: "["):
      open.append(byte)
      isValueDue = true
      index += 1
    case UInt8(ascii: "]") where open.last == UInt8(ascii: "["):
      open.removeLast()
      index += 1
    case UInt8(ascii: "{"):
      open.append(byte)
      index += 1
    case _ where Self.isQuote(byte): skipString(byte)
    case _ where Self.isWord(byte) && byte != UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "."): index += 1
    default: return "a value is missing; write one after the “=” or the comma."
    }
    return nil
  }

  /// A byte between values.
  private mutating func punctuation(_ byte: UInt8) -> String? {
    if Self.isQuote(byte) {
      skipString(byte)
      return nil
    }
    index += 1
    switch byte {
    case UInt8(ascii: "="): isValueDue = true
    case UInt8(ascii: ","): isValueDue = open.last == UInt8(ascii: "[")
    case UInt8(ascii: "]"), UInt8(ascii: "}"): if !open.isEmpty { open.removeLast() }
    default: break
    }
    return nil
  }

  /// A string of one line, or of several between triple quotes. One that is never closed is the parser's to report.
  private mutating func skipString(_ quote: UInt8) {
    let isLong = bytes[index...].starts(with: [quote, quote, quote])
    let ending = Array(repeating: quote, count: isLong ? 3 : 1)
    index += ending.count
    while index < bytes.count, isLong || bytes[index] != 0x0A {
      if bytes[index...].starts(with: ending) {
        index += ending.count
        return
      }
      if bytes[index] == 0x0A { line += 1 }
      index += bytes[index] == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") ? 2 : 1
    }
  }

  private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

  private static func isWord(_ byte: UInt8) -> Bool {
    let character = Character(Unicode.Scalar(byte))
    return byte < 0x80 && (character.isLetter || character.isNumber || character == "_" || character == "-")
  }
}
