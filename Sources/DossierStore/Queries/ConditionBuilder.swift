internal import Diplomacy
internal import GRDB

/// Turns the terms of a filter into conditions on the timeline, with what its words stand for looked up first.
struct ConditionBuilder {
  let db: Database
  let asOf: CalendarDay
  private let words: Lookup

  init(db: Database, asOf: CalendarDay) {
    self.db = db
    self.asOf = asOf
    words = Lookup(db: db)
  }

  func add(_ filter: Filter, to conditions: inout Conditions) throws {
    for term in filter.terms {
      if case .years(let from, let through) = term.condition, !term.isNegated {
        try restrict(&conditions, from, through)
      } else {
        conditions.add(try condition(term.condition), negated: term.isNegated)
      }
    }
  }

  /// Visits that start in the years are neighbours; of those before, only as many need looking at as the longest
  /// visit may reach back.
  private func restrict(_ conditions: inout Conditions, _ from: Int?, _ through: Int?) throws {
    if let through { conditions.restrict(upper: try db.lastVisit(by: CalendarDay.last(of: through).ordinal)) }
    guard let from else { return }
    let first = CalendarDay.first(of: from).ordinal
    let reach = try Int(db.first("SELECT value FROM meta WHERE key = 'longest'") { $0.text(0) } ?? "") ?? 0
    let lower = try db.lastVisit(by: first - 1) + 1
    let earliest = try db.lastVisit(by: first - reach - 1) + 1
    conditions.restrict(lower: earliest)
    if earliest < lower { conditions.add(Condition(sql: "t.end_day >= ?", values: [first.databaseValue])) }
  }

  private func condition(_ condition: Filter.Condition) throws -> Condition {
    switch condition {
    case .years(let from, let through):
      let first = from.map { CalendarDay.first(of: $0).ordinal } ?? Int(Int32.min)
      let last = through.map { CalendarDay.last(of: $0).ordinal } ?? Int(Int32.max)
      return Condition(
        sql: "t.start_day <= ? AND t.end_day >= ?", values: [last.databaseValue, first.databaseValue])
    case .text(let text): return Self.freeText(text)
    case .field(let field, let values):
      let any = try values.map { try self.field(field, $0) }
      if any.count == 1 { return any[0] }
      return Condition(sql: any.map { "(\($0.sql))" }.joined(separator: " OR "), values: any.flatMap(\.values))
    }
  }

  private func field(_ field: FilterField, _ value: String) throws -> Condition {
    switch field {
    // A year is always a range; one that is not asks for nothing.
    case .year: .never
    case .direction: Self.code("t.direction", Direction(word: value))
    case .kind: Self.code("t.kind", VisitKind(rawValue: value))
    case .status: Self.code("t.status", VisitStatus(rawValue: value))
    case .confidence: Self.code("t.confidence", Confidence(rawValue: value))
    case .rank: Rank(rawValue: value).map { Self.bit("t.ranks", 1 << $0.order) } ?? .never
    case .has: Self.has(value)
    case .partner: Self.among(try words.partners(value))
    case .region: Self.among(try words.partners(inRegion: value))
    case .tier: Self.among(try partners(at: value))
    case .leader: Self.linked("visit_leader", "leader", try words.people(value))
    case .place: Self.linked("visit_place", "place", try words.places(value))
    case .source: Self.linked("visit_document", "document", try words.documents(value))
    }
  }

  /// The partners that are at a tier on the day.
  func partners(at word: String) throws -> [Int] {
    guard let tier = Tier(word: word) else { return [] }
    let standings = try Standing.all(db, asOf: asOf)
    let partners = try db.all("SELECT n, id FROM party") { ($0.integer(0), $0.text(1)) }
    return partners.filter { (standings[$0.1]?.tier ?? .none) == tier }.map(\.0)
  }
}

// MARK: - Conditions

extension ConditionBuilder {
  private static func code<Word: CaseIterable & Equatable>(_ column: String, _ word: Word?) -> Condition {
    guard let word else { return .never }
    return Condition(sql: "\(column) = ?", values: [Code.of(word).databaseValue])
  }

  private static func bit(_ column: String, _ bit: Int) -> Condition {
    Condition(sql: "\(column) & ? <> 0", values: [bit.databaseValue])
  }

  private static func has(_ what: String) -> Condition {
    switch what {
    case "outcomes": bit("t.has", Has.outcomes)
    case "note": bit("t.has", Has.note)
    case "end": bit("t.has", Has.end)
    case "leader": bit("t.has", Has.leader)
    case "conflict": bit("t.has", Has.conflict)
    case "trade": Condition(sql: "t.partner IN (SELECT n FROM party WHERE totals IS NOT NULL)")
    case "visits": Condition(sql: "1")
    default: .never
    }
  }

  /// One partner is found through its index; for several, testing each visit is quicker than sorting what they find.
  static func among(_ partners: [Int]) -> Condition {
    if partners.count == 1 {
      return Condition(
        sql: "t.partner = ?", values: [partners[0].databaseValue],
        walk: Condition.Walk(
          table: "timeline d INDEXED BY timeline_partner", number: "d.n", selection: "d.partner = ?",
          values: [partners[0].databaseValue]))
    }
    return Condition(sql: "+t.partner IN (SELECT value FROM json_each(?))", values: [Lookup.list(partners)])
  }

  /// Visits linked with any of some leaders, places or documents.
  private static func linked(_ table: String, _ column: String, _ found: Lookup.Found) -> Condition {
    if found.numbers.count == 1 {
      return Condition(
        sql: "t.n IN (SELECT visit FROM \(table) WHERE \(column) = ?)", values: [found.numbers[0].databaseValue],
        walk: Condition.Walk(
          table: "\(table) d", number: "d.visit", selection: "d.\(column) = ?",
          values: [found.numbers[0].databaseValue]))
    }
    let list = [Lookup.list(found.numbers)]
    if found.isBroad {
      return Condition(
        sql: """
          EXISTS (SELECT 1 FROM \(table) x WHERE x.visit = t.n AND +x.\(column) IN (SELECT value FROM json_each(?)))
          """, values: list)
    }
    return Condition(
      sql: "t.n IN (SELECT visit FROM \(table) WHERE \(column) IN (SELECT value FROM json_each(?)))", values: list)
  }

  /// A word finds words that start with it, a phrase finds its words in a row; typed accents must be there as typed.
  private static func freeText(_ text: String) -> Condition {
    let composed = CellText.clean(CellText.composed(text)).text
    let words = SearchText.fold(composed)
    let exact = Condition.written(composed.lowercased())
    guard words.contains(where: { $0.isLetter || $0.isNumber }) else { return exact }
    let phrase = ["\"\(words.replacing("\"", with: " "))\" *".databaseValue]
    let found = "t.n IN (SELECT rowid FROM visit_search WHERE visit_search MATCH ?)"
    var walk = Condition.Walk(
      table: "visit_search d", number: "d.rowid", selection: "d.visit_search MATCH ?", values: phrase)
    guard SearchText.hasAccent(composed) else { return Condition(sql: found, values: phrase, walk: walk) }
    (walk.test, walk.testValues) = (exact.sql, exact.values)
    return Condition(sql: "\(found) AND \(exact.sql)", values: phrase + exact.values, walk: walk)
  }
}

extension Database {
  /// The number of the last visit that starts by a day, 0 when there is none.
  func lastVisit(by day: Int) throws -> Int {
    try first(
      "SELECT n FROM timeline WHERE start_day <= ? ORDER BY start_day DESC, n DESC LIMIT 1", [day.databaseValue]
    ) { $0.integer(0) } ?? 0
  }
}
