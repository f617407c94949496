extension RowSet {
  /// RFC 4180 with a header row and LF line ends.
  package var csv: String { delimited(by: ",") }

  /// Tab-separated: as CSV, and tabs or line breaks within a value become spaces.
  package var tsv: String {
    ([columns] + rows.map { $0.map(\.cell) }).map { row in
      row.map { $0.map { $0 == "\t" || $0.isNewline ? " " : String($0) }.joined() }.joined(separator: "\t")
    }.joined(separator: "\n") + "\n"
  }

  private func delimited(by separator: String) -> String {
    ([columns] + rows.map { $0.map(\.cell) }).map { row in
      row.map(Self.quoted).joined(separator: separator)
    }.joined(separator: "\n") + "\n"
  }

  /// A field in quotes where it has a comma, a quote or a line break.
  private static func quoted(_ field: String) -> String {
    guard field.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }

  /// A Markdown table (GitHub's), with pipes escaped.
  package var markdown: String {
    func line(_ cells: [String]) -> String {
      "| " + cells.map { $0.replacing("|", with: "\\|").replacing("\n", with: " ") }.joined(separator: " | ") + " |\n"
    }
    let rule = "|" + columns.map { _ in " --- |" }.joined() + "\n"
    return line(columns) + rule + rows.map { line($0.map(\.cell)) }.joined()
  }
}
