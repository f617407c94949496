/// Reads colours as theme files write them: `default`, `green`, `bright-blue`, `107`, `#8fbf6f`.
enum ColorNotation {
  /// The names of the 16 colours, in the terminal's order.
  static let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]

  /// The colour that a word names, nil when it names none.
  static func parse(_ text: String) -> Color? {
    let word = text.lowercased()
    if word == "default" { return .standard }
    if word == "grey" || word == "gray" { return .ansi(8) }
    if let index = names.firstIndex(of: word) { return .ansi(index) }
    if word.hasPrefix("bright-"), let index = names.firstIndex(of: String(word.dropFirst(7))) {
      return .ansi(index + 8)
    }
    if word.hasPrefix("#") { return hexadecimal(word.dropFirst()) }
    return Int(word).flatMap(number)
  }

  /// One of the 256 colours.
  static func number(_ value: Int) -> Color? { (0...255).contains(value) ? Color.numbered(value) : nil }

  private static func hexadecimal(_ digits: Substring) -> Color? {
    guard digits.count == 6, digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16) else { return nil }
    return .rgb(UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
  }
}
