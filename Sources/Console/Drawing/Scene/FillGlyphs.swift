/// How fillings look in cells.
extension Fill {
  /// The parts have these, in order; Other is the last.
  static let count = 7

  /// The glyph of a filling in a charset.
  func glyph(_ charset: Charset) -> String {
    let isASCII = charset == .ascii
    switch self {
    case .part(let number):
      let glyphs = isASCII ? ["#", "=", "o", "/", "+", ":", "."] : ["█", "▒", "▚", "░", "▤", "╱", "┈"]
      return glyphs[number % Self.count]
    case .hollow: return isASCII ? ":" : "░"
    case .band: return isASCII ? ":" : "░"
    }
  }

  /// Whether a dot of braille belongs to the filling, by its column and row in the plot. Every cell has one at least.
  func hasDot(x: Int, y: Int) -> Bool {
    switch self {
    case .part(0): true
    case .part(1): (x + y) % 2 == 0
    case .part(2): y % 2 == 0
    case .part(3): x % 2 == 0 && y % 2 == 0
    case .part(4): (x + y) % 4 == 0
    case .part(5): x % 2 == 0
    case .part(6): x % 2 == 0 && y % 4 == x % 4
    case .part(let number): Fill.part(number % Self.count).hasDot(x: x, y: y)
    case .hollow: (x + y) % 2 == 0
    case .band: x % 2 == 0 && y % 2 == (x / 2) % 2
    }
  }

  /// Whether parts of a cell can be filled: only a full block has eighths.
  var isSolid: Bool { self == .part(0) }
}
