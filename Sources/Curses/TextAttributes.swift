/// The colours and attributes that a terminal draws with, as ECMA-48's "select graphic rendition" sets them.
struct TextAttributes: Hashable {
  /// A colour with its notation: the terminal's own, one of its numbers, or red, green and blue.
  struct Ink: Hashable {
    enum Kind: UInt8 { case own, basic, indexed, rgb, rgbWithColons }

    var kind = Kind.own
    var value: UInt32 = 0
  }

  var foreground = Ink()
  var background = Ink()
  /// The attributes that are on: the bit of each is its number, 1 for bold to 9 for struck out.
  var flags: UInt16 = 0

  /// Attributes that show on a blank: underlined, blinking, reversed, struck out.
  static let seenOnBlanks: UInt16 = 1 << 4 | 1 << 5 | 1 << 7 | 1 << 9

  /// Whether blanks look the same in both.
  func looksSameOnBlanks(_ other: Self) -> Bool {
    guard background == other.background, flags & Self.seenOnBlanks == other.flags & Self.seenOnBlanks else {
      return false
    }
    return flags & Self.seenOnBlanks == 0 || foreground == other.foreground
  }
}

extension TextAttributes {
  /// Takes the parameters of a sequence, such as `0;1;38;5;214`; false when one is not understood.
  mutating func apply(_ parameters: ArraySlice<UInt8>) -> Bool {
    var numbers = ParameterReader(parameters)
    repeat {
      // Parts behind a colon refine what stands before it; only colours are read so.
      guard let number = numbers.next(), number == 38 || number == 48 || !numbers.hasParts, apply(number, &numbers)
      else { return false }
    } while !numbers.isAtEnd
    return true
  }

  private mutating func apply(_ number: UInt32, _ rest: inout ParameterReader) -> Bool {
    switch number {
    case 0: self = TextAttributes()
    case 1...5, 7...9: flags |= 1 << UInt16(number)
    case 22: flags &= ~(1 << 1 | 1 << 2)
    case 23...25, 27...29: flags &= ~(1 << UInt16(number - 20))
    case 30...37, 90...97: foreground = Ink(kind: .basic, value: number)
    case 40...47, 100...107: background = Ink(kind: .basic, value: number - 10)
    case 39: foreground = Ink()
    case 49: background = Ink()
    case 38, 48:
      guard let ink = rest.ink() else { return false }
      if number == 38 { foreground = ink } else { background = ink }
    default: return false
    }
    return true
  }

  /// Appends the shortest sequence that takes a terminal from some attributes to these; from unknown ones when nil.
  func appendChange(from old: TextAttributes?, to bytes: inout [UInt8]) {
    guard old != self else { return }
    bytes += [0x1B, 0x5B]
    var from = old ?? TextAttributes()
    var isFirst = true
    // Not every terminal can turn one attribute off by itself; all can turn off all.
    if old == nil || from.flags & ~flags != 0 {
      from = TextAttributes()
      isFirst = false
      if self != from { bytes.append(0x30) }
    }
    func add(_ text: String) {
      if !isFirst { bytes.append(0x3B) }
      isFirst = false
      bytes += text.utf8
    }
    for flag in 1...9 where (flags & ~from.flags) & 1 << UInt16(flag) != 0 { add(String(flag)) }
    if foreground != from.foreground { add(Self.parameters(of: foreground, offset: 0)) }
    if background != from.background { add(Self.parameters(of: background, offset: 10)) }
    bytes.append(0x6D)
  }

  private static func parameters(of ink: Ink, offset: UInt32) -> String {
    let value = ink.value
    return switch ink.kind {
    case .own: "\(39 + offset)"
    case .basic: "\(value + offset)"
    case .indexed: "\(38 + offset);5;\(value)"
    case .rgb: "\(38 + offset);2;\(value >> 16);\(value >> 8 & 0xFF);\(value & 0xFF)"
    case .rgbWithColons: "\(38 + offset):2::\(value >> 16):\(value >> 8 & 0xFF):\(value & 0xFF)"
    }
  }
}

/// Reads the numbers of a sequence one by one; one that is left out counts as 0.
private struct ParameterReader {
  private var rest: ArraySlice<UInt8>
  private(set) var isAtEnd = false
  /// What stood behind the last number.
  private var separator: UInt8 = 0x3B
  var hasParts: Bool { !isAtEnd && separator == 0x3A }

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func next() -> UInt32? {
    var number: UInt32 = 0
    while let byte = rest.popFirst() {
      switch byte {
      case 0x30...0x39 where number < 1_000_000: number = number * 10 + UInt32(byte - 0x30)
      case 0x3A, 0x3B:
        separator = byte
        return number
      default: return nil
      }
    }
    isAtEnd = true
    return number
  }

  /// What follows 38 or 48: `5;n`, `2;r;g;b` or `2::r:g:b`.
  mutating func ink() -> TextAttributes.Ink? {
    let hasColons = separator == 0x3A
    guard !isAtEnd, let form = next(), !isAtEnd, separator == (hasColons ? 0x3A : 0x3B) else { return nil }
    if form == 5, !hasColons { return next().map { TextAttributes.Ink(kind: .indexed, value: $0) } }
    guard form == 2, !hasColons || next() != nil, let red = next(), let green = next(), !isAtEnd, let blue = next(),
      max(red, green, blue) < 256
    else { return nil }
    return TextAttributes.Ink(kind: hasColons ? .rgbWithColons : .rgb, value: red << 16 | green << 8 | blue)
  }
}
