/// A chart as a vector picture: the scene that a canvas paints in glyphs, in lines, bars and words.
///
/// The picture stands alone. It has no paper of its own and takes its ink from the reader's colour scheme, so that it is
/// legible on light and on dark pages; title, unit, filter and sources are printed on it and told to screen readers.
package struct ChartSVG: Hashable, Sendable {
  /// The columns of the chart, which are 8 units of the picture wide.
  package var width: Int
  /// The rows of the chart, 18 units high; as many as the chart prefers when nil.
  package var height: Int?

  package init(width: Int = 96, height: Int? = nil) {
    self.width = max(20, width)
    self.height = height
  }

  // One cell in units of the picture, and the room around the chart.
  static let cellWidth = 8.0
  static let cellHeight = 18.0
  private static let fontSize = 13
  private static let margin = 16.0

  /// The picture as the text of an SVG file.
  package func picture(of chart: any Chart, heading: ChartHeading) -> String {
    let rows = min(400, max(1, height ?? chart.preferredHeight))
    let scene = chart.scene(in: Rect(x: 0, y: 0, width: width, height: rows), charset: .braille)
    let lines = wrapped(heading, chart)
    let top = Self.margin + Double(lines.head.count) * Self.cellHeight + 8
    let bottom = top + Double(rows) * Self.cellHeight + 8
    let size = (
      SVGText.number(Double(width) * Self.cellWidth + 2 * Self.margin),
      SVGText.number(bottom + Double(lines.foot.count) * Self.cellHeight + Self.margin)
    )
    let painter = SVGPainter()
    let head = lines.head.enumerated().map { number, line in
      text(line, y: Self.margin + (Double(number) + 0.75) * Self.cellHeight, isTitle: number < lines.titleCount)
    }
    let foot = lines.foot.enumerated().map { number, line in
      text(line, y: bottom + (Double(number) + 0.75) * Self.cellHeight, isTitle: false)
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 \(size.0) \(size.1)" width="\(size.0)" \
      height="\(size.1)" role="img" font-family="'JetBrains Mono','DejaVu Sans Mono',Menlo,Consolas,monospace" \
      font-size="\(Self.fontSize)" stroke-linejoin="round" stroke-linecap="round" \
      xml:space="preserve">
      <title>\(SVGText.escape(heading.title.isEmpty ? chart.kind.title : heading.title))</title>
      <desc>\(SVGText.escape(description(of: chart, heading)))</desc>
      \(SVGPalette.style(painter.roles(of: scene) + [.muted]))
      \(SVGPainter.patterns)
      \(head.joined(separator: "\n"))
      <g transform="translate(\(SVGText.number(Self.margin)) \(SVGText.number(top)))">
      \(painter.elements(of: scene).joined(separator: "\n"))
      </g>
      \(foot.joined(separator: "\n"))
      </svg>

      """
  }

  /// What the picture shows in words, for those who cannot see it: the kind, what it says of itself, and its figures'
  /// number, since the figures themselves are a table beside it.
  private func description(of chart: any Chart, _ heading: ChartHeading) -> String {
    let count = chart.table.knownCount
    return
      ([chart.kind.title, heading.unit] + chart.remarks + ["\(count) \(count == 1 ? "figure" : "figures")"]
      + heading.foot)
      .filter { !$0.isEmpty }.joined(separator: ". ") + "."
  }

  private func wrapped(
    _ heading: ChartHeading, _ chart: any Chart
  ) -> (head: [String], titleCount: Int, foot: [String]) {
    func lines(_ texts: [String]) -> [String] { texts.filter { !$0.isEmpty }.flatMap { Fit.wrap($0, to: width) } }
    let title = lines([heading.title])
    return (title + lines([heading.subtitle(of: chart)]), title.count, lines(heading.foot))
  }

  private func text(_ line: String, y: Double, isTitle: Bool) -> String {
    let style = isTitle ? " font-weight=\"bold\"" : " class=\"r-\(Role.muted.rawValue)\""
    return
      "<text x=\"\(SVGText.number(Self.margin))\" y=\"\(SVGText.number(y))\"\(style)>\(SVGText.escape(line))</text>"
  }
}
