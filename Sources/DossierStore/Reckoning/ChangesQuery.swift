internal import Diplomacy
internal import Foundation
internal import GRDB

/// What changed after one day and by another: a change counts on the first day that its date can mean, as the as-of date
/// counts it.
struct ChangesQuery {
  private let db: Database
  private let rows: FactRows
  private let from: CalendarDay
  private let to: CalendarDay
  private let filter: Filter
  private let factFilter: FactFilter
  private let limit: Int

  init(_ db: Database, from: CalendarDay, to: CalendarDay, filter: Filter, limit: Int) throws {
    self.db = db
    self.from = from
    self.to = to
    self.filter = filter
    self.limit = limit
    rows = try FactRows(db)
    factFilter = try FactFilter(filter, db, asOf: to)
  }

  func report() throws -> ChangeReport {
    let sections = try [tiers(), relations(), visits(), agreements(), offices(), memberships()] + tradeYears()
    let filled = sections.filter { !$0.changes.isEmpty || $0.left > 0 }
    return ChangeReport(
      from: from, to: to, sections: filled,
      sources: try SourceRows.sources(Set(filled.flatMap(\.changes).flatMap(\.fact.evidence.sources)), db))
  }

  /// A section of the changes that the filter keeps, in the order of time.
  private func section(_ heading: String, _ changes: [(change: Change, day: Int, partners: [String])]) -> ChangeSection
  {
    let kept = changes.filter { factFilter.matches($0.change.fact, about: $0.partners) }
      .sorted { ($0.day, $0.change.fact.title) < ($1.day, $1.change.fact.title) }
    return ChangeSection(
      heading: heading, changes: kept.prefix(limit).map(\.change), left: max(0, kept.count - limit))
  }

  private var bounds: [Value] { [from.ordinal.databaseValue, to.ordinal.databaseValue] }

  // MARK: Relations

  private func milestones(_ clause: String) throws -> [(milestone: Milestone, cells: Cells)] {
    try db.all(
      "SELECT * FROM shown_milestones WHERE date_first > ? AND date_first <= ? AND \(clause) ORDER BY date_first, id",
      bounds
    ) { row in
      let cells = Cells(row, of: .milestones)
      return (
        Milestone(
          id: cells["id"], partner: cells["partner"], date: PartialDate(required: cells["date"]),
          kind: MilestoneKind(rawValue: cells["kind"]) ?? .tier, tier: Tier(rawValue: cells["tier"]) ?? .none,
          title: cells["title"], place: cells["place"], evidence: cells.evidence), cells
      )
    }
  }

  /// Steps to another tier. What counts is the step: a tier that was said again is no change.
  private func tiers() throws -> ChangeSection {
    var held = try Standing.all(db, asOf: from).mapValues(\.tier)
    var reached: [String: CalendarDay] = [:]
    var changes: [(change: Change, day: Int, partners: [String])] = []
    for (milestone, cells) in try milestones("tier IS NOT NULL AND tier != 'none'") {
      let before = held[milestone.partner] ?? .none
      let isBeside = milestone.tier == .sectoralStrategic && before != .none
      guard milestone.tier != before || isBeside else { continue }
      // Of two on the same day the higher stands.
      let isLower = reached[milestone.partner] == milestone.date.first && milestone.tier.order > before.order
      guard !isLower else { continue }
      if !isBeside {
        held[milestone.partner] = milestone.tier
        reached[milestone.partner] = milestone.date.first
      }
      let action: Change.Action =
        before == .none || isBeside ? .gained : milestone.tier.order < before.order ? .raised : .lowered
      let came = before == .none || isBeside ? "" : ", before \(before.phrase)"
      var fact = try rows.fact(cells)
      fact.title = try rows.partner(milestone.partner)
      fact.detail = FactRows.joined([milestone.tier.phrase + came, milestone.place])
      changes.append(
        (Change(action, fact, tier: milestone.tier), milestone.date.first?.ordinal ?? 0, [milestone.partner]))
    }
    return section("Tiers gained and lost", changes)
  }

  private func relations() throws -> ChangeSection {
    let actions: [MilestoneKind: Change.Action] = [
      .established: .established, .normalised: .normalised, .suspended: .suspended, .resumed: .resumed,
    ]
    let changes = try milestones("kind != 'tier'").compactMap { milestone, cells in
      try actions[milestone.kind].map { action in
        (Change(action, try rows.fact(cells)), milestone.date.first?.ordinal ?? 0, [milestone.partner])
      }
    }
    return section("Relations", changes)
  }

  // MARK: Visits

