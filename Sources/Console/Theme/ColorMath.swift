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
    return (512 + mean) * red * red / 256 + 4 * green * green + (767 - mean) * blue * blue / 256
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
    return Color.indexed(rgb.nearest(among: 16..<256))
  }

  /// The nearest of the terminal's 16 colours. A colour keeps its hue: by distance alone, soft greens and blues would
  /// all be nearest to grey.
  package var nearestANSI: Color {
    if case .ansi = self { return self }
    guard let rgb else { return self }
    guard let pure = rgb.saturated else { return .ansi(rgb.nearest(among: [0, 7, 8, 15])) }
    let hue = pure.nearest(among: 9...14)
    return .ansi(rgb.brightest > 220 ? hue : hue - 8)
  }
}

extension RGB {
  fileprivate var brightest: Int { max(red, green, blue) }

  /// The pure colour of the same hue; nil for greys.
  fileprivate var saturated: RGB? {
    let low = min(red, green, blue)
    let range = brightest - low
    guard range > 32 else { return nil }
    return RGB((red - low) * 255 / range, (green - low) * 255 / range, (blue - low) * 255 / range)
  }

  /// Which of some of the 256 colours looks most like this one.
  fileprivate func nearest(among numbers: some Collection<Int>) -> Int {
    let distances = numbers.map { ($0, Color.numbered($0).rgb?.distance(to: self) ?? Int.max) }
    return distances.min { $0.1 < $1.1 }?.0 ?? 0
  }
}
