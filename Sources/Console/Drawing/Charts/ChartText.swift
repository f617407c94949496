/// A chart as plain text, with its heading above and its filter and sources below.
package struct ChartText: Hashable, Sendable {
  package var charset: Charset

  package init(charset: Charset) { self.charset = charset }

  /// The text, its lines without blanks at their ends; the last line ends with a line feed.
  ///
  /// - Parameter height: the rows of the chart itself; those that it prefers when nil.
  package func picture(of chart: any Chart, heading: ChartHeading, width: Int, height: Int? = nil) -> String {
    let width = max(1, width)
    let size = Size(width: width, height: height ?? chart.preferredHeight)
    let head = [heading.title, heading.subtitle(of: chart)].filter { !$0.isEmpty }
    let lines =
      head.flatMap { Fit.wrap(plain($0), to: width) } + [""] + [chart.canvas(size: size, charset: charset).text]
      + (heading.foot.isEmpty ? [] : [""]) + heading.foot.flatMap { Fit.wrap(plain($0), to: width) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func plain(_ text: String) -> String { charset == .ascii ? Charset.ascii(text) : text }
}
