internal import Diplomacy
internal import GRDB

/// Answers a reckoning: one walk over the marks of the visits by the day, then only the visits that are named are read.
struct ReckoningQuery {
  private let db: Database
  private let day: CalendarDay
  private let marks: VisitMarks
  private let reader: VisitReader
  /// Partners by their number.
  private let partners: [Int: PartnerRow]

  init(_ db: Database, asOf day: CalendarDay) throws {
    self.db = db
    self.day = day
    marks = try VisitMarks(db, asOf: day)
    reader = VisitReader(db)
    let rows = Dictionary(
      try PartnerQuery.partners(db, asOf: day).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var partners: [Int: PartnerRow] = [:]
    try db.each("SELECT n, id FROM party") { partners[$0.integer(0)] = rows[$0.text(1)] }
    self.partners = partners
  }

  func report(_ reckoning: Reckoning) throws -> ReckoningReport {
    let rows = try rows(reckoning)
    let ids = Set(rows.visits.flatMap(\.evidence.sources) + rows.otherSources)
    return ReckoningReport(
      reckoning: reckoning, rows: rows, undated: try marks.undated(), withoutLevel: marks.withoutLevel,
      sources: try SourceRows.sources(ids, db))
  }

  private func rows(_ reckoning: Reckoning) throws -> ReckoningReport.Rows {
    switch reckoning {
    case .owed: .debts(try debts(to: .inbound))
    case .owedToUs: .debts(try debts(to: .outbound))
    case .silences: .silences(silences)
    case .lastVisits: .lastVisits(try lastVisits())
    case .reciprocity: .reciprocity(try reciprocity())
    case .intensity: .intensity(try intensity())
    case .firstDestinations:
      .firstDestinations(try FirstDestinationQuery(db, asOf: day, visits: 1..<marks.end, reader: reader).all())
    }
  }

  // MARK: Debts

  private struct Key: Hashable {
    var partner: Int
    var level: Int
  }

  /// Visits in a direction that are not answered, the highest level first and within it the oldest debt.
  func debts(to direction: Direction) throws -> [Debt] {
    let chains = try chains(to: direction)
    return try VisitLevel.answering.enumerated().flatMap { index, level in
      let owed = try chains.filter { $0.key.level == index }.compactMap { key, chain in
        try debt(key.partner, level, chain)
      }
      return owed.sorted { ($0.oldest.start, $0.partner.name) < ($1.oldest.start, $1.partner.name) }
    }
  }

  private func chains(to direction: Direction) throws -> [Key: DebtChain] {
    let levels = VisitLevel.answering.map(marks.mask)
    let all = levels.reduce(0, |)
    let received: VisitMarks.Bits = direction == .outbound ? VisitMarks.outbound : 0
    let states = Set(partners.filter { $0.value.kind == "state" }.keys)
    var chains: [Key: DebtChain] = [:]
    var current: [DebtChain] = []
    var partner: Int?
    func close() {
      guard let partner, states.contains(partner) else { return }
      for (level, chain) in current.enumerated() where chain.count > 0 {
        chains[Key(partner: partner, level: level)] = chain
      }
    }
    try marks.eachHeld { number, visit, bits in
      if number != partner {
        close()
        partner = number
        current = [DebtChain](repeating: DebtChain(), count: levels.count)
      }
      guard bits & VisitMarks.passing == 0, bits & all != 0 else { return }
      let isReceived = bits & VisitMarks.outbound == received
      // Who comes along with a king is answered with the king.
      let highest = levels.firstIndex { bits & $0 != 0 } ?? 0
      guard !isReceived else { return current[highest].take(visit, isReceived: true, isAnswer: false) }
      for level in highest..<levels.count { current[level].take(visit, isReceived: false, isAnswer: true) }
    }
    close()
    return chains
  }

  private func debt(_ partner: Int, _ level: VisitLevel, _ chain: DebtChain) throws -> Debt? {
    guard let row = partners[partner], let oldest = try chain.oldest.flatMap(reader.visit),
      let latest = try chain.latest.flatMap(reader.visit)
    else { return nil }
    return Debt(
      partner: PartnerMention(row), level: level, oldest: oldest, latest: latest, count: chain.count,
      lastAnswer: try chain.lastAnswer.flatMap(reader.visit))
  }

  // MARK: Silences

  /// By tier, the longest first, and those of which no visit is on record after them.
  var silences: [Silence] {
    partners.values.filter { $0.kind == "state" && ($0.tier != .none || $0.lastTopLevel != nil) }
      .map { Silence($0, on: day) }
      .sorted { left, right in
        (left.partner.tier.order, left.last?.last?.ordinal ?? Int.max, left.partner.name)
          < (right.partner.tier.order, right.last?.last?.ordinal ?? Int.max, right.partner.name)
      }
  }

  // MARK: Last visits

  private func lastVisits() throws -> [LastVisits] {
    let masks = VisitLevel.allCases.map(marks.mask)
    let all = masks.reduce(0, |)
    var last: [Key: (there: Int?, here: Int?)] = [:]
    try marks.eachHeld { partner, visit, bits in
      guard bits & all != 0 else { return }
      for level in masks.indices where bits & masks[level] != 0 {
        if bits & VisitMarks.outbound != 0 {
          last[Key(partner: partner, level: level), default: (nil, nil)].there = visit
        } else {
          last[Key(partner: partner, level: level), default: (nil, nil)].here = visit
        }
      }
    }
    let order = last.keys.sorted { left, right in
      (partners[left.partner]?.name ?? "", left.partner, left.level)
        < (partners[right.partner]?.name ?? "", right.partner, right.level)
    }
    return try order.compactMap { key in
      guard let row = partners[key.partner], let visits = last[key] else { return nil }
      return LastVisits(
        partner: PartnerMention(row), level: VisitLevel.allCases[key.level],
        there: try visits.there.flatMap(reader.visit), here: try visits.here.flatMap(reader.visit))
    }
  }

  // MARK: Counts

  private func reciprocity() throws -> [Reciprocity] {
    let top = marks.mask(.top)
    var counts: [Int: (out: Int, in: Int, topOut: Int, topIn: Int)] = [:]
    try marks.eachHeld { partner, _, bits in
      let isTop = bits & top != 0 ? 1 : 0
      var count = counts[partner] ?? (0, 0, 0, 0)
      if bits & VisitMarks.outbound != 0 {
        count.out += 1
        count.topOut += isTop
      } else {
        count.in += 1
        count.topIn += isTop
      }
      counts[partner] = count
    }
    return counts.compactMap { number, count in
      partners[number].map {
        Reciprocity(
          partner: PartnerMention($0), outbound: count.out, inbound: count.in, topOutbound: count.topOut,
          topInbound: count.topIn)
      }
    }.sorted { left, right in
      (right.outbound + right.inbound, left.partner.name) < (left.outbound + left.inbound, right.partner.name)
    }
  }

  private func intensity() throws -> [YearIntensity] {
    let top = marks.mask(.top)
    let lasts = try db.all("SELECT year, last FROM years ORDER BY year") { ($0.integer(0), $0.integer(1)) }
    var years = lasts.map {
      YearIntensity(year: $0.0, outbound: 0, inbound: 0, topOutbound: 0, topInbound: 0, partners: 0)
    }
    var (partner, index, counted) = (-1, 0, -1)
    try marks.eachHeld { number, visit, bits in
      if number != partner { (partner, index, counted) = (number, 0, -1) }
      while index < lasts.count - 1, lasts[index].1 < visit { index += 1 }
      if counted != index, number != 0 {
        years[index].partners += 1
        counted = index
      }
      let isTop = bits & top != 0 ? 1 : 0
      if bits & VisitMarks.outbound != 0 {
        years[index].outbound += 1
        years[index].topOutbound += isTop
      } else {
        years[index].inbound += 1
        years[index].topInbound += isTop
      }
    }
    return years.filter { $0.outbound + $0.inbound > 0 }
  }
}

extension ReckoningReport.Rows {
  /// The visits that the rows name.
  fileprivate var visits: [VisitRow] {
    switch self {
    case .debts(let debts): debts.flatMap { [$0.oldest, $0.latest, $0.lastAnswer].compactMap(\.self) }
    case .lastVisits(let rows): rows.flatMap { [$0.there, $0.here].compactMap(\.self) }
    case .firstDestinations(let rows): rows.flatMap { [$0.first, $0.firstBilateral].compactMap(\.self) }
    case .silences, .reciprocity, .intensity: []
    }
  }

  fileprivate var otherSources: [String] {
    if case .firstDestinations(let rows) = self { rows.flatMap(\.term.evidence.sources) } else { [] }
  }
}
