internal import Diplomacy
internal import GRDB

/// Finds events that trade can be looked at before and after: milestones, visits held, agreements signed or in force.
struct TurningPointQuery {
  let db: Database
  let day: CalendarDay

  private var today: Value { day.ordinal.databaseValue }

  /// The events with a partner, ascending by date.
  func all(with partner: String) throws -> [TurningPoint] {
    let name = try name(of: partner)
    let milestones = try milestones("partner = ?", [partner.databaseValue])
    let visits = try VisitEvents(db, partner, day).chosen().compactMap { try visit(number: $0) }
    let agreements = try agreements(ListCells.have("partners"), [ListCells.mark(partner)])
      .map { entry in
        var point = entry.point
        (point.partner, point.partnerName) = (partner, name)
        return point
      }
    return (milestones + visits + agreements).sorted { ($0.date, $0.fact.key[0]) < ($1.date, $1.fact.key[0]) }
  }

  /// The event of a row, or nil when it is none or later than the day.
  func point(_ fact: FactKey, partner: String) throws -> TurningPoint? {
    guard let id = fact.key.first else { return nil }
    switch Table(rawValue: fact.table) {
    case .milestones: return try milestones("id = ?", [id.databaseValue]).first
    case .visits:
      let number = try db.first(
        "SELECT t.n FROM visits v JOIN timeline t ON t.line = v.line WHERE v.id = ? AND t.start_day <= ?",
        [id.databaseValue, today]
      ) { $0.integer(0) }
      return try number.flatMap { try visit(number: $0) }
    case .agreements:
      guard let entry = try agreements("id = ?", [id]).first else { return nil }
      let chosen = entry.partners.contains(partner) ? partner : entry.partners.first ?? ""
      return try with(chosen, entry.point)
    default: return nil
    }
  }

  private func name(of partner: String) throws -> String {
    try db.first("SELECT name FROM party WHERE id = ?", [partner.databaseValue]) { $0.text(0) } ?? partner
  }

  private func with(_ partner: String, _ point: TurningPoint) throws -> TurningPoint {
    var point = point
    (point.partner, point.partnerName) = (partner, try name(of: partner))
    return point
  }
}

// MARK: - Milestones

extension TurningPointQuery {
  /// Shown milestones by the day that a condition keeps, ascending by date.
  fileprivate func milestones(_ condition: String, _ values: [Value]) throws -> [TurningPoint] {
    try db.all(
      """
      SELECT id, partner, COALESCE((SELECT name FROM party WHERE id = partner), partner), date, kind, tier, title,
        confidence, sources, note
      FROM shown_milestones WHERE \(condition) AND date_first <= ? ORDER BY date_first, id
      """, values + [today]
    ) { row in
      let kind = MilestoneKind(rawValue: row.text(4)) ?? .tier
      let tier = Tier(rawValue: row.text(5)) ?? .none
      return TurningPoint(
        fact: FactKey("milestones", row.text(0)), partner: row.text(1), partnerName: row.text(2),
        date: PartialDate(required: row.text(3)), kind: tier == .none ? .relations(kind) : .tier(tier),
        title: tier == .none || kind != .tier ? row.text(6) : tier.phrase.capitalizedFirst,
        evidence: row.evidence(at: 7))
    }
  }
}

// MARK: - Visits

extension TurningPointQuery {
  /// A visit by its number in the timeline; nil unless it was held.
  fileprivate func visit(number: Int) throws -> TurningPoint? {
    guard let visit = try VisitReader(db).visit(number), visit.status == .held else { return nil }
    let ranks = try db.first("SELECT ranks FROM timeline WHERE n = ?", [number.databaseValue]) { $0.integer(0) } ?? 0
    let rank = Rank.allCases.first { ranks & 1 << $0.order != 0 }
    return TurningPoint(
      fact: visit.fact, partner: visit.partner, partnerName: visit.partnerName, date: visit.start,
      kind: .visit(visit.direction, visit.kind, rank), title: visit.travellers.joined(separator: ", "),
      evidence: visit.evidence)
  }

  /// The numbers of the visits of a kind by the day.
  private func visits(_ direction: Direction, _ kind: VisitKind, _ rank: Rank?) throws -> BitSet {
    let postings = Postings(db: db)
    let end = try TimelineYears(db: db).number(onOrAfter: day.ordinal + 1)
    var set = try postings.set(.kind, Code.of(kind), through: end)
    set.cut(to: 1..<end)
    set.formIntersection(try postings.set(.direction, Code.of(direction), through: end))
    set.formIntersection(try postings.set(.status, TimelineVisit.held, through: end))
    if let rank { set.formIntersection(try postings.set(.rank, rank.order, through: end)) }
    // The rank is the highest of those who travelled: no higher one was there.
    for order in 0..<(rank?.order ?? Rank.allCases.count) {
      set.subtract(try postings.set(.rank, order, through: end))
    }
    return set
  }
}

