extension RowSet {
  /// RFC 4180 with a header row and LF line ends.
  package var csv: String { Self.csvLine(columns.map(FieldValue.text)) + rows.map { Self.csvLine($0) }.joined() }

  /// Tab-separated: as CSV, and tabs or line breaks within a value become spaces.
  package var tsv: String { Self.tsvLine(columns.map(FieldValue.text)) + rows.map { Self.tsvLine($0) }.joined() }

  static func csvLine(_ row: [FieldValue]) -> String { row.map { quoted($0.cell) }.joined(separator: ",") + "\n" }

  static func tsvLine(_ row: [FieldValue]) -> String {
    row.map { $0.cell.map { $0 == "\t" || $0.isNewline ? " " : String($0) }.joined() }.joined(separator: "\t") + "\n"
  }

  /// A field in quotes where it has a comma, a quote or a line break.
  private static func quoted(_ field: String) -> String {
    guard field.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }

  /// A Markdown table (GitHub's), with pipes escaped.
  package var markdown: String {
    let rule = "|" + columns.map { _ in " --- |" }.joined() + "\n"
    return Self.markdownLine(columns) + rule + rows.map { Self.markdownLine($0.map(\.cell)) }.joined()
  }

  static func markdownLine(_ cells: [String]) -> String {
    "| " + cells.map { $0.replacing("|", with: "\\|").replacing("\n", with: " ") }.joined(separator: " | ") + " |\n"
  }
}
