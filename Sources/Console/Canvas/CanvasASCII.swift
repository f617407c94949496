extension Canvas {
  /// Replaces every glyph that an ASCII terminal cannot show, cell by cell, so that nothing moves.
  package mutating func asciiOnly() {
    for y in 0..<size.height {
      for x in 0..<size.width {
        let point = Point(x: x, y: y)
        let glyph = self[point].glyph
        if glyph.utf8.allSatisfy({ $0 < 0x80 }) && !glyph.isEmpty { continue }
        self[point].glyph = replacement(for: glyph)
      }
    }
  }

  /// One ASCII column: the second cell of a wide glyph becomes a blank.
  private func replacement(for glyph: String) -> String {
    Charset.ascii(glyph).first.map(String.init) ?? " "
  }
}
