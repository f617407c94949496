internal import Diplomacy
internal import GRDB

extension PartialDate {
  /// A date that was checked when it was read; nil when the cell was blank.
  init?(stored text: String) {
    if let plain = PartialDate(plain: text) {
      self = plain
      return
    }
    guard !text.isEmpty, let date = try? PartialDate(parsing: text) else { return nil }
    self = date
  }

  /// A date for a column that is never blank.
  init(required text: String) {
    self = PartialDate(stored: text) ?? PartialDate(form: .date(Point(year: 0)))
  }
}

extension RawStatement {
  /// The evidence in three columns: confidence, sources, note.
  func evidence(at index: Int) -> Evidence {
    Evidence(
      sourceList: text(index + 1), confidence: Confidence(rawValue: text(index)) ?? .medium,
      note: text(index + 2))
  }
}

/// Rows of `trade`.
enum TradeRows {
  static let columns = "partner, period, flow, series, value_usd, basis, status, confidence, sources, note"

  static func figure(_ row: RawStatement) -> TradeFigure? {
    guard let period = PartialDate(stored: row.text(1)), let flow = Flow(rawValue: row.text(2)) else { return nil }
    return TradeFigure(
      partner: row.text(0), period: period, flow: flow, series: row.text(3), value: row.integer(4),
      basis: Basis(rawValue: row.text(5)) ?? .mixed, status: FigureStatus(rawValue: row.text(6)) ?? .approximate,
      evidence: row.evidence(at: 7))
  }
}

/// Rows of `milestones`.
enum MilestoneRows {
  static let columns = """
    id, partner, date, kind, tier, title, place, confidence, sources, note,
    \(Readings.isInDispute(.milestones))
    """

  static func milestone(_ row: RawStatement) -> Milestone {
    Milestone(
      id: row.text(0), partner: row.text(1), date: PartialDate(required: row.text(2)),
      kind: MilestoneKind(rawValue: row.text(3)) ?? .tier, tier: Tier(rawValue: row.text(4)) ?? .none,
      title: row.text(5), place: row.text(6), evidence: row.evidence(at: 7), isDisputed: row.integer(10) == 1)
  }
}

/// Rows of `sources`.
enum SourceRows {
  static func source(_ row: RawStatement) -> Source {
    Source(
      id: row.text(0), title: row.text(1), publisher: row.text(2), published: row.text(3), url: row.text(4),
      kind: SourceKind(rawValue: row.text(5)) ?? .reference, note: row.text(6))
  }

  /// The documents with these ids, as far as they are there.
  static func sources(_ ids: Set<String>, _ db: Database) throws -> [String: Source] {
    var found: [String: Source] = [:]
    try db.each(
      """
      SELECT s.id, s.title, s.publisher, s.published, s.url, s.kind, s.note
      FROM json_each(?) j CROSS JOIN sources s ON s.id = j.value
      """, [list(ids)]
    ) { found[$0.text(0)] = source($0) }
    return found
  }

  /// The documents that the rows of some sections name.
  static func sources(of sections: [FactSection], _ db: Database) throws -> [String: Source] {
    try sources(Set(sections.flatMap(\.facts).flatMap(\.evidence.sources)), db)
  }

  /// The ids as one value: a JSON list.
  private static func list(_ ids: Set<String>) -> Value {
    let texts = ids.map { id in
      // Hardly an id needs it, and looking for what to replace takes longer than the query.
      let isPlain = !id.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
      return isPlain ? id : id.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
    return "[\(texts.map { "\"\($0)\"" }.joined(separator: ","))]".databaseValue
  }
}
