internal import Diplomacy
internal import GRDB

/// Reads visits of the timeline as they are shown, without GRDB's rows: a screen at every key, and more for a command.
final class VisitReader {
  private let db: Database
  private lazy var rows = Result { try RawStatement(db, Self.selection) }
  private lazy var people = Result { try RawStatement(db, "SELECT display FROM people WHERE id = ?") }
  /// Names of the leaders met so far: on a screen the same ones come again and again.
  private var names: [String: String] = [:]

  init(_ db: Database) {
    self.db = db
  }

  /// The visits with these numbers, in their order.
  func visits(_ numbers: [Int]) throws -> [VisitRow] { try numbers.compactMap(visit) }

  /// The visit with a number, or nil when there is none.
  func visit(_ number: Int) throws -> VisitRow? {
    let row = try rows.get()
    row.bind(number, at: 1)
    defer { row.reset() }
    guard try row.step() else { return nil }
    return VisitRow(
      id: row.text(0), direction: Code.word(row.integer(1)) ?? .outbound, partner: row.text(2),
      partnerName: row.text(3), start: PartialDate(required: row.text(4)), end: PartialDate(stored: row.text(5)),
      kind: Code.word(row.integer(6)) ?? .other, status: Code.word(row.integer(7)) ?? .held,
      homeLeaders: try leaders(row.text(8)), partnerLeaders: try leaders(row.text(9)),
      places: listItems(row.text(10)), outcomes: listItems(row.text(11)), evidence: row.evidence(at: 12),
      isDisputed: row.integer(15) & Has.conflict != 0)
  }

  /// From a row of the timeline to the others: in this order, which the planner would else turn round.
  static let selection = """
    SELECT v.id, t.direction, COALESCE(p.id, v.partner), COALESCE(p.name, v.partner), v.start, v."end", t.kind,
      t.status, v.home_leaders, v.partner_leaders, v.places, v.outcomes, v.confidence, v.sources, v.note, t.has
    FROM timeline t CROSS JOIN visits v ON v.line = t.line LEFT JOIN party p ON p.n = t.partner WHERE t.n = ?
    """

  /// The display names of the leaders in a cell.
  func leaders(_ cell: String) throws -> [String] { try listItems(cell).uniqued.map(name) }

  private func name(_ leader: String) throws -> String {
    if let known = names[leader] { return known }
    let row = try people.get()
    row.bind(leader.databaseValue, at: 1)
    defer { row.reset() }
    let name = try row.step() ? row.text(0) : leader
    names[leader] = name
    return name
  }
}
