internal import Diplomacy
internal import GRDB

/// One row with everything behind it.
struct FactDetailQuery {
  private let db: Database
  private let rows: FactRows

  init(_ db: Database) throws {
    self.db = db
    rows = try FactRows(db)
  }

  /// Nil when there is no such row, or it is not known by the day where one is named. What others say of the same thing
  /// stays with it.
  func detail(_ key: FactKey, asOf day: CalendarDay?) throws -> FactDetail? {
    guard let table = Table(rawValue: key.table), let cells = try rows.cells(table, key.key) else { return nil }
    guard let day else { return try detail(cells) }
    let isKnown = try db.first(
      "SELECT 1 FROM \(table) WHERE line = ? AND \(table.isKnown)",
      [cells.line.databaseValue, day.ordinal.databaseValue]
    ) { _ in true }
    return isKnown == true ? try detail(cells) : nil
  }

  /// A row without a date that no document had told of by a day, with the day on which the first came out: a list of what
  /// changed may name it, since something in it happened earlier. Nil for a row that is later itself.
  func detailToldLater(_ key: FactKey, than day: CalendarDay) throws -> FactDetail? {
    guard let table = Table(rawValue: key.table), let cells = try rows.cells(table, key.key),
      let first = try table.firstDocument(ofUndatedRow: cells.line, db), first > day
    else { return nil }
    var detail = try detail(cells)
    detail.knownFrom = first
    return detail
  }

  /// The row in a line of a file, whenever it became known: this is how problems of the files lead to it.
  func detail(ofRow line: Int, in file: String) throws -> FactDetail? {
    let tables = try Table.allCases.filter { try KnownFile.path(of: $0, db) == file }
    for table in tables {
      let cells = try db.first("SELECT * FROM \(table) WHERE line = ?", [line.databaseValue]) { Cells($0, of: table) }
      if let cells { return try detail(cells) }
    }
    return nil
  }

  private func detail(_ cells: Cells) throws -> FactDetail {
    let table = cells.table
    let fact = try rows.fact(cells)
    let disagreements = try disagreements(on: cells)
    let path = try KnownFile.path(of: table, db)
    var ids = Set(fact.evidence.sources)
    for reading in disagreements.joined() { ids.formUnion(reading.fact.evidence.sources) }
    return FactDetail(
      fact: fact, place: "\(path):\(cells.line)", fields: try fields(cells), disagreements: disagreements,
      problems: try ProblemRows.problems(db, file: path, line: cells.line),
      sources: try SourceRows.sources(ids, db))
  }

  private func fields(_ cells: Cells) throws -> [FactField] {
    let evidence: Set<String> = ["id", "confidence", "sources", "note", "reading_of"]
    return try cells.table.schema.columns.filter { !evidence.contains($0.name) }.compactMap { column in
      let text = cells[column.name]
      guard !text.isEmpty, let value = try value(text, of: column) else { return nil }
      return FactField(name: column.title, value: value)
    }
  }

  private func value(_ text: String, of column: Column) throws -> String? {
    switch column.type {
    case .reference(.partners), .references(.partners): return try rows.partners(text)
    case .reference(.leaders), .references(.leaders): return try rows.leaders(text)
    case .list: return listItems(text).joined(separator: ", ")
    case .flag: return text == "1" ? "yes" : nil
    case .choice: return FactRows.plain(text)
    case .amount where column.name.hasSuffix("_usd"): return Int(text).map { Dollars.exact($0) } ?? text
    case .amount: return text
    case .identifier where column.name == "series": return rows.series(text)
    case .identifier where column.name == "indicator": return FactRows.indicator(text)
    default: return text
    }
  }
}

// MARK: - Readings

extension FactDetailQuery {
  /// Where rows disagree on a fact: its own readings, and for a visit the offices in dispute on its days.
  func disagreements(on key: FactKey) throws -> [[Reading]] {
    guard let table = Table(rawValue: key.table), let cells = try rows.cells(table, key.key) else { return [] }
    return try disagreements(on: cells)
  }

  private func disagreements(on cells: Cells) throws -> [[Reading]] {
    let offices = cells.table == .visits ? try disputedOffices(cells) : []
    return ([try readings(of: cells)] + offices).filter { !$0.isEmpty }
  }

  /// The readings of offices of those who took part that were in dispute on the days of a visit.
  private func disputedOffices(_ cells: Cells) throws -> [[Reading]] {
    let heads = try db.all(
      """
      SELECT DISTINCT d.head FROM timeline t CROSS JOIN visit_dispute d ON d.visit = t.n WHERE t.line = ?
      ORDER BY d.head
      """, [cells.line.databaseValue]
    ) { $0.text(0) }
    return try heads.map { try group(.terms, $0) }
  }

  /// All rows that speak of the same thing, the one that is shown first; empty for a row that stands alone.
  private func readings(of cells: Cells) throws -> [Reading] {
    guard cells.table.claimColumns != nil else { return try group(of: cells) }
    if cells.table == .trade, let readings = try tradeReadings(cells) { return readings }
    let ranked = try rows.ranked(try rows.claims(on: cells))
    guard ranked.count > 1 else { return [] }
    return try ranked.enumerated().map { position, entry in
      Reading(
        fact: try rows.fact(entry.cells), isShown: position == 0,
        reason: position == 0 ? entry.reason(over: ranked[1]) : "")
    }
  }

  /// The group of a row in the tables whose rows name what they are readings of.
  private func group(of cells: Cells) throws -> [Reading] {
    let head = try db.first(
      "SELECT head FROM readings WHERE origin = ? AND line = ?",
      [cells.table.rawValue.databaseValue, cells.line.databaseValue]
    ) { $0.text(0) }
    return try head.map { try group(cells.table, $0) } ?? []
  }

  /// The readings of a group, the one that is shown first.
  func group(_ table: Table, _ head: String) throws -> [Reading] {
    let all = try db.all(
      "SELECT * FROM \(table) WHERE line IN (SELECT line FROM readings WHERE origin = ? AND head = ?)",
      [table.rawValue.databaseValue, head.databaseValue]
    ) { Cells($0, of: table) }
    let ranked = try rows.ranked(all)
    guard ranked.count > 1 else { return [] }
    let shown = try fields(ranked[0].cells)
    return try ranked.enumerated().map { position, entry in
      Reading(
        fact: try rows.fact(entry.cells), isShown: position == 0,
        reason: position == 0 ? entry.reason(over: ranked[1]) : "",
        differences: try fields(entry.cells).filter { !shown.contains($0) })
    }
  }

  /// The claims on a flow, in the order in which the chart chooses among them; nil when the chart has no such year.
  private func tradeReadings(_ cells: Cells) throws -> [Reading]? {
    guard let year = try rows.tradeYear(cells["partner"], cells["period"]) else { return nil }
    guard let flow = Flow(rawValue: cells["flow"]), let point = year.point(flow), !point.others.isEmpty
    else { return [] }
    let shown = year.shownFigures
    return try ([point.figure] + point.others).compactMap { figure in
      guard let cells = try rows.cells(.trade, figure.fact.key) else { return nil }
      let isShown = shown.contains(figure)
      return Reading(
        fact: try rows.fact(cells), isShown: isShown,
        reason: isShown ? point.reason : "")
    }
  }
}
