/// A colour as a theme names it.
package enum Color: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case standard
  /// One of the terminal's 16 colours, 0...15.
  case ansi(Int)
  /// One of 256 colours, 16...255 (the cube and the greys).
  case indexed(Int)
  /// A colour by its red, green and blue, 0...255 each.
  case rgb(UInt8, UInt8, UInt8)
}

/// The ways besides colour in which text can stand out.
package struct Attributes: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let bold = Attributes(rawValue: 1)
  package static let dim = Attributes(rawValue: 2)
  package static let italic = Attributes(rawValue: 4)
  package static let underline = Attributes(rawValue: 8)
  package static let reverse = Attributes(rawValue: 16)
}

/// How one kind of cell looks: colours and attributes, ready for a terminal.
package struct Paint: Hashable, Sendable {
  package var foreground: Color
  package var background: Color
  package var attributes: Attributes

  package init(foreground: Color = .standard, background: Color = .standard, attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}

/// How many colours a terminal has.
package enum ColorDepth: Int, Comparable, Sendable {
  case mono = 0
  case ansi16 = 16
  case indexed256 = 256
  case truecolor = 16_777_216

  /// Whether one terminal has fewer colours than another.
  package static func < (left: ColorDepth, right: ColorDepth) -> Bool { left.rawValue < right.rawValue }
}
