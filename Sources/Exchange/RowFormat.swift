/// The formats in which rows leave the program for other programs.
package enum RowFormat: String, CaseIterable, Sendable {
  case csv
  case tsv
  case json
  case markdown
}

extension RowSet {
  /// The rows in a format.
  package func text(in format: RowFormat) -> String {
    switch format {
    case .csv: csv
    case .tsv: tsv
    case .json: json
    case .markdown: markdown
    }
  }
}
