internal import Diplomacy
internal import GRDB

/// Everything known of one partner by a day.
struct PartnerDetailQuery {
  let db: Database
  let id: String
  let day: CalendarDay

  private var key: [Value] { [id.databaseValue, day.ordinal.databaseValue] }

  func detail() throws -> PartnerDetail? {
    guard let partner = try PartnerQuery.partners(db, asOf: day, only: id).first else { return nil }
    let milestones = try db.all(
      "SELECT \(MilestoneRows.columns) FROM shown_milestones WHERE partner = ? AND date_first <= ? ORDER BY date_first, id",
      key, MilestoneRows.milestone)
    let visits = try db.all(
      """
      \(VisitRows.selection)
      WHERE t.partner = (SELECT n FROM party WHERE id = ?) AND +t.start_day <= ? ORDER BY t.n DESC
      """, key, VisitRows.visit)
    let holders = try officeHolders()
    let sections = try sections()
    let evidence =
      [partner.evidence] + milestones.map(\.evidence) + visits.map(\.evidence) + holders.map(\.evidence)
      + sections.flatMap(\.facts).map(\.evidence)
    return PartnerDetail(
      partner: partner, milestones: milestones, visits: visits, officeHolders: holders, sections: sections,
      sources: try SourceRows.sources(Set(evidence.flatMap(\.sources)), db))
  }

  /// Who is known to be in office on the day. A term without any date only says that the office was held at some time.
  private func officeHolders() throws -> [OfficeHolder] {
    let holders = try db.all(
      """
      SELECT t.leader, COALESCE(p.display, t.leader), t.office, t.rank, t.start, t."end", t.acting, t.confidence,
        t.sources, t.note
      FROM shown_terms t LEFT JOIN people p ON p.id = t.leader
      WHERE t.country = ? AND t.start_first <= ?2 AND (t.end_last IS NULL OR t.end_last >= ?2)
      """, key
    ) { row in
      OfficeHolder(
        leader: row.text(0), name: row.text(1), office: row.text(2), rank: Rank(rawValue: row.text(3)) ?? .other,
        start: PartialDate(stored: row.text(4)), end: PartialDate(stored: row.text(5)), isActing: row.integer(6) == 1,
        evidence: row.evidence(at: 7))
    }
    return holders.sorted { ($0.rank.order, $0.office, $0.name) < ($1.rank.order, $1.office, $1.name) }
  }

  private func sections() throws -> [FactSection] {
    [
      FactSection(heading: "Agreements", facts: try agreements()),
      FactSection(heading: "Exchanges", facts: try exchanges()),
      FactSection(heading: "Investment", facts: try investments()),
      FactSection(heading: "Goods traded", facts: try commodities()),
      FactSection(heading: "Cooperation", facts: try cooperation()),
    ].filter { !$0.facts.isEmpty }
  }
}

// MARK: - Facts

extension PartnerDetailQuery {
  /// Agreements with a date up to the day; the status is the one last reached by then.
  private func agreements() throws -> [Fact] {
    let dates = ["proposed", "signed", "in_force", "expires"]
    let facts = try db.all(
      """
      SELECT title, status, proposed, proposed_first, signed, signed_first, in_force, in_force_first, expires,
        expires_first, confidence, sources, note
      FROM shown_agreements WHERE instr(';' || replace(partners, ' ', '') || ';', ?) > 0
      """, [";\(id);".databaseValue]
    ) { row -> (Int, Fact)? in
      let known = dates.indices.compactMap { index -> (day: Int, name: String, text: String)? in
        guard let first = row[3 + index * 2] as Int?, first <= day.ordinal else { return nil }
        return (first, dates[index], row.text(2 + index * 2))
      }
      guard let main = known.first(where: { $0.name == "signed" }) ?? known.first else { return nil }
      let isAllKnown = dates.indices.allSatisfy { (row[3 + $0 * 2] as Int? ?? Int.min) <= day.ordinal }
      let status = isAllKnown || known.contains { $0.name == row.text(1) } ? row.text(1) : known.last?.name ?? ""
      let detail =
        ([Self.words(status)] + known.filter { $0.name != main.name }.map { "\(Self.words($0.name)) \($0.text)" })
        .filter { !$0.isEmpty }
      return (
        main.day,
        Fact(
          date: main.text, title: row.text(0), detail: detail.joined(separator: ", "), evidence: row.evidence(at: 10))
      )
    }
    return facts.compactMap(\.self).sorted { ($1.0, $0.1.title) < ($0.0, $1.1.title) }.map(\.1)
  }

