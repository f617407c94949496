internal import Diplomacy
internal import GRDB

/// SQL conditions on `timeline t`, with values for their `?`. Nothing that a person typed ever becomes SQL text.
struct Conditions {
  private(set) var clauses: [String] = []
  private(set) var values: [Value] = []

  mutating func add(_ clause: String, _ values: [Value] = [], negated: Bool = false) {
    clauses.append(negated ? "NOT (\(clause))" : "(\(clause))")
    self.values += values
  }

  mutating func add(_ condition: (sql: String, values: [Value]), negated: Bool) {
    add(condition.sql, condition.values, negated: negated)
  }

  var isEmpty: Bool { clauses.isEmpty }
  var sql: String { clauses.isEmpty ? "1" : clauses.joined(separator: " AND ") }
}

/// Turns the terms of a filter into conditions, with the ids that its words stand for looked up first.
struct ConditionBuilder {
  typealias Condition = (sql: String, values: [Value])

  let db: Database
  let asOf: CalendarDay

  func add(_ filter: Filter, to conditions: inout Conditions) throws {
    for term in filter.terms { conditions.add(try condition(term.condition), negated: term.isNegated) }
  }

  private func condition(_ condition: Filter.Condition) throws -> Condition {
    switch condition {
    case .years(let from, let through): return try years(from, through)
    case .text(let text): return Self.freeText(text)
    case .field(let field, let values):
      // A year is always a range; one that is not asks for nothing.
      if field == .year { return ("0", []) }
      let any = try values.map { try self.field(field, $0) }
      return (any.map { "(\($0.sql))" }.joined(separator: " OR "), any.flatMap(\.values))
    }
  }

  /// Visits are in the order of their start, so those that start in the range are neighbours; of those before it, only
  /// as many are looked at as the longest visit may reach back.
  private func years(_ from: Int?, _ through: Int?) throws -> Condition {
    let last = through.map { CalendarDay.last(of: $0).ordinal } ?? Int(Int32.max)
    guard let from else { return ("t.start_day <= ?", [last.databaseValue]) }
    let first = CalendarDay.first(of: from).ordinal
    return ("t.start_day <= ? AND t.end_day >= ?", [last.databaseValue, first.databaseValue])
  }

  private func field(_ field: FilterField, _ value: String) throws -> Condition {
    switch field {
    case .year: return ("0", [])
    case .direction: return code("t.direction", Direction(word: value))
    case .kind: return code("t.kind", VisitKind(rawValue: value))
    case .status: return code("t.status", VisitStatus(rawValue: value))
    case .confidence: return code("t.confidence", Confidence(rawValue: value))
    case .rank:
      guard let rank = Rank(rawValue: value) else { return ("0", []) }
      return ("t.ranks & ? <> 0", [(1 << rank.order).databaseValue])
    case .has: return has(value)
    case .partner: return Self.among("t.partner", try partners(named: value))
    case .region:
      return Self.among("t.partner", try numbers("SELECT n FROM party WHERE instr(region, ?) > 0", [folded(value)]))
    case .tier: return try tier(value)
    case .leader: return Self.linked("visit_leader", "leader", try people(named: value))
    case .place: return Self.linked("visit_place", "place", try places(named: value))
    case .source: return Self.linked("visit_document", "document", try documents(named: value))
    }
  }

  private func code<Word: CaseIterable & Equatable>(_ column: String, _ word: Word?) -> Condition {
    guard let word else { return ("0", []) }
    return ("\(column) = ?", [Code.of(word).databaseValue])
  }

  private func has(_ what: String) -> Condition {
    let bits = ["outcomes": Has.outcomes, "note": Has.note, "end": Has.end, "leader": Has.leader]
    if let bit = bits[what] { return ("t.has & ? <> 0", [bit.databaseValue]) }
    if what == "trade" { return ("t.partner IN (SELECT n FROM party WHERE totals IS NOT NULL)", []) }
    return (what == "visits" ? "1" : "0", [])
  }
}

// MARK: - What words stand for

extension ConditionBuilder {
  private func folded(_ text: String) -> Value { SearchText.fold(CellText.composed(text)).databaseValue }

  private func numbers(_ sql: String, _ values: [Value]) throws -> [Int] {
    try db.all(sql, values) { $0.integer(0) }
  }