// MARK: - Agreements

extension TurningPointQuery {
  private struct Agreement {
    /// Without a partner: it may have many.
    var point: TurningPoint
    var partners: [String]
  }

  /// Shown agreements by the day that a condition keeps, by the day on which they were signed, else that from which they
  /// were in force; those that only were proposed are no event.
  private func agreements(_ condition: String, _ values: [String]) throws -> [Agreement] {
    try db.all(
      """
      SELECT id, partners, COALESCE(signed, in_force), kind, title, confidence, sources, note FROM shown_agreements
      WHERE \(condition) AND COALESCE(signed_first, in_force_first) <= ?
      ORDER BY COALESCE(signed_first, in_force_first), id
      """, values.map(\.databaseValue) + [today]
    ) { row in
      let point = TurningPoint(
        fact: FactKey("agreements", row.text(0)), partner: "", partnerName: "",
        date: PartialDate(required: row.text(2)), kind: .agreement(row.text(3)), title: row.text(4),
        evidence: row.evidence(at: 5))
      return Agreement(point: point, partners: listItems(row.text(1)))
    }
  }
}

// MARK: - Events of the same kind

extension TurningPointQuery {
  /// For every partner that had an event of a kind, the first that suits; where none does, the first of all, so that it
  /// can be told what is missing. Ascending by date.
  func first(
    of kind: TurningPoint.Kind, except partner: String, suiting suits: (_ partner: String, _ year: Int) -> Bool
  ) throws -> [TurningPoint] {
    let found: [TurningPoint]
    switch kind {
    case .tier(let tier):
      // A tier is reached once: what is said again later is no step. Nothing is chosen among steps.
      found = Self.firsts(try milestones("tier = ?", [tier.rawValue.databaseValue])) { _ in true }
    case .relations(let step):
      found = Self.firsts(
        try milestones("kind = ? AND (tier IS NULL OR tier = '')", [step.rawValue.databaseValue])
      ) { point in point.year.map { suits(point.partner, $0) } ?? false }
    case .visit(let direction, let kind, let rank):
      return try firstVisits(try visits(direction, kind, rank), except: partner, suits)
    case .agreement(let kind):
      var points: [TurningPoint] = []
      for entry in try agreements("kind = ?", [kind]) {
        points += try entry.partners.map { try with($0, entry.point) }
      }
      found = Self.firsts(points) { point in point.year.map { suits(point.partner, $0) } ?? false }
    }
    return found.filter { $0.partner != partner }
  }

  /// The first event of each partner that suits, else its first.
  private static func firsts(_ points: [TurningPoint], _ suits: (TurningPoint) -> Bool) -> [TurningPoint] {
    var chosen: [String: TurningPoint] = [:]
    for point in points {
      guard let known = chosen[point.partner] else {
        chosen[point.partner] = point
        continue
      }
      if !suits(known), suits(point) { chosen[point.partner] = point }
    }
    return chosen.values.sorted { ($0.date, $0.partner) < ($1.date, $1.partner) }
  }

  /// The first visit of each partner that suits, else its first; only the chosen ones are read.
  private func firstVisits(
    _ visits: BitSet, except partner: String, _ suits: (String, Int) -> Bool
  ) throws -> [TurningPoint] {
    let parties = try db.all("SELECT n, id FROM party WHERE is_home = 0 AND id <> ?", [partner.databaseValue]) {
      (number: $0.integer(0), id: $0.text(1))
    }
    let postings = Postings(db: db)
    let end = try TimelineYears(db: db).number(onOrAfter: day.ordinal + 1)
    var chosen: [TurningPoint] = []
    for party in parties {
      let numbers = try postings.numbers(.partner, party.number, through: end - 1).filter(visits.contains)
      let number = try numbers.first { suits(party.id, try year(of: $0)) } ?? numbers.first
      if let number, let point = try visit(number: number) { chosen.append(point) }
    }
    return chosen.sorted { ($0.date, $0.partner) < ($1.date, $1.partner) }
  }

  private func year(of visit: Int) throws -> Int {
    let start = try db.first("SELECT start_day FROM timeline WHERE n = ?", [visit.databaseValue]) { $0.integer(0) }
    return CalendarDay(ordinal: start ?? 0).year
  }
}
