/// Figures as one row of small bars, on a scale of their own that always includes zero.
///
/// A missing figure is a gap glyph and zero a line at the bottom, so that neither looks like the other. Approximate
/// figures are muted; negative ones take the role of a loss.
package struct Sparkline: Hashable, Sendable {
  package var values: [ChartValue]
  package var role: Role
  /// The figures that the scale must reach, so that lines in a list can share one.
  package var limits: ClosedRange<Double>?

  package init(values: [ChartValue], role: Role = .accent, limits: ClosedRange<Double>? = nil) {
    self.values = values
    self.role = role
    self.limits = limits
  }

  /// The ends of the scale, with zero between them or at one of them.
  var ends: (low: Double, high: Double) {
    var low = min(0, limits?.lowerBound ?? 0)
    var high = max(0, limits?.upperBound ?? 0)
    for value in values {
      guard let figure = value.figure else { continue }
      low = min(low, figure)
      high = max(high, figure)
    }
    return (low, high)
  }

  /// One glyph per value with the role it is drawn in.
  package func cells(charset: Charset) -> [Span] { cells(latest: values.count, charset: charset) }

  /// The latest so many, on the scale of all.
  private func cells(latest count: Int, charset: Charset) -> [Span] {
    let (low, high) = ends
    return values.suffix(count).map { value in
      guard let figure = value.figure else { return Span(charset.glyphs.gap, .gap) }
      let role = value.isHollow ? .muted : figure < 0 ? .loss : role
      return Span(glyph(figure, low: low, high: high, charset: charset), role)
    }
  }

  /// Zero has a glyph of its own when it is the bottom; every other figure stands at least one level high.
  private func glyph(_ figure: Double, low: Double, high: Double, charset: Charset) -> String {
    if figure == 0, low == 0 { return "_" }
    // Halving first keeps the range of two huge figures of opposite sign finite.
    let fraction = (figure / 2 - low / 2) / (high / 2 - low / 2)
    return fraction > 0 ? charset.glyphs.level(fraction) : charset.glyphs.levels[1]
  }

  /// Draws the latest values that fit into the first row of an area.
  package func draw(on canvas: inout Canvas, in area: Rect, charset: Charset, highlight: Highlight = .none) {
    guard !area.isEmpty else { return }
    let shown = cells(latest: area.width, charset: charset)
    canvas.write(spans: shown, at: Point(x: area.x, y: area.y), clip: area, highlight: highlight)
  }
}