  /// The partner with this id, else all with this text in one of their names.
  private func partners(named value: String) throws -> [Int] {
    let exact = try numbers("SELECT n FROM party WHERE id = ? COLLATE NOCASE", [value.databaseValue])
    return exact.isEmpty ? try numbers("SELECT n FROM party WHERE instr(folded, ?) > 0", [folded(value)]) : exact
  }

  private func tier(_ word: String) throws -> Condition {
    guard let tier = Tier(word: word) else { return ("0", []) }
    let standings = try Standing.all(db, asOf: asOf)
    let partners = try db.all("SELECT n, id FROM party") { ($0.integer(0), $0.text(1)) }
    return Self.among("t.partner", partners.filter { standings[$0.1]?.tier ?? .none == tier }.map(\.0))
  }

  /// Leaders of whom every word is found in a name or the id; a word with accents in the name as it is written.
  private func people(named value: String) throws -> [Int] {
    let words = CellText.composed(value).split(separator: " ")
    guard !words.isEmpty else { return [] }
    let clauses = words.map { SearchText.hasAccent($0) ? "instr(lowered, ?) > 0" : "instr(folded, ?) > 0" }
    let values = words.map { SearchText.hasAccent($0) ? $0.lowercased() : SearchText.fold($0) }
    return try numbers(
      "SELECT n FROM people WHERE \(clauses.joined(separator: " AND "))", values.map(\.databaseValue))
  }

  private func places(named value: String) throws -> [Int] {
    if SearchText.hasAccent(value) {
      let lowered = CellText.composed(value).lowercased().databaseValue
      return try numbers("SELECT n FROM place WHERE instr(lowered, ?) > 0", [lowered])
    }
    return try numbers("SELECT n FROM place WHERE instr(folded, ?) > 0", [folded(value)])
  }

  private func documents(named value: String) throws -> [Int] {
    let wanted = SearchText.fold(CellText.composed(value))
    var numbers: [Int] = []
    try db.each("SELECT d.n, d.id, s.publisher, s.title FROM document d LEFT JOIN sources s ON s.id = d.id") { row in
      for index in 1...3 where SearchText.fold(CellText.composed(row.text(index))).contains(wanted) {
        numbers.append(row.integer(0))
        return
      }
    }
    return numbers
  }

  /// A list of numbers is bound as one JSON text, so that there is no limit to its length.
  private static func among(_ column: String, _ numbers: [Int]) -> Condition {
    if numbers.count == 1 { return ("\(column) = ?", [numbers[0].databaseValue]) }
    return ("+\(column) IN (SELECT value FROM json_each(?))", [list(numbers)])
  }

  private static func linked(_ table: String, _ column: String, _ numbers: [Int]) -> Condition {
    if numbers.count == 1 {
      return ("t.n IN (SELECT visit FROM \(table) WHERE \(column) = ?)", [numbers[0].databaseValue])
    }
    return (
      "t.n IN (SELECT visit FROM \(table) WHERE \(column) IN (SELECT value FROM json_each(?)))", [list(numbers)]
    )
  }

  private static func list(_ numbers: [Int]) -> Value {
    "[\(numbers.map(String.init).joined(separator: ","))]".databaseValue
  }

  /// A word finds words that start with it, a phrase finds its words in a row; typed accents must be there as typed.
  private static func freeText(_ text: String) -> Condition {
    let composed = CellText.clean(CellText.composed(text)).text
    let words = SearchText.fold(composed)
    var parts: [Condition] = []
    if words.contains(where: { $0.isLetter || $0.isNumber }) {
      let phrase = "\"" + words.replacing("\"", with: " ") + "\" *"
      parts.append(
        ("t.n IN (SELECT rowid FROM visit_search WHERE visit_search MATCH ?)", [phrase.databaseValue]))
    }
    if parts.isEmpty || SearchText.hasAccent(composed) {
      parts.append(
        (
          "EXISTS (SELECT 1 FROM visit_names m WHERE m.n = t.n AND instr(m.lowered, ?) > 0)",
          [composed.lowercased().databaseValue]
        ))
    }
    return (parts.map(\.sql).joined(separator: " AND "), parts.flatMap(\.values))
  }
}
