/// Rows that leave the program piece by piece: the beginning, any number of rows, the end. What is written so is what
/// `RowSet.text(in:)` gives at once, and a million rows need never be together in memory.
package struct RowPieces: Sendable {
  private let rows: RowSet
  private let format: RowFormat
  /// Whether a row has been written, so that JSON needs a comma before the next.
  private var hasRows = false

  /// - Parameter rows: the rows' columns and what was asked; rows in it are left out.
  package init(_ rows: RowSet, format: RowFormat) {
    var rows = rows
    rows.rows = []
    self.rows = rows
    self.format = format
  }

  /// What comes before the first row.
  package var head: String {
    switch format {
    case .csv: rows.csv
    case .tsv: rows.tsv
    case .markdown: (rows.title.isEmpty ? "" : "# \(rows.title)\n\n") + rows.markdown
    case .json: rows.jsonHead
    }
  }

  /// Some more rows.
  package mutating func body(_ more: [[FieldValue]]) -> String {
    guard !more.isEmpty else { return "" }
    defer { hasRows = true }
    switch format {
    case .csv: return more.map { RowSet.csvLine($0) }.joined()
    case .tsv: return more.map { RowSet.tsvLine($0) }.joined()
    case .markdown: return more.map { RowSet.markdownLine($0.map(\.cell)) }.joined()
    case .json: return (hasRows ? ",\n" : "\n") + more.map(rows.jsonLine).joined(separator: ",\n")
    }
  }

  /// What comes after the last row.
  ///
  /// - Parameter citations: the documents that the rows name.
  package func foot(_ citations: [String]) -> String {
    switch format {
    case .csv, .tsv: ""
    case .markdown: rows.markdownFoot(citations)
    case .json: (hasRows ? "\n  " : "") + rows.jsonFoot(citations)
    }
  }
}

extension RowSet {
  /// What a table was asked for and rests on, in a few lines under it; blank when nothing is to be said.
  fileprivate func markdownFoot(_ citations: [String]) -> String {
    guard !title.isEmpty else { return "" }
    var text = "\nAs of \(asOf)" + (filter.isEmpty ? "" : "; filter `\(filter)`") + ".\n"
    if !citations.isEmpty { text += "\nSources:\n\n" + citations.map { "- \($0)\n" }.joined() }
    return text
  }

  /// What a table of separated values cannot say itself, as metadata beside it (CSV on the Web): what was asked, of which
  /// day, and the documents that the rows name.
  ///
  /// - Parameters:
  ///   - file: the name of the file with the rows.
  ///   - citations: the documents.
  package func metadata(of file: String, _ citations: [String]) -> String {
    let names = columns.map { "{\"name\": \(JSONText.quoted($0))}" }.joined(separator: ", ")
    let sources = citations.map { "    " + JSONText.quoted($0) }.joined(separator: ",\n")
    return """
      {
        "@context": "http://www.w3.org/ns/csvw",
        "url": \(JSONText.quoted(file)),
        "dc:title": \(JSONText.quoted(title)),
        "entente:dossier": \(JSONText.quoted(dossier)),
        "entente:as_of": \(JSONText.quoted(asOf)),
        "entente:filter": \(JSONText.quoted(filter)),
        "dc:source": [\(sources.isEmpty ? "" : "\n" + sources + "\n  ")],
        "tableSchema": {"columns": [\(names)]}
      }

      """
  }
}
