internal import Diplomacy
internal import GRDB

/// Published counts of partners against what the milestones give.
enum TierCounts {
  /// Which tiers each published count takes together. Counts of strategic partners include the enhanced ones.
  private static let indicators: [String: Set<Tier>] = [
    "special_partners": [.special],
    "comprehensive_strategic_partners": [.comprehensiveStrategic],
    "strategic_partners": [.strategic, .enhancedStrategic],
    "comprehensive_partners": [.comprehensive],
    "strategic_and_comprehensive_partners": [.comprehensiveStrategic, .enhancedStrategic, .strategic, .comprehensive],
  ]

  /// A count as it was published.
  private struct Count {
    var line: Int
    var indicator: String
    var tiers: Set<Tier>
    var stated: Double
    var day: Int
    var isDoubtful: Bool
    var isExplained: Bool
    /// What the milestones give.
    var found = 0

    var isWrong: Bool { Double(found) != stated }
    var excess: Double { Double(found) - stated }

    var words: String {
      let published = Int(exactly: stated).map(String.init) ?? String(stated)
      return "\(published) is stated, the milestones give \(found) on \(CalendarDay(ordinal: day))"
    }
  }

  /// Counts that are wrong by as much: one milestone is behind all of them.
  private struct Cluster {
    var excess: [String: Double] = [:]
    var counts: [Count] = []

    /// Whether the counts of a day, right or wrong, may be so for the same reason.
    func explains(_ day: [Count]) -> Bool {
      day.contains { $0.isWrong && excess[$0.indicator] != nil }
        && day.allSatisfy { excess[$0.indicator] ?? $0.excess == $0.excess }
    }

    mutating func add(_ day: [Count]) {
      for count in day where count.isWrong { excess[count.indicator] = count.excess }
      counts += day.filter(\.isWrong)
    }
  }

  static func findings(_ db: Database) throws -> [Finding] {
    let states = Set(try db.all("SELECT id FROM partners WHERE kind = 'state'") { $0.text(0) })
    let counts = try counts(db, states)
    let (alone, open) = (
      counts.filter { $0.isDoubtful || $0.isExplained }, counts.filter { !$0.isDoubtful && !$0.isExplained }
    )
    var clusters: [Cluster] = []
    for (_, day) in Dictionary(grouping: open, by: \.day).sorted(by: { $0.key < $1.key })
    where day.contains(where: \.isWrong) {
      let known = clusters.firstIndex { $0.explains(day) }
      if known == nil { clusters.append(Cluster()) }
      clusters[known ?? clusters.count - 1].add(day)
    }
    let steps = try steps(db, states)
    return alone.filter(\.isWrong).map {
      Finding(.economy, $0.line, "value", $0.words, severity: $0.isDoubtful ? .note : nil)
    } + clusters.compactMap { finding($0, steps) }
  }

  private static func counts(_ db: Database, _ states: Set<String>) throws -> [Count] {
    var counts = try db.all(
      "SELECT line, indicator, value, period_last, confidence, note FROM economy WHERE period_last IS NOT NULL ORDER BY line"
    ) { row -> Count? in
      guard let tiers = indicators[row.text(1)], let stated = row.optionalNumber(2) else { return nil }
      return Count(
        line: row.integer(0), indicator: row.text(1), tiers: tiers, stated: stated, day: row.integer(3),
        isDoubtful: row.text(4) == Confidence.low.rawValue, isExplained: Explanations.explain(.tierCount, row.text(5)))
    }.compactMap(\.self)
    var standings: [Int: [Tier: Int]] = [:]
    for index in counts.indices {
      let day = counts[index].day
      let tiers = try standings[day] ?? held(on: day, states, db)
      standings[day] = tiers
      counts[index].found = counts[index].tiers.reduce(0) { $0 + (tiers[$1] ?? 0) }
    }
    return counts
  }

  private static func held(on day: Int, _ states: Set<String>, _ db: Database) throws -> [Tier: Int] {
    let standings = try Standing.all(db, asOf: CalendarDay(ordinal: day)).filter { states.contains($0.key) }
    return Dictionary(grouping: standings.values, by: \.tier).mapValues(\.count)
  }

  private static func finding(_ cluster: Cluster, _ steps: [Step]) -> Finding? {
    guard let first = cluster.counts.first else { return nil }
    let others = cluster.counts.dropFirst()
    var reason = "\(first.indicator): \(first.words)"
    if !others.isEmpty {
      let names = others.prefix(8).map { "\($0.indicator) in line \($0.line)" }.joined(separator: ", ")
      reason += "; \(others.count) more count\(others.count == 1 ? " is" : "s are") wrong with it (\(names)"
      reason += others.count > 8 ? " …)" : ")"
    }
    let suspects = suspects(first, steps)
    if !suspects.isEmpty { reason += "; nearest in time: " + suspects.joined(separator: ", ") }
    return Finding(.economy, first.line, "value", reason)
  }

  // MARK: Who makes the difference

  private struct Step {
    var line: Int
    var partner: String
    var day: Int
    var date: String
    var tier: Tier
  }

  private static func steps(_ db: Database, _ states: Set<String>) throws -> [Step] {
    try db.all(
      """
      SELECT line, partner, date_first, date, tier FROM shown_milestones
      WHERE date_first IS NOT NULL AND tier IS NOT NULL ORDER BY date_first, line
      """
    ) { row in
      Step(
        line: row.integer(0), partner: row.text(1), day: row.integer(2), date: row.text(3),
        tier: Tier(rawValue: row.text(4)) ?? .none)
    }.filter { states.contains($0.partner) }
  }

  /// The steps nearest in time that would make the difference: where too many are counted, somebody came in too early
  /// or at all; where too few, somebody came in too late or at another tier. As many as the count is wrong by, and
  /// nobody where that is more than can be looked at.
  private static func suspects(_ count: Count, _ steps: [Step]) -> [String] {
    guard (1...3).contains(count.excess.magnitude) else { return [] }
    let candidates = steps.filter { step in
      let isWithin = count.tiers.contains(step.tier)
      if count.excess > 0 { return isWithin && step.day <= count.day }
      return isWithin != (step.day <= count.day) && step.tier != .sectoralStrategic
    }
    let nearest = candidates.sorted { left, right in
      ((left.day - count.day).magnitude, left.line) < ((right.day - count.day).magnitude, right.line)
    }
    return nearest.prefix(Int(count.excess.magnitude)).map {
      "\(shortened($0.partner)) of \($0.date) (milestones, line \($0.line))"
    }
  }
}