  private func exchanges() throws -> [Fact] {
    try db.all(
      """
      SELECT date, title, kind, confidence, sources, note FROM shown_exchanges
      WHERE partner = ? AND date_first <= ? ORDER BY date_first DESC, id
      """, key
    ) { row in
      Fact(date: row.text(0), title: row.text(1), detail: Self.words(row.text(2)), evidence: row.evidence(at: 3))
    }
  }

  /// Stocks and flows by the day, the latest first; a row without a date is not later than any day.
  private func investments() throws -> [Fact] {
    try db.all(
      """
      SELECT as_of, direction, series, projects, registered_capital_usd, confidence, sources, note FROM investments
      WHERE partner = ? AND (as_of_last IS NULL OR as_of_last <= ?) ORDER BY as_of_last DESC, direction, series
      """, key
    ) { row in
      var parts: [String] = []
      if let capital = row[4] as Int? { parts.append(Money.short(capital)) }
      if let projects = row[3] as Int? { parts.append(projects == 1 ? "1 project" : "\(projects) projects") }
      let series = Self.words(row.text(2))
      let direction = row.text(1) == "inward" ? "Investment from the partner" : "Investment in the partner"
      return Fact(
        date: row.text(0), title: series.isEmpty ? direction : "\(direction), \(series)",
        detail: parts.joined(separator: " in "), evidence: row.evidence(at: 5))
    }
  }

  /// Of the latest period by the day: the largest goods of each flow, and those named without a figure.
  private func commodities() throws -> [Fact] {
    let latest = try db.first(
      """
      SELECT period_last FROM commodities WHERE partner = ? AND period_last <= ? AND value_usd IS NOT NULL
      ORDER BY period_last DESC LIMIT 1
      """, key
    ) { $0.integer(0) }
    let valued = try db.all(
      """
      SELECT period, label, flow, value_usd, confidence, sources, note FROM commodities
      WHERE partner = ? AND period_last = ? AND value_usd IS NOT NULL ORDER BY value_usd DESC, label LIMIT 15
      """, [id.databaseValue, latest.databaseValue], Self.good)
    let named = try db.all(
      """
      SELECT period, label, flow, value_usd, confidence, sources, note FROM commodities
      WHERE partner = ? AND period_last <= ? AND value_usd IS NULL ORDER BY period_last DESC, flow, label
      """, key, Self.good)
    return valued + named
  }

  private static func good(_ row: Row) -> Fact {
    let value = (row[3] as Int?).map { ", " + Money.short($0) } ?? ""
    return Fact(date: row.text(0), title: row.text(1), detail: row.text(2) + value, evidence: row.evidence(at: 4))
  }

  private func cooperation() throws -> [Fact] {
    try db.all(
      """
      SELECT since, area, stage, confidence, sources, note FROM cooperation
      WHERE partner = ? AND (since_first IS NULL OR since_first <= ?) ORDER BY area
      """, key
    ) { row in
      Fact(date: row.text(0), title: row.text(1), detail: Self.words(row.text(2)), evidence: row.evidence(at: 3))
    }
  }

  private static func words(_ code: String) -> String { code.replacing("_", with: " ") }
}

/// Amounts as a line of text gives them.
enum Money {
  /// Whole US dollars in few characters: 937,000 USD, 4.6B USD.
  static func short(_ amount: Int) -> String {
    if amount >= 1_000_000_000 { return tenths(amount, of: 1_000_000_000) + "B USD" }
    if amount >= 1_000_000 { return tenths(amount, of: 1_000_000) + "M USD" }
    return grouped(amount) + " USD"
  }

  private static func tenths(_ amount: Int, of unit: Int) -> String {
    let (whole, rest) = amount.quotientAndRemainder(dividingBy: unit)
    let tenth = (rest + unit / 20) / (unit / 10)
    if tenth == 0 { return grouped(whole) }
    return tenth == 10 ? grouped(whole + 1) : "\(grouped(whole)).\(tenth)"
  }

  private static func grouped(_ amount: Int) -> String {
    var digits = String(amount)
    var position = digits.count - 3
    while position > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: position))
      position -= 3
    }
    return digits
  }
}
