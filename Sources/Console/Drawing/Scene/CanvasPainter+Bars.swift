/// Bars in eighths of a cell where the terminal has them.
extension CanvasPainter {
  func paint(_ bar: ChartBar, on canvas: inout Canvas) {
    if bar.from < 0 || bar.to < 0 {
      paintHanging(bar, on: &canvas)
    } else {
      paintStanding(bar, on: &canvas)
    }
  }

  /// The columns of a bar in some rows of its plot.
  private func fill(_ bar: ChartBar, _ rows: Range<Int>, _ glyph: String, on canvas: inout Canvas) {
    let area = Rect(x: bar.columns.lowerBound, y: rows.lowerBound, width: bar.columns.count, height: rows.count)
    canvas.fill(area.intersection(bar.plot).intersection(clip), glyph, role: bar.role)
  }

  private func paintStanding(_ bar: ChartBar, on canvas: inout Canvas) {
    let bottom = Int(min(bar.from, bar.to).rounded())
    let height = max(bar.from, bar.to)
    // Only a full block has eighths: other fillings end at a whole row.
    let eighths = Int(bar.isOfStrip ? height * 8 : (height * 8).rounded())
    let whole = bar.fill.isSolid ? eighths / 8 : Int(height.rounded())
    let top = max(bottom, whole)
    fill(bar, bar.zeroRow - top..<bar.zeroRow - bottom, bar.fill.glyph(charset), on: &canvas)
    let rest = height - Double(top)
    let isTiny = top == bottom && bottom == 0 && height > 0
    // In a strip of few rows a count just above another must still be higher.
    if bar.fill.isSolid, rest >= (bar.isOfStrip ? 1e-9 : 1 / 16.0) || isTiny {
      // A bar of plain ASCII is all one sign, which its last row keeps from the half upwards; a strip has no room for that.
      let isSigned = charset == .ascii && !bar.isOfStrip
      let glyph = isSigned ? (rest >= 0.5 ? "#" : "_") : glyphs.level(rest)
      if !isSigned || rest >= 0.25 || isTiny {
        fill(bar, bar.zeroRow - top - 1..<bar.zeroRow - top, glyph, on: &canvas)
      }
    } else if isTiny {
      fill(bar, bar.zeroRow - 1..<bar.zeroRow, bar.fill.glyph(charset), on: &canvas)
    }
  }

  /// Bars below zero hang from the row under it; there are no glyphs for eighths from the top, only for a half.
  private func paintHanging(_ bar: ChartBar, on canvas: inout Canvas) {
    let first = Int(min(-bar.from, -bar.to).rounded())
    let depth = max(-bar.from, -bar.to)
    let halves = max(1, Int((depth * 2).rounded()))
    let hasHalf = bar.fill.isSolid && charset != .ascii && halves % 2 == 1
    let whole = max(first, hasHalf ? halves / 2 : max(1, Int(depth.rounded())))
    fill(bar, bar.zeroRow + 1 + first..<bar.zeroRow + 1 + whole, bar.fill.glyph(charset), on: &canvas)
    if hasHalf { fill(bar, bar.zeroRow + 1 + whole..<bar.zeroRow + 2 + whole, "▀", on: &canvas) }
  }

  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  func paint(_ beam: ChartBeam, on canvas: inout Canvas) {
    let low = min(beam.from, beam.to)
    let high = max(beam.from, beam.to)
    func fill(_ columns: Range<Int>, _ glyph: String) {
      let area = Rect(x: columns.lowerBound, y: beam.rows.lowerBound, width: columns.count, height: beam.rows.count)
      canvas.fill(area.intersection(clip), glyph, role: beam.role)
    }
    guard beam.fill.isSolid, charset != .ascii, beam.from <= beam.to else {
      // At least one column shows that there is something.
      var first = Int(low.rounded())
      var end = Int(high.rounded())
      if first == end { if beam.from <= beam.to { end += 1 } else { first -= 1 } }
      return fill(first..<end, beam.fill.glyph(charset))
    }
    let first = Int(low.rounded())
    let eighths = max(1, Int(((high - Double(first)) * 8).rounded()))
    let end = first + eighths / 8
    fill(first..<end, "█")
    if eighths % 8 > 0 { fill(end..<end + 1, Self.eighths[eighths % 8]) }
  }
}
