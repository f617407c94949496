internal import Diplomacy
internal import GRDB

/// Finds what a person means by a word: the numbers of partners, leaders, places, documents.
struct Lookup {
  let db: Database

  /// A list of numbers as one value, so that there is no limit to its length.
  static func list(_ numbers: [Int]) -> Value {
    "[\(numbers.map(String.init).joined(separator: ","))]".databaseValue
  }

  /// The partner with this id, else all with this text in one of their names.
  func partners(_ value: String) throws -> [Int] {
    if let whole = Self.whole(value) {
      return try numbers(
        "SELECT n FROM party WHERE id = ? COLLATE NOCASE OR name = ?", [whole.databaseValue, whole.databaseValue])
    }
    let exact = try numbers("SELECT n FROM party WHERE id = ? COLLATE NOCASE", [value.databaseValue])
    return exact.isEmpty ? try numbers("SELECT n FROM party WHERE instr(folded, ?) > 0", [folded(value)]) : exact
  }

  func partners(inRegion value: String) throws -> [Int] {
    if let whole = Self.whole(value) { return try numbers("SELECT n FROM party WHERE region = ?", [folded(whole)]) }
    return try numbers("SELECT n FROM party WHERE instr(region, ?) > 0", [folded(value)])
  }

  /// The partners that are at a tier on the day.
  func partners(at word: String, asOf day: CalendarDay) throws -> [Int] {
    guard let tier = Tier(word: word) else { return [] }
    let standings = try Standing.all(db, asOf: day)
    let partners = try db.all("SELECT n, id FROM party") { ($0.integer(0), $0.text(1)) }
    return partners.filter { (standings[$0.1]?.tier ?? .none) == tier }.map(\.0)
  }

  /// Leaders of whom every word is found in a name or the id; a word with accents in the name as it is written.
  func people(_ value: String) throws -> [Int] {
    if let whole = Self.whole(value) {
      return try numbers(
        "SELECT n FROM people WHERE id = ?1 OR display = ?1 OR name = ?1", [whole.databaseValue])
    }
    let words = CellText.composed(value).split(separator: " ")
    guard !words.isEmpty else { return [] }
    let clauses = words.map { SearchText.hasAccent($0) ? "instr(lowered, ?) > 0" : "instr(folded, ?) > 0" }
    let values = words.map { SearchText.hasAccent($0) ? $0.lowercased() : SearchText.fold($0) }
    return try numbers(
      "SELECT n FROM people WHERE \(clauses.joined(separator: " AND "))", values.map(\.databaseValue))
  }

  func places(_ value: String) throws -> [Int] {
    if let whole = Self.whole(value) {
      return try numbers("SELECT n FROM place WHERE text = ?", [CellText.composed(whole).databaseValue])
    }
    guard SearchText.hasAccent(value) else {
      return try numbers("SELECT n FROM place WHERE instr(folded, ?) > 0", [folded(value)])
    }
    let lowered = CellText.composed(value).lowercased().databaseValue
    return try numbers("SELECT n FROM place WHERE instr(lowered, ?) > 0", [lowered])
  }

  /// Documents with this text in their publisher, title or id.
  func documents(_ value: String) throws -> [Int] {
    if let whole = Self.whole(value) {
      return try numbers("SELECT n FROM document WHERE id = ?", [whole.databaseValue])
    }
    let wanted = SearchText.fold(CellText.composed(value))
    var found: [Int] = []
    try db.each(
      "SELECT d.n, d.id, s.publisher, s.title FROM document d LEFT JOIN sources s ON s.id = d.id"
    ) { row in
      let isFound = (1...3).contains { SearchText.fold(CellText.composed(row.text($0))).contains(wanted) }
      if isFound { found.append(row.integer(0)) }
    }
    return found
  }

  /// Partners, leaders or places in whose names the words stand one after the other, the last as the beginning of a
  /// word.
  ///
  /// - Parameter isWritten: whether the accents must be as they are typed.
  func named(_ phrase: [String], in table: String, _ isWritten: Bool) throws -> [Int] {
    try numbers(
      "SELECT n FROM \(table) WHERE instr(\(isWritten ? "written" : "words"), ?) > 0",
      [Self.spaced(phrase).databaseValue])
  }

  /// The value after a `=`, which asks for no less than all of it; nil where there is none.
  private static func whole(_ value: String) -> String? { value.hasPrefix("=") ? String(value.dropFirst()) : nil }

  static func spaced(_ words: [String]) -> String { words.map { " " + $0 }.joined() }

  private func folded(_ text: String) -> Value { SearchText.fold(CellText.composed(text)).databaseValue }

  private func numbers(_ sql: String, _ values: [Value]) throws -> [Int] {
    try db.all(sql, values) { $0.integer(0) }
  }
}
