package import Diplomacy
package import Exchange

extension SheetPage {
  /// The rows as they leave the program: those selected, else all that show, in their order.
  ///
  /// - Parameter showsAll: whether every column is written, or only those that show. The rows' sources go with them
  ///   either way.
  package func rowSet(
    dossier: String, asOf day: CalendarDay, title: String = "", allColumns showsAll: Bool = false
  ) -> RowSet {
    let chosen = showsAll ? sheet.columns : columns
    let positions = chosen.compactMap { sheet.index(of: $0.id) }
    let evidence = Self.evidence.filter { name in !chosen.contains { $0.id == name } }
    let rows = chosenRows
    let ids = Set(rows.flatMap(\.evidence.sources))
    return RowSet(
      dossier: dossier, asOf: day.description, filter: arrangement.filter.description,
      columns: chosen.map(\.id) + evidence,
      rows: rows.map { row in
        positions.map { row.cells[$0].field } + evidence.map { Self.value($0, row) }
      }, title: title, citations: title.isEmpty ? [] : ids.sorted().compactMap { sheet.sources[$0]?.citation })
  }

  /// What every row has besides its cells, in the order in which commands write it.
  private static let evidence = ["disputed", "confidence", "sources", "note"]

  private static func value(_ name: String, _ row: SheetRow) -> FieldValue {
    switch name {
    case "disputed": .flag(row.isDisputed)
    case "confidence": .text(row.evidence.confidence.rawValue)
    case "sources": .list(row.evidence.sources)
    default: .known(row.evidence.note)
    }
  }
}

extension SheetCell {
  /// The value as it leaves the program: in the words of the tables, and never rounded.
  package var field: FieldValue {
    switch value {
    case .text(let text): .text(raw ?? text)
    case .number(let number):
      number == number.rounded() && abs(number) < 9e15 ? .number(Int(number)) : .decimal(number)
    case .date(let date): .text(date.description)
    case .flag(let isSet): .flag(isSet)
    case .list(let items): .list(items)
    case .missing: .missing
    }
  }
}
