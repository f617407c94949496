internal import Diplomacy
internal import GRDB

/// The agreements and the memberships by a day.
enum AgreementRegister {
  static func agreements(_ db: Database, asOf day: CalendarDay) throws -> Register<AgreementRow> {
    let names = try FactRows(db)
    let today = day.ordinal.databaseValue
    let rows = try db.all(
      """
      SELECT *, \(Readings.isInDispute(.agreements)) AS disputed FROM shown_agreements
      WHERE \(Table.agreements.isKnown) ORDER BY line
      """, [today]
    ) { row in
      let cells = Cells(row, of: .agreements)
      let partners = listItems(cells["partners"])
      let steps = AgreementSteps(cells, row, day)
      return AgreementRow(
        id: cells["id"], partners: partners, partnerNames: try partners.map(names.partner), title: cells["title"],
        kind: FactRows.plain(cells["kind"]), area: cells["area"], status: steps.status,
        proposed: steps.date("proposed"), signed: steps.date("signed"), inForce: steps.date("in_force"),
        expires: PartialDate(stored: cells["expires"]), isDisputed: (row.optional("disputed") ?? 0) == 1,
        evidence: cells.evidence)
    }
    return Register(
      rows: rows, later: try later(.agreements, db, today),
      sources: try SourceRows.sources(Set(rows.flatMap(\.evidence.sources)), db))
  }

  /// How many rows of a table are later than a day.
  private static func later(_ table: Table, _ db: Database, _ today: Value) throws -> Int {
    try db.first("SELECT count(*) FROM \(Readings.shown(table)) WHERE NOT (\(table.isKnown))", [today]) {
      $0.integer(0)
    } ?? 0
  }

  static func memberships(_ db: Database, asOf day: CalendarDay) throws -> Register<MembershipRow> {
    let today = day.ordinal.databaseValue
    let rows = try db.all(
      """
      SELECT id, body, role, start, "end", end_first, end_last, confidence, sources, note,
        \(Readings.isInDispute(.memberships))
      FROM shown_memberships WHERE \(Table.memberships.isKnown) ORDER BY line
      """, [today]
    ) { row in
      let endFirst = row.optional(5)
      let endLast = row.optional(6)
      return MembershipRow(
        id: row.text(0), body: row.text(1), role: row.text(2), start: PartialDate(stored: row.text(3)),
        end: endFirst ?? Int.max <= day.ordinal ? PartialDate(stored: row.text(4)) : nil,
        isHeld: endLast ?? Int.max >= day.ordinal, isDisputed: row.integer(10) == 1, evidence: row.evidence(at: 7))
    }
    return Register(
      rows: rows, later: try later(.memberships, db, today),
      sources: try SourceRows.sources(Set(rows.flatMap(\.evidence.sources)), db))
  }
}