  private func visits() throws -> ChangeSection {
    let timeline = try TimelineQuery(db, VisitQuery(filter: filter, asOf: to))
    var kept = try timeline.selection(filter)
    let first = try TimelineYears(db: db).number(onOrAfter: from.ordinal + 1)
    kept.cut(to: first..<max(first, timeline.range.upperBound))
    kept.cut(to: try Postings(db: db).set(.status, TimelineVisit.held, through: max(0, timeline.range.upperBound - 1)))
    let count = kept.count
    let changes = try kept.numbers(at: 0..<limit, descending: false).compactMap { number in
      try db.first(
        "SELECT v.* FROM timeline t CROSS JOIN visits v ON v.line = t.line WHERE t.n = ?", [number.databaseValue]
      ) { row in
        let cells = Cells(row, of: .visits)
        let isOutbound = cells["direction"] == Direction.outbound.rawValue
        return Change(isOutbound ? .outbound : .inbound, try rows.fact(cells))
      }
    }
    return ChangeSection(heading: "Visits", changes: changes, left: count - changes.count)
  }

  // MARK: Agreements, offices, memberships

  private func agreements() throws -> ChangeSection {
    let steps: [(column: String, action: Change.Action)] = [
      ("proposed", .proposed), ("signed", .signed), ("in_force", .inForce), ("expires", .expired),
    ]
    return section("Agreements", try dated(.agreements, steps))
  }

  private func offices() throws -> ChangeSection {
    section("Offices taken and left", try dated(.terms, [("start", .tookOffice), ("end", .leftOffice)]))
  }

  private func memberships() throws -> ChangeSection {
    section("Memberships", try dated(.memberships, [("start", .joined), ("end", .left)]))
  }

  /// The steps of a table's rows that lie between the days. What ends is over after its last day, and began on its first.
  private func dated(
    _ table: Table, _ steps: [(column: String, action: Change.Action)]
  ) throws -> [(change: Change, day: Int, partners: [String])] {
    try steps.flatMap { step in
      let isEnd = step.action == .leftOffice || step.action == .left || step.action == .expired
      let day = "\(step.column)_\(isEnd ? "last" : "first")"
      let found = try db.all(
        "SELECT * FROM \(Readings.shown(table)) WHERE \(day) > ? AND \(day) <= ? ORDER BY \(day), id", bounds
      ) { row in (Cells(row, of: table), row.optional(day) ?? 0) }
      return try found.map { cells, ordinal in
        var fact = try rows.fact(cells)
        fact.date = cells[step.column]
        return (Change(step.action, fact), ordinal, cells.partners)
      }
    }
  }

  // MARK: Trade

  /// How many partners of a year that became known are listed.
  private static let tradeLines = 10

  /// The years that ended between the days, with the partners with the most trade in each.
  private func tradeYears() throws -> [ChangeSection] {
    let known = from.advanced(by: 1).year - 1
    let knowable = to.advanced(by: 1).year - 1
    guard knowable > known else { return [] }
    var totals: [Int: [(partner: String, total: TradeTotal, before: TradeTotal?)]] = [:]
    try db.each("SELECT id, totals FROM party WHERE totals IS NOT NULL AND is_home = 0 ORDER BY id") { row in
      let all = PackedTotals.unpack(row.blob(1), through: knowable, count: knowable - known + 1)
      for (index, total) in all.enumerated() where total.year > known {
        let before = index > 0 && all[index - 1].year == total.year - 1 ? all[index - 1] : nil
        totals[total.year, default: []].append((row.text(0), total, before))
      }
    }
    return try totals.keys.sorted().map { year in
      let kept = try (totals[year] ?? []).map { entry in
        (fact: try fact(entry.partner, entry.total, entry.before), value: entry.total.value, partner: entry.partner)
      }.filter { factFilter.matches($0.fact, about: [$0.partner]) }.sorted {
        ($1.value, $0.partner) < ($0.value, $1.partner)
      }
      return ChangeSection(
        heading: "Trade of \(year) became known (\(kept.count) partner\(kept.count == 1 ? "" : "s"))",
        changes: kept.prefix(min(limit, Self.tradeLines)).map { Change(.became, $0.fact, year: year) },
        left: max(0, kept.count - min(limit, Self.tradeLines)))
    }
  }

  private func fact(_ partner: String, _ total: TradeTotal, _ before: TradeTotal?) throws -> Fact {
    let about = total.isHollow ? "≈" : ""
    let earlier = before.map { "\($0.year): \($0.isHollow ? "≈" : "")\(Money.short($0.value))" } ?? ""
    return Fact(
      key: FactKey(table: Table.trade.rawValue, key: [partner, String(total.year)]), partner: partner,
      date: String(total.year), title: "\(try rows.partner(partner)): \(about)\(Money.short(total.value))",
      detail: earlier, evidence: Evidence(sources: [], confidence: .high, note: ""), isDisputed: total.isDisputed)
  }
}
