package import Diplomacy

/// A column together with how rows of one kind fill it: a sheet is a list of these and its rows.
package struct SheetField<Row>: Sendable {
  package var column: SheetColumn
  package var cell: @Sendable (Row) -> SheetCell

  package init(_ column: SheetColumn, _ cell: @escaping @Sendable (Row) -> SheetCell) {
    self.column = column
    self.cell = cell
  }
}

extension Sheet {
  /// A sheet of values.
  ///
  /// - Parameter row: the row of a value without its cells: its id, where it leads, what it rests on.
  package init<Row>(
    title: String, crumb: String? = nil, subtitle: String = "", explanation: String, fields: [SheetField<Row>],
    of values: [Row], emptyWords: [String], sort: [SheetSort] = [], sources: [String: Source] = [:],
    row: (Row) -> SheetRow
  ) {
    self.init(
      title: title, crumb: crumb, subtitle: subtitle, explanation: explanation, columns: fields.map(\.column),
      rows: values.map { value in
        var row = row(value)
        row.cells = fields.map { $0.cell(value) }
        return row
      }, emptyWords: emptyWords, sort: sort, sources: sources)
  }
}

extension SheetRow {
  /// A row whose cells come from the fields of its sheet.
  package init(
    id: String, link: DetailEntry.Link? = nil, fact: FactKey? = nil, evidence: Evidence,
    years: [ClosedRange<Int>] = []
  ) {
    self.init(id: id, cells: [], link: link, fact: fact, evidence: evidence, years: years)
  }
}

extension SheetCell.Sign {
  /// The sign of a fact: sources differ, or it is doubtful.
  package init?(isDisputed: Bool, _ confidence: Confidence = .high) {
    if isDisputed { self = .disputed } else if confidence == .low { self = .doubtful } else { return nil }
  }
}
