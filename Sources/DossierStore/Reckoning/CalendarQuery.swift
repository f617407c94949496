internal import Diplomacy
internal import GRDB

/// What comes up in a stretch of time, as far as it was known on a day.
///
/// What lies ahead of the as-of date is known when every dated document of its row had come out by then: else the row
/// tells what became of a thing, and not what was planned.
struct CalendarQuery {
  private let db: Database
  private let rows: FactRows
  private let from: CalendarDay
  private let through: CalendarDay
  private let day: CalendarDay
  private let filter: FactFilter

  /// - Parameter day: the as-of date.
  init(
    _ db: Database, from: CalendarDay, through: CalendarDay, asOf day: CalendarDay, filter: Filter = Filter()
  ) throws {
    self.db = db
    self.from = from
    self.through = max(from, through)
    self.day = day
    rows = try FactRows(db)
    self.filter = try FactFilter(filter, db, asOf: day)
  }

  func report() throws -> CalendarReport {
    let all = try anniversaries() + visits() + termEnds() + agreementEnds() + membershipEnds()
    let entries = all.filter { entry in
      let fact = Fact(
        key: entry.fact, partner: entry.partner, date: entry.date.description, title: entry.title,
        detail: entry.detail, evidence: entry.evidence, isDisputed: entry.isDisputed)
      return filter.matches(fact, about: entry.partner.isEmpty ? [] : [entry.partner])
    }.sorted { ($0.date, $0.title, $0.id) < ($1.date, $1.title, $1.id) }
    return CalendarReport(
      from: from, through: through, entries: entries,
      sources: try SourceRows.sources(Set(entries.flatMap(\.evidence.sources)), db))
  }

  /// Whether a date can mean a day of the stretch.
  private func touches(_ date: PartialDate) -> Bool {
    guard let first = date.first ?? date.last, let last = date.last ?? date.first else { return false }
    return first <= through && last >= from
  }

  // MARK: Anniversaries

  private func anniversaries() throws -> [CalendarEntry] {
    let milestones = try db.all(
      "SELECT \(MilestoneRows.columns) FROM shown_milestones WHERE date_first <= ? ORDER BY partner, date_first, id",
      [day.ordinal.databaseValue], MilestoneRows.milestone)
    let began = Self.began(milestones)
    return try milestones.flatMap { milestone -> [CalendarEntry] in
      guard let kind = Self.kind(milestone), kind != .anniversary || began.contains(milestone.id) else { return [] }
      return try (from.year...through.year).compactMap { try anniversary(of: milestone, kind, in: $0) }
    }
  }

  /// The milestones with which relations began, one for each partner: of several the most trusted, as pages show it.
  private static func began(_ milestones: [Milestone]) -> Set<String> {
    var best: [String: Milestone] = [:]
    var ids: Set<String> = []
    for milestone in milestones {
      if milestone.kind == .normalised { ids.insert(milestone.id) }
      guard milestone.kind == .established else { continue }
      let known = best[milestone.partner]
      if known.map({ milestone.evidence.confidence.order < $0.evidence.confidence.order }) ?? true {
        best[milestone.partner] = milestone
      }
    }
    return ids.union(best.values.map(\.id))
  }

  private static func kind(_ milestone: Milestone) -> CalendarEntry.Kind? {
    switch milestone.kind {
    case .established, .normalised: .anniversary
    case .tier: milestone.tier == .none ? nil : .tierAnniversary
    case .suspended, .resumed: nil
    }
  }

  private func anniversary(
    of milestone: Milestone, _ kind: CalendarEntry.Kind, in year: Int
  ) throws -> CalendarEntry? {
    guard let first = milestone.date.first, year > first.year,
      let date = Anniversary.date(of: milestone.date, in: year), touches(date)
    else { return nil }
    let years = year - first.year
    let name = try rows.partner(milestone.partner)
    let matter =
      switch milestone.kind {
      case .tier: milestone.tier.phrase
      case .normalised: "normalised relations"
      default: "diplomatic relations"
      }
    return CalendarEntry(
      id: "\(milestone.id)-\(year)", kind: kind, date: date,
      title: "\(name): \(Anniversary.ordinal(years)) anniversary of \(matter)", detail: "since \(milestone.date)",
      partner: milestone.partner, fact: milestone.fact, years: years, evidence: milestone.evidence,
      isDisputed: milestone.isDisputed)
  }

