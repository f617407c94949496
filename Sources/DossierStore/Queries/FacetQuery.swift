internal import Diplomacy
internal import GRDB

/// The values of a field among the visits that a query finds: counts of bits, and names for those that count.
extension TimelineQuery {
  func facet(of field: FilterField) throws -> FacetCounts {
    let selection = try kept.get()
    let counter = FacetCounter(
      db: db, selection: selection, isEverything: try isEverything(selection), asOf: query.asOf)
    return try counter.facet(of: field)
  }
}

/// Counts the visits of a selection by field.
struct FacetCounter {
  let db: Database
  let selection: VisitSelection
  /// Whether the selection is all visits, so that kept counts serve.
  let isEverything: Bool
  let asOf: CalendarDay

  func facet(of field: FilterField) throws -> FacetCounts {
    switch field {
    case .direction:
      return try closed(.direction, Direction.self) { ($0 == .outbound ? "out" : "in", $0 == .outbound ? "out" : "in") }
    case .kind: return try closed(.kind, VisitKind.self) { ($0.rawValue, $0.phrase) }
    case .status: return try closed(.status, VisitStatus.self) { ($0.rawValue, $0.rawValue) }
    case .confidence: return try closed(.confidence, Confidence.self) { ($0.rawValue, $0.rawValue) }
    case .rank: return try closed(.rank, Rank.self) { ($0.rawValue, $0.title) }
    case .has: return try presence()
    case .year: return try years()
    case .partner: return try partners()
    case .tier: return try tiers()
    case .region: return try regions()
    case .leader: return try leaders()
    case .place: return try places()
    case .source: return try documents()
    }
  }

  private func counts(_ field: PostingField) throws -> [Int: Int] {
    let postings = Postings(db: db)
    return isEverything ? try postings.counts(field) : try postings.counts(field, in: selection.asSet)
  }

  private func answer(_ values: [FacetCounts.Value], missing: Int = 0) -> FacetCounts {
    FacetCounts(values: values, missing: missing, total: selection.count)
  }

  /// Values most first, equals by their names.
  private func mostFirst(_ values: [FacetCounts.Value]) -> [FacetCounts.Value] {
    values.sorted { ($1.count, $0.title, $0.value) < ($0.count, $1.title, $1.value) }
  }

  /// Words of a closed list in their order.
  private func closed<Word: CaseIterable & Equatable>(
    _ field: PostingField, _ type: Word.Type, _ text: (Word) -> (value: String, title: String)
  ) throws -> FacetCounts {
    let counts = try counts(field)
    return answer(
      Word.allCases.compactMap { word in
        counts[Code.of(word)].map { FacetCounts.Value(value: text(word).value, title: text(word).title, count: $0) }
      })
  }

  private func presence() throws -> FacetCounts {
    let counts = try counts(.has)
    let words = [
      ("outcomes", Has.outcomes), ("note", Has.note), ("end", Has.end), ("leader", Has.leader),
      ("conflict", Has.conflict),
    ]
    return answer(
      words.compactMap { word, bit in
        counts[bit.trailingZeroBitCount].map { FacetCounts.Value(value: word, title: word, count: $0) }
      })
  }

  /// The years that visits touch, the latest first: one across New Year counts in both.
  private func years() throws -> FacetCounts {
    var counts: [Int: Int] = [:]
    try db.each("SELECT year, first, last FROM years") { row in
      let count = selection.count(in: row.integer(1)..<row.integer(2) + 1)
      if count > 0 { counts[row.integer(0)] = count }
    }
    let last = max(0, selection.range.upperBound - 1)
    for number in try Postings(db: db).numbers(.acrossYears, 0, through: last) where selection.contains(number) {
      let days = try db.first("SELECT start_day, end_day FROM timeline WHERE n = ?", [number.databaseValue]) {
        ($0.integer(0), $0.integer(1))
      }
      guard let days else { continue }
      let (first, end) = (CalendarDay(ordinal: days.0).year, CalendarDay(ordinal: days.1).year)
      for year in (first + 1)...max(first + 1, end) { counts[year, default: 0] += 1 }
    }
    return answer(
      counts.sorted { $0.key > $1.key }.map {
        FacetCounts.Value(value: String($0.key), title: String($0.key), count: $0.value)
      })
  }
}

