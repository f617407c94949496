/// Red, green and blue, 0...255 each.
package struct RGB: Hashable, Sendable {
  package var red: Int
  package var green: Int
  package var blue: Int

  package init(_ red: Int, _ green: Int, _ blue: Int) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// How far apart two colours look, with the channels weighted by how the eye sees them.
  func distance(to other: RGB) -> Int {
    let mean = (red + other.red) / 2
    let red = red - other.red
    let green = green - other.green
    let blue = blue - other.blue
    return ((512 + mean) * red * red >> 8) + 4 * green * green + ((767 - mean) * blue * blue >> 8)
  }

  /// The colour as `#rrggbb`.
  package var hex: String {
    let digits = [red, green, blue].map { value in
      let text = String(min(255, max(0, value)), radix: 16)
      return text.count == 1 ? "0" + text : text
    }
    return "#" + digits.joined()
  }
}

extension Color {
  /// One of the terminal's 256 colours by number.
  package static func numbered(_ number: Int) -> Color { number < 16 ? .ansi(number) : .indexed(number) }

  /// The red, green and blue of the colour, nil for the terminal's own. The 16 colours are those of xterm, since a
  /// terminal does not say which ones its user chose.
  package var rgb: RGB? {
    switch self {
    case .standard: nil
    case .ansi(let number): Self.xterm.indices.contains(number) ? Self.xterm[number] : nil
    case .indexed(let number): Self.indexedRGB(number)
    case .rgb(let red, let green, let blue): RGB(Int(red), Int(green), Int(blue))
    }
  }

  private static let xterm = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0), RGB(0, 0, 238), RGB(205, 0, 205),
    RGB(0, 205, 205), RGB(229, 229, 229), RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]

  /// The steps of the colour cube.
  private static let cube = [0, 95, 135, 175, 215, 255]

  /// 16...231 are a 6×6×6 cube, 232...255 are greys.
  private static func indexedRGB(_ number: Int) -> RGB? {
    switch number {
    case 0..<16: xterm[number]
    case 16..<232: RGB(cube[(number - 16) / 36], cube[(number - 16) / 6 % 6], cube[(number - 16) % 6])
    case 232..<256: RGB(8 + 10 * (number - 232), 8 + 10 * (number - 232), 8 + 10 * (number - 232))
    default: nil
    }
  }

  /// The nearest colour of the cube and the greys; the 16 colours stay, since they are the user's own.
  package var nearestIndexed: Color {
    guard case .rgb = self, let rgb else { return self }
    return Color.indexed(nearest(to: rgb, among: 16..<256))
  }

  /// The nearest of the terminal's 16 colours.
  package var nearestANSI: Color {
    if case .ansi = self { return self }
    guard let rgb else { return self }
    return Color.ansi(nearest(to: rgb, among: 0..<16))
  }

  private func nearest(to rgb: RGB, among numbers: Range<Int>) -> Int {
    let distances = numbers.map { number in
      (number, Self.indexedRGB(number)?.distance(to: rgb) ?? Int.max)
    }
    return distances.min { $0.1 < $1.1 }?.0 ?? numbers.lowerBound
  }
}
