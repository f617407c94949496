internal import Diplomacy
internal import GRDB

/// Works out each partner's yearly total from the preferred claims, so that the list of partners need not.
enum TradeDerivation {
  static func run(_ db: Database, preference: [String]) throws {
    try db.run("UPDATE party SET totals = NULL")
    var figures: [TradeFigure] = []
    try db.each("SELECT \(TradeRows.columns) FROM trade ORDER BY partner") { row in
      guard let figure = TradeRows.figure(row) else { return }
      if let partner = figures.first?.partner, partner != figure.partner {
        try store(figures, preference, db)
        figures.removeAll(keepingCapacity: true)
      }
      figures.append(figure)
    }
    try store(figures, preference, db)
  }

  private static func store(_ figures: [TradeFigure], _ preference: [String], _ db: Database) throws {
    guard let partner = figures.first?.partner else { return }
    let totals = TradeHistory(figures: figures, preference: preference).years.compactMap { year in
      year.total.map {
        TradeTotal(
          year: year.year, value: $0, isHollow: year.isTotalHollow, isDisputed: year.isTotalDisputed)
      }
    }
    try db.run(
      "UPDATE party SET totals = ? WHERE id = ?", [PackedTotals.pack(totals).databaseValue, partner.databaseValue])
  }
}
