/// A colour of a theme together with what to use where the terminal has fewer colours.
package struct Tint: Hashable, Sendable {
  package var color: Color
  /// The colour for terminals with 256 colours, 0...255; the nearest one when nil.
  package var indexed: Int?
  /// The colour for terminals with 16 colours, 0...15; the nearest one when nil.
  package var ansi: Int?

  package init(_ color: Color, indexed: Int? = nil, ansi: Int? = nil) {
    self.color = color
    self.indexed = indexed
    self.ansi = ansi
  }

  /// The colour to send to a terminal.
  package func color(at depth: ColorDepth) -> Color {
    if color == .standard { return .standard }
    switch depth {
    case .mono: return .standard
    case .ansi16: return ansi.map { .ansi($0) } ?? color.nearestANSI
    case .indexed256: return indexed.map { Color.numbered($0) } ?? color.nearestIndexed
    case .truecolor: return color
    }
  }
}

/// How a theme shows one role or highlight. What it leaves out stays as it is underneath.
package struct Look: Hashable, Sendable {
  package var foreground: Tint?
  package var background: Tint?
  package var attributes: Attributes

  package init(foreground: Tint? = nil, background: Tint? = nil, attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// A look without fallbacks for terminals with fewer colours.
  package init(_ paint: Paint) {
    self.init(
      foreground: paint.foreground == .standard ? nil : Tint(paint.foreground),
      background: paint.background == .standard ? nil : Tint(paint.background), attributes: paint.attributes)
  }
}
