/// docs/charts.md: what the chart library has, with a picture of every kind. Made by the program, held by a test.
package enum ChartsDocument {
  /// The columns of the pictures, which fit a page of text.
  private static let width = 78

  package static var markdown: String {
    ([introduction] + ChartGallery.samples.map(section)).joined(separator: "\n\n") + "\n"
  }

  private static func section(_ sample: ChartGallery.Sample) -> String {
    let entry = sample.kind.entry
    func picture(_ charset: Charset) -> String {
      let text = ChartGallery.picture(sample, width: width, charset: charset)
      return "```text\n" + text.trimmingLineFeeds + "\n```"
    }
    return """
      ## \(entry.title)

      \(entry.purpose) `entente charts \(sample.kind.rawValue)` shows it.

      - Made from \(entry.input)
      - \(entry.rule)

      \(picture(.braille))

      <details><summary>In block glyphs and in plain ASCII</summary>

      \(picture(.block))

      \(picture(.ascii))

      </details>
      """
  }

  private static var introduction: String {
    let contents = ChartKind.allCases.map { kind in
      "| [\(kind.title)](#\(anchor(kind.title))) | \(kind.purpose) | `\(kind.rawValue)` |"
    }
    return """
      # Charts

      <!-- Made by the program (make golden); change Sources/Console/Drawing/Gallery instead. -->

      Every chart of Entente comes from one library, `Sources/Console/Drawing`. `entente charts` shows them all in your
      terminal, `entente charts --html` as vector pictures. The figures below are made up.

      ![Lines over years as a vector picture](charts-line.svg)

      | chart | what it is for | name |
      | --- | --- | --- |
      \(contents.joined(separator: "\n"))

      ## What holds for all of them

      - A chart is a value, and drawing is a function of it, an area and a charset: braille, block or plain ASCII. It fits an
        area of any size, down to none: the names go first as the area shrinks, then the axes, the figures last.
      - Ticks are multiples of 1, 2 or 5 with k, M, B and T for thousands to trillions; years are whole. Labels never meet.
      - A missing figure is a gap and a `·`, never zero and never bridged. A figure known only approximately or provisionally
        is hollow: `○`, a dotted line, a shaded bar; its number carries `≈`. `≠` says that sources differ.
      - Bars and areas stand on zero, in steps that are equally long on both sides of it. Only points may stand elsewhere.
      - Colour never says anything alone: lines have names at their ends, letters or signs of their own, and parts have
        fillings of their own.
      - What a chart cannot show it counts, in words for the title (`remarks`): figures at or below zero on a logarithmic scale,
        series without a figure in the year of an index, years whose parts are not all known, rows without room.

      ## Using the library

      ```swift
      let chart = BarChart(positions: Array(2015...2024), series: [grants])
      chart.draw(on: &canvas, in: area, charset: .braille)      // on a screen
      ChartText(charset: .ascii).picture(of: chart, heading: heading, width: 78)   // as text with heading and sources
      ChartSVG().picture(of: chart, heading: heading)           // as a vector picture
      chart.table.csv                                           // its figures
      ```

      `Chart` is the protocol of all kinds, `ChartKind` the table of them. A kind says in `scene(in:charset:)` where everything
      lies, in shapes (`ChartShape`): words, rules, ticks, lines, points, bars, areas, tiles. `CanvasPainter` paints a scene in
      glyphs and `SVGPainter` as SVG, so that both have the same scale, ticks and labels. Charts over years share their axes,
      years, legend, gaps, marks, brush and crosshair (`Axes/YearPlot`, `Axes/YearAxes`).

      To add a kind: a case of `ChartKind` with its row in the table, a type that conforms to `Chart`, and a sample in
      `ChartGallery`. The properties that every chart must have are then tried on it, its pictures are recorded, and this page
      shows it.
      """
  }

  /// How a heading is called in links.
  private static func anchor(_ title: String) -> String {
    String(title.lowercased().compactMap { $0.isLetter || $0.isNumber ? $0 : $0 == " " ? "-" : nil })
  }
}

extension String {
  /// The text without line feeds at its ends.
  fileprivate var trimmingLineFeeds: String {
    var text = Substring(self)
    while text.last == "\n" { text.removeLast() }
    while text.first == "\n" { text.removeFirst() }
    return String(text)
  }
}
