internal import Console

/// Makes sure that a glyph takes as many columns on the terminal as on the canvas.
///
/// The C library, and with it ncurses, counts the columns of a cluster scalar by scalar: six for a family emoji that a
/// canvas and most terminals give two. Whatever does not add up is shown by its first scalar, or as a question mark,
/// so that one odd name never shifts the rest of its row.
struct GlyphFit {
  /// The columns that the C library gives a scalar; negative for one it cannot print.
  let columns: (Unicode.Scalar) -> Int

  /// The scalar to draw, when a glyph of one column on the canvas is one scalar of one column on the terminal too.
  func single(_ glyph: Glyph) -> Unicode.Scalar? {
    guard let scalar = glyph.scalar, Self.isPlain(scalar) || columns(scalar) == 1 else { return nil }
    return scalar
  }

  /// Letters of Latin and Vietnamese, box drawing, blocks and braille.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0xA1..<0xAD, 0xAE..<0x300, 0x1E00..<0x1F00, 0x2500..<0x25FD, 0x2800..<0x2900: true
    default: false
    }
  }

  /// What to draw for a glyph that has `width` columns on the canvas.
  func fitted(_ glyph: String, width: Int) -> String {
    let widths = glyph.unicodeScalars.map(columns)
    if widths.allSatisfy({ $0 >= 0 }), widths.reduce(0, +) == width { return glyph }
    guard let first = glyph.unicodeScalars.first, let needed = widths.first, (1...width).contains(needed) else {
      return "?"
    }
    return String(first)
  }
}