  // MARK: Visits

  private func visits() throws -> [CalendarEntry] {
    let years = TimelineYears(db: db)
    // A visit that began before the stretch may reach into it.
    let numbers =
      try years.number(onOrAfter: from.ordinal - years.longest())..<years.number(onOrAfter: through.ordinal + 1)
    let postings = Postings(db: db)
    let last = try postings.last()
    return try [VisitStatus.planned, .cancelled].flatMap { status in
      try postings.numbers(.status, Code.of(status), through: last).filter(numbers.contains).compactMap { number in
        try visit(number, status)
      }
    }
  }

  private func visit(_ number: Int, _ status: VisitStatus) throws -> CalendarEntry? {
    let cells = try db.first(
      "SELECT v.* FROM timeline t CROSS JOIN visits v ON v.line = t.line WHERE t.n = ? AND \(Table.visits.isForeseen)",
      [number.databaseValue, day.ordinal.databaseValue]
    ) { Cells($0, of: .visits) }
    guard let cells, let start = PartialDate(stored: cells["start"]) else { return nil }
    let end = PartialDate(stored: cells["end"])
    guard touches(start) || end.map(touches) ?? false else { return nil }
    let fact = try rows.fact(cells)
    return CalendarEntry(
      id: "\(cells["id"])", kind: status == .planned ? .plannedVisit : .cancelledVisit, date: start, end: end,
      title: fact.title, detail: fact.detail, partner: fact.partner, fact: fact.key, evidence: fact.evidence,
      isDisputed: fact.isDisputed)
  }

  // MARK: Ends

  private func termEnds() throws -> [CalendarEntry] {
    try ends(.terms, "end", start: "start_first") { cells in
      let country = try rows.partner(cells["country"])
      return (
        .termEnd, "\(try rows.leader(cells["leader"])) ends as \(cells["office"]), \(country)",
        cells["country"] == rows.home ? "" : cells["country"]
      )
    }
  }

  private func agreementEnds() throws -> [CalendarEntry] {
    try ends(.agreements, "expires", start: "COALESCE(proposed_first, signed_first, in_force_first)") { cells in
      (.agreementExpiry, "\(cells["title"]) expires, \(try rows.partners(cells["partners"]))", cells.partner)
    }
  }

  private func membershipEnds() throws -> [CalendarEntry] {
    try ends(.memberships, "end", start: "start_first") { cells in
      (.membershipEnd, "\(FactRows.joined([cells["body"], cells["role"]], by: ": ")) ends", "")
    }
  }

  /// Rows of a table with an end in the stretch, begun by the as-of date.
  private func ends(
    _ table: Table, _ column: String, start: String,
    _ words: (Cells) throws -> (CalendarEntry.Kind, String, String)
  ) throws -> [CalendarEntry] {
    let found = try db.all(
      """
      SELECT * FROM \(Readings.shown(table)) WHERE \(column)_last >= ? AND \(column)_first <= ?
        AND COALESCE(\(start), \(Int(Int32.min))) <= ? AND (\(column)_last <= ? OR \(table.isForeseen))
      """,
      [from.ordinal.databaseValue, through.ordinal.databaseValue]
        + Array(repeating: day.ordinal.databaseValue, count: 3)
    ) { Cells($0, of: table) }
    return try found.compactMap { cells in
      guard let date = PartialDate(stored: cells[column]), touches(date) else { return nil }
      let (kind, title, partner) = try words(cells)
      let standing = try rows.standing(of: cells)
      return CalendarEntry(
        id: "\(cells["id"])-\(kind.rawValue)", kind: kind, date: date, title: title, detail: kind.title,
        partner: partner, fact: cells.key, evidence: cells.evidence, isDisputed: standing.isDisputed)
    }
  }
}
