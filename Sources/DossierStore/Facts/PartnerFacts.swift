internal import Diplomacy
internal import GRDB

/// The rows about one partner in the tables that have no pane of their own. The partner's name is left out of them.
struct PartnerFacts {
  private let rows: FactRows
  private let partner: Value
  private let today: Value
  private let id: String
  private let day: CalendarDay

  init(_ db: Database, partner: String, asOf day: CalendarDay) throws {
    rows = try FactRows(db)
    id = partner
    self.day = day
    self.partner = partner.databaseValue
    today = day.ordinal.databaseValue
  }

  func sections() throws -> [FactSection] {
    [
      FactSection(heading: Table.agreements.title, facts: try agreements()),
      FactSection(heading: Table.exchanges.title, facts: try exchanges()),
      FactSection(heading: Table.investments.title, facts: try investments()),
      FactSection(heading: Table.commodities.title, facts: try commodities()),
      FactSection(heading: Table.cooperation.title, facts: try cooperation()),
    ].filter { !$0.facts.isEmpty }
  }

  private func cells(_ table: Table, _ relation: String, _ clause: String, _ values: [Value]) throws -> [Cells] {
    try rows.db.all("SELECT * FROM \(relation) WHERE \(clause)", values) { Cells($0, of: table) }
  }

  private func fact(_ cells: Cells, _ date: String, _ title: String, _ detail: [String]) throws -> Fact {
    Fact(
      key: cells.key, partner: id, date: date, title: title, detail: FactRows.joined(detail), evidence: cells.evidence,
      isDisputed: try rows.standing(of: cells).isDisputed)
  }
}

extension PartnerFacts {
  /// Agreements known by the day, the latest first and those without a date last; the status is the one last reached
  /// by then.
  private func agreements() throws -> [Fact] {
    let dates = ["proposed", "signed", "in_force", "expires"]
    let facts = try rows.db.all(
      """
      SELECT * FROM shown_agreements
      WHERE \(ListCells.have("partners")) AND \(Table.agreements.isKnown)
      """, [ListCells.mark(id).databaseValue, today]
    ) { row -> (day: Int, fact: Fact) in
      let cells = Cells(row, of: .agreements)
      let first = Dictionary(uniqueKeysWithValues: dates.map { ($0, row.optional("\($0)_first")) })
      let known = dates.compactMap { name in
        first[name].flatMap { $0 }.flatMap { $0 <= day.ordinal ? (day: $0, name: name) : nil }
      }
      let main = known.first { $0.name == "signed" } ?? known.first
      let reached = AgreementSteps(cells, row, day).status
      let others = known.filter { $0.name != main?.name }.map { "\(FactRows.plain($0.name)) \(cells[$0.name])" }
      let date = main.map { cells[$0.name] } ?? ""
      return (main?.day ?? Int.min, try fact(cells, date, cells["title"], [FactRows.plain(reached)] + others))
    }
    return facts.sorted { ($1.day, $0.fact.title) < ($0.day, $1.fact.title) }.map(\.fact)
  }

  private func exchanges() throws -> [Fact] {
    let clause = "partner = ? AND date_first <= ? ORDER BY date_first DESC, id"
    return try cells(.exchanges, Readings.shown(.exchanges), clause, [partner, today]).map { cells in
      try fact(cells, cells["date"], cells["title"], [FactRows.plain(cells["kind"])])
    }
  }

  /// Stocks and flows by the day, the latest first; a row without a date is not later than any day.
  func investments() throws -> [Fact] {
    let clause = """
      partner = ? AND \(Table.investments.isKnown) ORDER BY as_of_last DESC, direction, series
      """
    let all = try cells(.investments, "investments", clause, [partner, today])
    return try rows.preferred(all).map { cells in
      let capital = Int(cells["registered_capital_usd"]).map { Money.short($0) } ?? ""
      let count = cells["projects"]
      let projects = count.isEmpty ? "" : count == "1" ? "1 project" : "\(count) projects"
      let direction = cells["direction"] == "inward" ? "Investment from the partner" : "Investment in the partner"
      return try fact(
        cells, cells["as_of"], FactRows.joined([direction, FactRows.plain(cells["series"])]),
        [FactRows.joined([capital, projects], by: " in ")])
    }
  }

  /// Of the latest period by the day: the largest goods of each flow, and those named without a figure.
  private func commodities() throws -> [Fact] {
    let latest = try rows.db.first(
      """
      SELECT period_last FROM commodities WHERE partner = ? AND period_last <= ? AND value_usd IS NOT NULL
      ORDER BY period_last DESC LIMIT 1
      """, [partner, today]
    ) { $0.integer(0) }
    let valued = try cells(
      .commodities, "commodities",
      "partner = ? AND period_last = ? AND value_usd IS NOT NULL ORDER BY value_usd DESC, label LIMIT 15",
      [partner, latest.databaseValue])
    let named = try cells(
      .commodities, "commodities",
      "partner = ? AND period_last <= ? AND value_usd IS NULL ORDER BY period_last DESC, flow, label", [partner, today])
    return try rows.preferred(valued + named).map { cells in
      let value = Int(cells["value_usd"]).map { Money.short($0) } ?? ""
      return try fact(cells, cells["period"], cells["label"], [cells["flow"], value])
    }
  }

  private func cooperation() throws -> [Fact] {
    let clause = "partner = ? AND \(Table.cooperation.isKnown) ORDER BY area"
    return try cells(.cooperation, "cooperation", clause, [partner, today]).map { cells in
      try fact(cells, cells["since"], cells["area"], [FactRows.plain(cells["stage"])])
    }
  }
}
