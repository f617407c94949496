/// The figures of a chart as rows of text, one figure a row: what `D` shows and what a CSV file holds.
///
/// A figure that is missing is an empty cell. Numbers are written in full, without suffixes.
package struct ChartTable: Hashable, Sendable {
  package var columns: [String]
  package var rows: [[String]]

  package init(columns: [String], rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }

  /// The figures of several series by position; the last column says `approximate` of those that charts draw hollow,
  /// and `disputed` of those on which sources differ.
  package init(positions: [Int], named position: String = "year", series: [ChartSeries]) {
    columns = [position, "series", "value", "status"]
    rows = series.flatMap { line in
      positions.indices.map { index in
        let value = line.values.indices.contains(index) ? line.values[index] : .missing
        return [String(positions[index]), line.name, Self.cell(value.figure), Self.status(value)]
      }
    }
  }

  /// How many of the rows have their figure.
  var knownCount: Int {
    guard let column = columns.lastIndex(where: { ["value", "count"].contains($0) }) else { return rows.count }
    return rows.count { $0.indices.contains(column) && !$0[column].isEmpty }
  }

  /// A number in full: whole ones without a point, nothing when there is none.
  package static func cell(_ figure: Double?) -> String {
    guard let figure, figure.isFinite else { return "" }
    return figure == figure.rounded() && abs(figure) < 9e15 ? String(Int(figure)) : String(figure)
  }

  static func status(_ value: ChartValue) -> String {
    guard value.figure != nil else { return "missing" }
    let words = (value.isHollow ? ["approximate"] : []) + (value.isDisputed ? ["disputed"] : [])
    return words.joined(separator: " ")
  }

  /// The table as CSV, with a heading row and a line feed after each row.
  package var csv: String {
    ([columns] + rows).map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
  }

  /// A cell in quotes where it needs them. A text that a spreadsheet would take for a formula gets an apostrophe.
  private static func quoted(_ cell: String) -> String {
    let isFormula = cell.first.map { "=+@\t".contains($0) || ($0 == "-" && Double(cell) == nil) } ?? false
    let text = isFormula ? "'" + cell : cell
    let needsQuotes = text.contains { $0 == "," || $0 == "\"" || $0.isNewline }
    return needsQuotes
      ? "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : text
  }
}
