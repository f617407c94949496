/// Names one row of a dossier's table, by what stays when the file changes: its key.
package struct FactKey: Hashable, Sendable {
  /// The table, such as `milestones`.
  package var table: String
  /// The row's key, in the order of the table's key columns; figures have several.
  package var key: [String]

  package init(table: String, key: [String]) {
    self.table = table
    self.key = key
  }

  package init(_ table: String, _ id: String) {
    self.init(table: table, key: [id])
  }
}

extension Milestone {
  /// The row of `milestones`.
  package var fact: FactKey { FactKey("milestones", id) }
}

extension VisitRow {
  /// The row of `visits`.
  package var fact: FactKey { FactKey("visits", id) }
}

extension PartnerRow {
  /// The row of `partners`.
  package var fact: FactKey { FactKey("partners", id) }
}

extension TradeFigure {
  /// The row of `trade`.
  package var fact: FactKey {
    FactKey(table: "trade", key: [partner, period.description, flow.rawValue, series, evidence.sourceCell])
  }
}
