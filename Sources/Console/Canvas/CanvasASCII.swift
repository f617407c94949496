extension Canvas {
  /// Replaces every glyph that an ASCII terminal cannot show, cell by cell, so that nothing moves.
  package mutating func asciiOnly(in part: Rect? = nil) {
    let area = bounds.intersection(part ?? bounds)
    for y in area.y..<area.maxY {
      for x in area.x..<area.maxX {
        let point = Point(x: x, y: y)
        let symbol = self[point].symbol
        if symbol.scalar?.isASCII == true { continue }
        self[point].glyph = replacement(for: symbol.text)
      }
    }
  }

  /// One ASCII column: the second cell of a wide glyph becomes a blank.
  private func replacement(for glyph: String) -> String {
    Charset.ascii(glyph).first.map(String.init) ?? " "
  }
}
