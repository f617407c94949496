internal import Console
internal import ViewModels

/// Counts by year and month as a grid: a row for each year, a column for each month, a bar and a number in each cell.
struct MonthGrid {
  let figure: Figure
  let plot: MonthPlot
  let charset: Charset

  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  func draw(on canvas: inout Canvas, in area: Rect) {
    guard area.width >= 30, area.height >= 3 else { return }
    let title = [Span(figure.title, .header), Span("  " + (figure.notes.first ?? figure.unit), .muted)]
    canvas.write(
      spans: title.truncated(to: area.width, ellipsis: charset.glyphs.ellipsis), at: Point(x: area.x, y: area.y),
      clip: area)
    let width = min(8, (area.width - 12) / 12)
    for (index, month) in Self.months.enumerated() {
      let text = width >= 4 ? month : String(month.prefix(1))
      canvas.write(
        Fit.pad(text, to: width, align: .right), at: Point(x: area.x + 5 + index * width, y: area.y + 1), role: .axis,
        clip: area)
    }
    canvas.write(
      Fit.pad("all", to: 6, align: .right), at: Point(x: area.x + 5 + 12 * width, y: area.y + 1), role: .axis,
      clip: area)
    let largest = max(1, plot.counts.values.joined().max() ?? 1)
    // The latest years are those that people look for, should there be no room for all.
    for (offset, year) in plot.years.suffix(area.height - 2).enumerated() {
      draw(year, at: area.y + 2 + offset, width: width, largest: largest, on: &canvas, in: area)
    }
  }

  private func draw(_ year: Int, at y: Int, width: Int, largest: Int, on canvas: inout Canvas, in area: Rect) {
    canvas.write(String(year), at: Point(x: area.x, y: y), role: .axis, clip: area)
    guard let counts = plot.counts[year] else {
      canvas.write(charset.glyphs.gap, at: Point(x: area.x + 5 + width - 1, y: y), role: .gap, clip: area)
      return
    }
    for (index, count) in counts.prefix(12).enumerated() {
      let level = charset.glyphs.level(Double(count) / Double(largest))
      let number = count == 0 ? charset.glyphs.gap : String(count)
      let text = width >= 5 && count > 0 ? level + Fit.pad(number, to: 3, align: .right) : number
      canvas.write(
        Fit.pad(text, to: width, align: .right), at: Point(x: area.x + 5 + index * width, y: y),
        role: count == 0 ? .muted : .total, clip: area)
    }
    canvas.write(
      Fit.pad(String(counts.reduce(0, +)), to: 6, align: .right), at: Point(x: area.x + 5 + 12 * width, y: y),
      role: .strong, clip: area)
  }
}
