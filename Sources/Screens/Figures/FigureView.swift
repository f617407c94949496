internal import Console
internal import ViewModels

/// A figure on a page: what it shows and in what, the chart, and below it what stands in the year under the crosshair.
struct FigureView: Equatable {
  let figure: Figure
  let year: Int?
  let charset: Charset

  /// Where the parts lie in an area.
  struct Parts: Equatable {
    var title: Rect
    var chart: Rect
    var readout: Rect
  }

  /// The rows that a figure wants on a page of a height: enough to be read, and never more than half of the page.
  static func height(of figure: Figure?, in page: Rect) -> Int {
    guard let figure, page.height >= 12 else { return 0 }
    // A year is one row or one column, however much room there is: the title, what is counted, the months, the
    // years, what the shades mean, a blank row.
    if case .months(let plot) = figure.plot {
      let rows = plot.years.count + (plot.grids.count > 1 ? 5 : 4)
      return page.height < 20 ? 0 : min(rows, page.height / 2)
    }
    return min(24, page.height / 2)
  }

  /// The chart is what goes last as the area shrinks; a blank row parts the figure from the lines below.
  func parts(in area: Rect) -> Parts {
    let wanted = titleLines(area.width)
    let titles = min(wanted.count, area.height >= 14 ? 3 : area.height >= 9 ? 2 : area.height >= 5 ? 1 : 0)
    let most = area.height >= 14 ? 3 : area.height >= 10 ? 2 : 1
    let readouts = area.height >= 7 ? min(most, readoutLines(width: area.width, most: most).count) : 0
    let gap = area.height >= 12 ? 1 : 0
    let (title, rest) = area.splitTop(titles)
    let (chart, foot) = rest.splitTop(max(0, rest.height - readouts - gap))
    return Parts(title: title, chart: chart, readout: foot.splitTop(readouts).top)
  }

  func draw(on canvas: inout Canvas, in area: Rect) {
    let parts = parts(in: area)
    for (offset, spans) in titleLines(area.width).prefix(parts.title.height).enumerated() {
      let row = parts.title.row(offset)
      canvas.write(spans: spans, at: Point(x: row.x, y: row.y), clip: row)
    }
    FigureChart(figure: figure, year: year, charset: charset).chart.draw(
      on: &canvas, in: parts.chart, charset: charset)
    let lines = readoutLines(width: parts.readout.width, most: parts.readout.height)
    for (offset, spans) in lines.prefix(parts.readout.height).enumerated() {
      let row = parts.readout.row(offset)
      canvas.write(spans: spans, at: Point(x: row.x, y: row.y), clip: row)
    }
  }

  /// The year that a column of the chart stands for; nil outside the plot, and where a chart has no years.
  func year(at point: Point, in area: Rect) -> Int? {
    let chart = parts(in: area).chart
    guard chart.contains(point), case .years(let plot) = figure.plot,
      let lines = FigureChart(figure: figure, year: year, charset: charset).chart as? LineChart
    else { return nil }
    return lines.position(at: point.x, in: chart, charset: charset).map { plot.years.lowerBound + $0 }
  }

  /// The title, the unit, the scale and what is left out, in as many lines as they need. As much as fits stands beside
  /// the title, since a low figure has one line for all of it.
  private func titleLines(_ width: Int) -> [[Span]] {
    var lines = Fit.wrap(figure.title, to: max(1, width)).map { [Span($0, .strong)] }
    if lines.isEmpty { lines = [[]] }
    let remarks = FigureChart(figure: figure, year: year, charset: charset).chart.remarks.filter { !isSaid($0) }
    var asides = ([figure.unit] + remarks + figure.notes).filter { !$0.isEmpty }[...]
    var separator = "  "
    while let next = asides.first,
      lines[lines.count - 1].columns + separator.count + TextWidth.columns(of: next) <= width
    {
      lines[lines.count - 1].append(Span(separator + next, .muted))
      separator = "; "
      asides.removeFirst()
    }
    guard !asides.isEmpty else { return lines }
    return lines + Fit.wrap(asides.joined(separator: "; "), to: max(1, width)).map { [Span($0, .muted)] }
  }

  /// Whether the unit or a note has the words of a remark already, such as the year of an index.
  private func isSaid(_ remark: String) -> Bool { ([figure.unit] + figure.notes).contains { $0.hasPrefix(remark) } }

  // MARK: The readout

  /// What stands in the year under the crosshair, with the sources where there is room for them.
  private func readoutLines(width: Int, most: Int) -> [[Span]] {
    guard let year, let readout = FigureReadout(figure, year: year), width > 0 else { return [] }
    let full = lines(readout, width, withSources: true)
    return full.count <= most ? full : lines(readout, width, withSources: false)
  }

  private func lines(_ readout: FigureReadout, _ width: Int, withSources: Bool) -> [[Span]] {
    var lines: [[Span]] = [[Span(readout.year, .strong)]]
    for item in readout.items {
      let spans = spans(item, withSources)
      if lines[lines.count - 1].columns + 3 + spans.columns > width, lines[lines.count - 1].count > 1 {
        lines.append([])
      }
      let isFirst = lines[lines.count - 1].isEmpty
      lines[lines.count - 1] += (isFirst ? [] : [Span("   ")]) + spans
    }
    return lines
  }

  private func spans(_ item: FigureReadout.Item, _ withSource: Bool) -> [Span] {
    var spans = [
      Span(item.name + " ", item.voice.role), Span(item.text ?? charset.glyphs.gap, item.text == nil ? .gap : .text),
    ]
    if let change = item.change { spans.append(Span(" " + change, .muted)) }
    if withSource, !item.source.isEmpty { spans.append(Span(" (\(item.source))", .muted)) }
    return spans
  }
}
