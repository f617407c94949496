internal import Diplomacy
internal import GRDB

/// Visits: who travelled, when, and whether twice. They look at the timeline, which has the shown readings only.
enum VisitChecks {
  static let all = [
    Check(
      .leaderSide, over: timeline,
      needing: [.visits: ["kind"], .leaders: ["country"], .partners: ["kind"]], andDescriptor: true
    ) { dossier in
      var findings = Findings()
      try findHomeSide(dossier, dossier.settings.home, &findings)
      try findPartnerSide(dossier, &findings)
      return findings
    },
    Check(.outsideTerm, over: timeline, needing: [.terms: ["start"]]) {
      try TravelChecks.outsideTerm($0.travels(), $0.db)
    },
    Check(.duplicateVisit, over: timeline) { try TravelChecks.duplicates($0.travels(), $0.db) },
    Check(.visitBeforeRelations, over: timeline.union([.milestones])) { try beforeRelations($0) },
    Check(.visitLong, over: timeline) { try long($0.db) },
  ]

  /// What the timeline is made of.
  private static let timeline: Set<Table> = [.visits, .partners, .leaders, .terms]

  private static let held = Code.of(VisitStatus.held)

  private static func findHomeSide(
    _ dossier: CheckedDossier, _ home: String, _ findings: inout Findings
  ) throws {
    guard !home.isEmpty else { return }
    let people = try strangers(dossier.db).filter { $0.value.country != home }
    let log = try dossier.travels()
    try log.eachLeader(.homeLeader, dossier.db) { leader, numbers in
      guard let person = people[leader] else { return }
      for number in numbers {
        let line = Int(log.visits[number].line)
        findings.add(.visits, line) {
          Finding(
            .visits, line, "home_leaders", "\(shortened(person.name)) is of \(person.country), not of \(home)")
        }
      }
    }
  }

  /// The leaders whose country is known, by number.
  private static func strangers(_ db: Database) throws -> [Int: (name: String, country: String)] {
    var people: [Int: (name: String, country: String)] = [:]
    try db.each("SELECT n, display, country FROM people WHERE country <> ''") { row in
      people[row.integer(0)] = (row.text(1), row.text(2))
    }
    return people
  }

  /// Leaders of third countries are met at summits and events, and are the ones who speak for organisations.
  private static func findPartnerSide(_ dossier: CheckedDossier, _ findings: inout Findings) throws {
    let elsewhere = Set([VisitKind.summit, .event].map { UInt8(Code.of($0)) })
    let people = try strangers(dossier.db)
    var partners: [Int: String] = [:]
    try dossier.db.each(
      """
      SELECT y.n, y.id FROM party y
      WHERE EXISTS (SELECT 1 FROM partners o WHERE o.id = y.id AND o.kind IS NOT 'organisation')
      """
    ) { partners[$0.integer(0)] = $0.text(1) }
    let log = try dossier.travels()
    try log.eachLeader(.partnerLeader, dossier.db) { leader, numbers in
      guard let person = people[leader] else { return }
      for number in numbers {
        let visit = log.visits[number]
        guard let partner = partners[Int(visit.partner)], partner != person.country, !elsewhere.contains(visit.kind)
        else { continue }
        findings.add(.visits, Int(visit.line)) {
          Finding(
            .visits, Int(visit.line), "partner_leaders",
            "\(shortened(person.name)) is of \(person.country), not of \(partner)")
        }
      }
    }
  }

  private struct Early {
    var visit: Int
    var milestone: Int
    /// The first day of relations.
    var day: Int
    var isExplained: Bool
  }

  /// A wrong date of relations puts every visit before them, which is one mistake, and found where it was made.
  private static func beforeRelations(_ dossier: CheckedDossier) throws -> [Finding] {
    let (db, log) = (dossier.db, try dossier.travels())
    let early = try db.all(
      """
      SELECT p.n, min(m.date_first) AS first, m.line FROM shown_milestones m JOIN party p ON p.id = m.partner
      WHERE m.kind = 'established' GROUP BY p.n
      """
    ) { row in
      let (day, line) = (row.integer(1), row.integer(2))
      let last = try TimelineYears(db: db).number(onOrAfter: day) - 1
      return try Postings(db: db).numbers(.partner, row.integer(0), through: last).compactMap { number -> Early? in
        let visit = log.visits[number]
        guard visit.status == held, visit.last < day else { return nil }
        return Early(
          visit: Int(visit.line), milestone: line, day: day,
          isExplained: try log.explains(.visitBeforeRelations, number, db))
      }
    }.flatMap(\.self)
    let path = try KnownFile.path(of: .visits, db)
    return Dictionary(grouping: early, by: \.milestone).flatMap { milestone, early -> [Finding] in
      let open = early.filter { !$0.isExplained }
      guard open.count > 1, let first = open.map(\.visit).min() else { return early.map(finding) }
      let day = CalendarDay(ordinal: early[0].day)
      let reason =
        "relations were established on \(day) or later, after \(open.count) visits, the first in line \(first) of \(path)"
      return [Finding(.milestones, milestone, "date", reason)] + early.filter(\.isExplained).map(finding)
    }
  }

  private static func finding(_ early: Early) -> Finding {
    Finding(
      .visits, early.visit, "start",
      "relations were established on \(CalendarDay(ordinal: early.day)) or later (milestones, line \(early.milestone)), "
        + "after this visit")
  }

  /// Counted between the days that are certain: a visit known to the year has no length.
  private static func long(_ db: Database) throws -> Findings {
    try db.findings(
      .visits,
      """
      SELECT v.line, v.end_first - v.start_last + 1 AS days FROM timeline t CROSS JOIN visits v ON v.line = t.line
      WHERE t.end_day - t.start_day >= \(Threshold.longestVisit) AND days > \(Threshold.longestVisit)
      """
    ) { Finding(.visits, $0.integer(0), "end", "the visit lasts \($0.integer(1)) days") }
  }
}
