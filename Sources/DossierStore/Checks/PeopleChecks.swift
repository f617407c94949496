internal import Diplomacy
internal import GRDB

/// Partners, leaders and who held which office.
enum PeopleChecks {
  static let all = [
    Check(.coordinates, over: [.partners]) { try coordinates($0.db) },
    Check(.partnerIsHome, over: Set(withPartner + [.partners, .agreements]), andDescriptor: true) {
      try partnerIsHome($0.db, $0.settings.home)
    },
    Check(.nameDuplicate, over: [.leaders, .partners]) { try duplicateNames($0.db) },
    Check(.termOverlap, over: [.terms]) { try overlappingTerms($0.db) },
  ]

  /// The tables of which each row is about one partner.
  private static let withPartner = Table.allCases.filter { $0.schema.index(of: "partner") != nil }

  private static func coordinates(_ db: Database) throws -> [Finding] {
    let limits = [(column: "latitude", limit: 90), (column: "longitude", limit: 180)]
    return try limits.flatMap { column, limit in
      try db.all("SELECT line, \(column) FROM partners WHERE abs(\(column)) > \(limit)") { row in
        Finding(
          .partners, row.integer(0), column,
          "\(column) \(row.optionalNumber(1) ?? 0) is not between -\(limit) and \(limit)")
      }
    }
  }

  private static func partnerIsHome(_ db: Database, _ home: String) throws -> [Finding] {
    guard !home.isEmpty else { return [] }
    // Only tables that name the home country at all are gone through.
    let suspects = try db.all(
      """
      SELECT origin FROM mentions WHERE target = 'partners' AND id = ? AND "column" IN ('partner', 'partners')
      """, [home.databaseValue]
    ) { Table(rawValue: $0.text(0)) }
    return try suspects.compactMap(\.self).flatMap { table in
      if table == .agreements { return try agreementsWithHomeAlone(db, home) }
      return try db.all("SELECT line FROM \(table) WHERE partner = ?", [home.databaseValue]) {
        Finding(table, $0.integer(0), "partner", "the partner \(home) is the home country")
      }
    }
  }

  private static func agreementsWithHomeAlone(_ db: Database, _ home: String) throws -> [Finding] {
    var findings: [Finding] = []
    try db.each("SELECT line, partners FROM shown_agreements") { row in
      guard Set(listItems(row.text(1))) == [home] else { return }
      findings.append(
        Finding(.agreements, row.integer(0), "partners", "the agreement has no partner but \(home), the home country"))
    }
    return findings
  }

  private static func duplicateNames(_ db: Database) throws -> [Finding] {
    try duplicateNames(in: .partners, "''", db) + duplicateNames(in: .leaders, "country", db)
  }

  private static func duplicateNames(in table: Table, _ group: String, _ db: Database) throws -> [Finding] {
    var first: [String: (line: Int, id: String)] = [:]
    var findings: [Finding] = []
    try db.each("SELECT line, id, name, \(group) FROM \(table) ORDER BY line") { row in
      let name = SearchText.fold(CellText.composed(row.text(2)))
      let key = row.text(3) + "\u{1F}" + name
      guard let known = first[key] else {
        first[key] = (row.integer(0), row.text(1))
        return
      }
      findings.append(
        Finding(
          table, row.integer(0), "name",
          "“\(shortened(row.text(2)))” is also the name of “\(shortened(known.id))” in line \(known.line)"))
    }
    return findings
  }
}

// MARK: - Terms

extension PeopleChecks {
  /// Offices that one person holds at a time.
  private static let single: [Rank] = [
    .partyLeader, .headOfState, .monarch, .headOfGovernment, .speaker, .foreignMinister,
  ]

  private struct Term {
    var line: Int
    var leader: String
    var office: String
    /// The days on which it was held for certain; open ends reach far.
    var days: ClosedRange<Int>
  }

  private static func overlappingTerms(_ db: Database) throws -> [Finding] {
    let ranks = single.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    var findings: [Finding] = []
    var office = ""
    var held: Term?
    try db.each(
      """
      SELECT line, leader, country, office, rank, start_last, end_first FROM shown_terms
      WHERE country IS NOT NULL AND office IS NOT NULL AND acting IS NOT 1 AND start_last IS NOT NULL
        AND rank IN (\(ranks))
      ORDER BY country, rank, office, start_last, line
      """
    ) { row in
      let key = [row.text(2), row.text(4), row.text(3)].joined(separator: "\u{1F}")
      if key != office { (office, held) = (key, nil) }
      let start = row.integer(5)
      let term = Term(
        line: row.integer(0), leader: row.text(1), office: row.text(3),
        days: start...max(start, row.optional(6) ?? Int.max))
      if let held, let finding = overlap(of: term, with: held) { findings.append(finding) }
      if term.days.upperBound >= held?.days.upperBound ?? Int.min { held = term }
    }
    return findings
  }

  private static func overlap(of term: Term, with earlier: Term) -> Finding? {
    let shared = min(term.days.upperBound, earlier.days.upperBound)
    guard term.leader != earlier.leader, shared > term.days.lowerBound + Threshold.handover else { return nil }
    let until = shared == Int.max ? "without an end" : "until \(CalendarDay(ordinal: shared))"
    let reason =
      "“\(shortened(earlier.leader))” (line \(earlier.line)) is \(shortened(term.office)) too, from "
      + "\(CalendarDay(ordinal: term.days.lowerBound)) \(until)"
    return Finding(.terms, term.line, "start", reason)
  }
}
