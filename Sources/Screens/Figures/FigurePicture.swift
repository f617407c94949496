package import Console
package import ViewModels

/// A figure on its way out of the program: as text, as a vector picture or as a table, with everything printed on it that
/// tells what it shows: title, unit, scale, what is left out, the filter, the date and the documents.
package struct FigurePicture: Sendable {
  private let figure: Figure
  private let asOf: String
  private let filter: String

  /// The most documents that are printed below a picture; more are counted.
  private static let mostSources = 8

  /// - Parameters:
  ///   - asOf: the day in ISO 8601 that everything is told as of.
  ///   - filter: the filter that the figures passed, in its grammar; blank for none.
  package init(_ figure: Figure, asOf: String, filter: String = "") {
    self.figure = figure
    self.asOf = asOf
    self.filter = filter
  }

  private var heading: ChartHeading {
    let left = figure.sources.count - Self.mostSources
    let sources = figure.sources.prefix(Self.mostSources) + (left > 0 ? ["and \(left) more"] : [])
    // The chart says of itself what its scale is; the unit need not say it again.
    let remarks = chart(.braille).remarks
    let unit = figure.unit.split(separator: "; ").map(String.init).filter { !remarks.contains($0) }
    return ChartHeading(
      title: figure.title, unit: (unit + ["as of \(asOf)"] + figure.notes).joined(separator: "; "),
      filter: filter,
      sources: Array(sources))
  }

  private func chart(_ charset: Charset) -> any Chart { FigureChart(figure: figure, charset: charset).chart }

  /// Lines of text without any colour.
  ///
  /// - Parameters:
  ///   - width: the columns that the picture takes.
  ///   - height: the rows of the chart itself; those that it prefers when nil.
  package func text(width: Int, height: Int? = nil, charset: Charset) -> String {
    ChartText(charset: charset).picture(of: chart(charset), heading: heading, width: width, height: height)
  }

  /// The text of an SVG file that stands alone, for light and for dark pages.
  package func svg(width: Int = 96, height: Int? = nil) -> String {
    ChartSVG(width: width, height: height).picture(of: chart(.braille), heading: heading)
  }

  /// The figures as CSV (RFC 4180) with a heading row.
  package var csv: String { ChartTable(columns: figure.table.columns, rows: figure.table.rows).csv }
}
