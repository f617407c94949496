internal import Diplomacy

/// The cells of a row, by the names of its columns.
struct Cells {
  let table: Table
  let line: Int
  private let texts: [String: String]

  init(_ row: RawStatement, of table: Table) {
    self.table = table
    line = row.place(of: "line").map(row.integer) ?? 0
    var texts: [String: String] = [:]
    for column in table.schema.columns {
      if let place = row.place(of: column.name) { texts[column.name] = row.anyText(place) }
    }
    self.texts = texts
  }

  /// The text of a cell; blank when it is, and when the table has no such column.
  subscript(name: String) -> String { texts[name] ?? "" }

  var key: FactKey { FactKey(table: table.rawValue, key: table.keyNames.map { self[$0] }) }

  /// The one partner that the row is about.
  var partner: String {
    switch table {
    case .partners: self["id"]
    case .leaders, .terms: self["country"]
    case .agreements: listItems(self["partners"]).count == 1 ? self["partners"].trimmed : ""
    default: self["partner"]
    }
  }

  /// All partners that the row is about.
  var partners: [String] { table == .agreements ? listItems(self["partners"]) : partner.isEmpty ? [] : [partner] }

  var evidence: Evidence {
    Evidence(
      sourceList: table == .sources ? self["id"] : self["sources"],
      confidence: Confidence(rawValue: self["confidence"]) ?? (table == .sources ? .high : .medium), note: self["note"])
  }
}