// MARK: - What has names

extension FacetCounter {
  /// The partners with their visits: number, id, name, region.
  private func partnerCounts() throws -> [(id: String, name: String, region: String, count: Int)] {
    let counts = try counts(.partner)
    return try db.all("SELECT a.n, a.id, a.name, p.region FROM party a LEFT JOIN partners p ON p.id = a.id") { row in
      counts[row.integer(0)].map { (row.text(1), row.text(2), row.text(3), $0) }
    }.compactMap(\.self)
  }

  private func partners() throws -> FacetCounts {
    answer(
      mostFirst(
        try partnerCounts().map { FacetCounts.Value(value: $0.id, title: $0.name, detail: $0.id, count: $0.count) }))
  }

  private func regions() throws -> FacetCounts {
    var counts: [String: Int] = [:]
    for partner in try partnerCounts() { counts[partner.region, default: 0] += partner.count }
    let missing = counts.removeValue(forKey: "") ?? 0
    let values = counts.map { FacetCounts.Value(value: "=" + $0.key, title: $0.key, count: $0.value) }
    return answer(mostFirst(values), missing: missing)
  }

  private func tiers() throws -> FacetCounts {
    let standings = try Standing.all(db, asOf: asOf)
    var counts: [Tier: Int] = [:]
    for partner in try partnerCounts() { counts[standings[partner.id]?.tier ?? .none, default: 0] += partner.count }
    return answer(
      Tier.allCases.compactMap { tier in
        counts[tier].map { FacetCounts.Value(value: tier.code, title: tier.title, detail: tier.code, count: $0) }
      })
  }

  /// Leaders of both sides; nobody is on both sides of a visit but by a slip.
  private func leaders() throws -> FacetCounts {
    let counts = try counts(.homeLeader).merging(try counts(.partnerLeader), uniquingKeysWith: +)
    let found = try db.all(
      "SELECT p.n, p.id, p.display, c.name FROM people p LEFT JOIN party c ON c.id = p.country"
    ) { row in
      counts[row.integer(0)].map { (id: row.text(1), name: row.text(2), country: row.text(3), count: $0) }
    }.compactMap(\.self)
    var bearers: [String: Int] = [:]
    for leader in found { bearers[leader.name, default: 0] += 1 }
    let values = found.map { leader in
      // Of two people with one name, the id says which.
      let isAlone = bearers[leader.name] == 1
      return FacetCounts.Value(
        value: "=" + (isAlone ? leader.name : leader.id), title: leader.name, detail: leader.country,
        count: leader.count)
    }
    let named = try self.counts(.has)[Has.leader.trailingZeroBitCount] ?? 0
    return answer(mostFirst(values), missing: selection.count - named)
  }

  private func places() throws -> FacetCounts {
    let counts = try counts(.place)
    let values = try db.all("SELECT n, text FROM place") { row in
      counts[row.integer(0)].map { FacetCounts.Value(value: "=" + row.text(1), title: row.text(1), count: $0) }
    }
    var named = BitSet(through: selection.asSet.last)
    try Postings(db: db).each(.place) { _, visits in PackedSet.add(visits, to: &named) }
    return answer(
      mostFirst(values.compactMap(\.self)), missing: selection.count - named.intersection(selection.asSet).count)
  }

  private func documents() throws -> FacetCounts {
    let counts = try counts(.document)
    let values = try db.all(
      "SELECT d.n, d.id, s.publisher, s.title FROM document d LEFT JOIN sources s ON s.id = d.id"
    ) { row in
      counts[row.integer(0)].map { count in
        FacetCounts.Value(
          value: "=" + row.text(1), title: row.text(3).isEmpty ? row.text(1) : row.text(3), detail: row.text(2),
          count: count)
      }
    }
    return answer(mostFirst(values.compactMap(\.self)))
  }
}
