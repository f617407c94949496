extension SheetPage {
  /// A row in one line: each column that shows with its heading, as far as something is known.
  package func words(of row: SheetRow) -> String {
    if let words = row.words { return words }
    // What a row is grouped by stands in the heading above it, and is in no column that shows.
    let group = arrangement.group.flatMap { sheet.index(of: $0) }.map { sheet.columns[$0] }
    let columns = (columns.contains { $0.id == group?.id } ? [] : group.map { [$0] } ?? []) + columns
    let cells = columns.compactMap { column in sheet.index(of: column.id).map { (column, row.cells[$0]) } }
    return cells.filter { !$0.1.isMissing }
      .map { column, cell in column.id == columns.first?.id ? cell.signed : "\(column.title) \(cell.signed)" }
      .joined(separator: "; ")
  }
}

extension SheetCell {
  /// The text with its sign before it.
  package var signed: String {
    switch sign {
    case .disputed: "≠" + shown
    case .doubtful: "?" + shown
    case .approximate: "≈" + shown
    case nil: shown
    }
  }
}

extension SheetCell {
  /// About how many columns of the terminal the text takes: wide letters count twice.
  var room: Int {
    let text = shown
    let signs = sign == nil ? 0 : 1
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count + signs }
    return text.unicodeScalars.reduce(signs) { $0 + ($1.value >= 0x1100 && $1.value < 0xFF00 ? 2 : 1) }
  }
}
