internal import Diplomacy
internal import GRDB

/// Finds what a person means by a word: partners, leaders, places, documents.
struct Lookup {
  let db: Database

  /// What was found, and whether it is linked with so many visits that looking at each visit is quicker.
  struct Found {
    var numbers: [Int] = []
    var visits = 0
    var total = 0

    var isBroad: Bool { visits * 8 > total }
  }

  /// A list of numbers as one value, so that there is no limit to its length.
  static func list(_ numbers: [Int]) -> Value {
    "[\(numbers.map(String.init).joined(separator: ","))]".databaseValue
  }

  /// The partner with this id, else all with this text in one of their names.
  func partners(_ value: String) throws -> [Int] {
    let exact = try numbers("SELECT n FROM party WHERE id = ? COLLATE NOCASE", [value.databaseValue])
    return exact.isEmpty ? try numbers("SELECT n FROM party WHERE instr(folded, ?) > 0", [folded(value)]) : exact
  }

  func partners(inRegion value: String) throws -> [Int] {
    try numbers("SELECT n FROM party WHERE instr(region, ?) > 0", [folded(value)])
  }

  /// Leaders of whom every word is found in a name or the id; a word with accents in the name as it is written.
  func people(_ value: String) throws -> Found {
    let words = CellText.composed(value).split(separator: " ")
    guard !words.isEmpty else { return Found() }
    let clauses = words.map { SearchText.hasAccent($0) ? "instr(lowered, ?) > 0" : "instr(folded, ?) > 0" }
    let values = words.map { SearchText.hasAccent($0) ? $0.lowercased() : SearchText.fold($0) }
    return try found("people WHERE \(clauses.joined(separator: " AND "))", values.map(\.databaseValue))
  }

  func places(_ value: String) throws -> Found {
    guard SearchText.hasAccent(value) else { return try found("place WHERE instr(folded, ?) > 0", [folded(value)]) }
    let lowered = CellText.composed(value).lowercased().databaseValue
    return try found("place WHERE instr(lowered, ?) > 0", [lowered])
  }

  /// Documents with this text in their publisher, title or id.
  func documents(_ value: String) throws -> Found {
    let wanted = SearchText.fold(CellText.composed(value))
    var found = Found(total: try total())
    try db.each(
      "SELECT d.n, d.visits, d.id, s.publisher, s.title FROM document d LEFT JOIN sources s ON s.id = d.id"
    ) { row in
      let isFound = (2...4).contains { SearchText.fold(CellText.composed(row.text($0))).contains(wanted) }
      guard isFound else { return }
      found.numbers.append(row.integer(0))
      found.visits += row.integer(1)
    }
    return found
  }

  private func found(_ selection: String, _ values: [Value]) throws -> Found {
    var found = Found(total: try total())
    try db.each("SELECT n, visits FROM \(selection)", values) { row in
      found.numbers.append(row.integer(0))
      found.visits += row.integer(1)
    }
    return found
  }

  private func total() throws -> Int { try db.lastVisit(by: Int(Int32.max)) }

  private func folded(_ text: String) -> Value { SearchText.fold(CellText.composed(text)).databaseValue }

  private func numbers(_ sql: String, _ values: [Value]) throws -> [Int] {
    try db.all(sql, values) { $0.integer(0) }
  }
}
