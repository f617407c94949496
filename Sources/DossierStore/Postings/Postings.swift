internal import GRDB

/// What visits are found by besides their words: each value of each field with the visits that have it.
enum PostingField: Int, CaseIterable {
  case partner = 1
  case direction, kind, status, confidence
  /// Offices held by those who travelled, by the order of the rank.
  case rank
  /// What is present in the row, by the number of the bit in `Has`.
  case has
  case homeLeader, partnerLeader
  case place, document
  /// Visits that begin in one year and end in another.
  case acrossYears
  /// Visits held by somebody who travelled in one of the highest offices.
  case topLevel

  /// The key under which a value's visits are kept.
  func key(_ value: Int) -> Int { rawValue << 40 | value }
}

/// Reads the sets of visits that the index keeps.
struct Postings {
  let db: Database

  /// The largest number of a visit, of those without a place in the timeline as well.
  func last() throws -> Int {
    try db.first("SELECT value FROM meta WHERE key = 'visits'") { Int($0.text(0)) ?? 0 } ?? 0
  }

  func add(_ field: PostingField, _ value: Int, to set: inout BitSet) throws {
    try read(field, value) { PackedSet.add($0, to: &set) }
  }

  func set(_ field: PostingField, _ value: Int, through last: Int) throws -> BitSet {
    var set = BitSet(through: last)
    try add(field, value, to: &set)
    return set
  }

  /// How many visits have a value.
  func count(_ field: PostingField, _ value: Int) throws -> Int {
    try db.first("SELECT count FROM postings WHERE key = ?", [field.key(value).databaseValue]) { $0.integer(0) } ?? 0
  }

  /// The numbers of visits with a value, ascending, through the last of them.
  func numbers(_ field: PostingField, _ value: Int, through last: Int) throws -> [Int] {
    var numbers: [Int] = []
    try read(field, value) { bytes in
      PackedSet.walk(bytes) { number in
        if number <= last { numbers.append(number) }
        return number < last
      }
    }
    return numbers
  }

  private func read(_ field: PostingField, _ value: Int, _ body: (UnsafeRawBufferPointer) -> Void) throws {
    let statement = try RawStatement(db, "SELECT visits FROM postings WHERE key = ?")
    defer { statement.reset() }
    statement.bind(field.key(value), at: 1)
    if try statement.step() { body(statement.blob(0)) }
  }

  /// How many visits of a set have each value of a field; values that none has are left out.
  func counts(_ field: PostingField, in set: BitSet) throws -> [Int: Int] {
    var counts: [Int: Int] = [:]
    try each(field) { value, visits in
      let count = PackedSet.count(visits, in: set)
      if count > 0 { counts[value] = count }
    }
    return counts
  }

  /// How many visits have each value of a field, of those without a place in the timeline as well: kept, so that no set
  /// is looked at.
  func counts(_ field: PostingField) throws -> [Int: Int] {
    var counts: [Int: Int] = [:]
    try db.each(
      "SELECT key, count FROM postings WHERE key BETWEEN ? AND ?",
      [field.key(0).databaseValue, field.key(1 << 40 - 1).databaseValue]
    ) { counts[$0.integer(0) & (1 << 40 - 1)] = $0.integer(1) }
    return counts
  }

  /// Calls the body with the visits of each value of a field, in the order of the values.
  func each(_ field: PostingField, _ body: (Int, UnsafeRawBufferPointer) throws -> Void) throws {
    let statement = try RawStatement(db, "SELECT key, visits FROM postings WHERE key BETWEEN ? AND ?")
    defer { statement.reset() }
    statement.bind(field.key(0), at: 1)
    statement.bind(field.key(1 << 40 - 1), at: 2)
    while try statement.step() {
      try body(statement.integer(0) & (1 << 40 - 1), statement.blob(1))
    }
  }
}

/// Gathers sets of visits while these pass by in the order of their numbers.
struct PostingsCollector {
  /// By the number of the field, and the value.
  private var sets: [[PackedSet.Builder]] = Array(
    repeating: [], count: 1 + (PostingField.allCases.map(\.rawValue).max() ?? 0))

  mutating func add(_ visit: Int, _ field: PostingField, _ value: Int) {
    sets[field.rawValue].note(visit, value)
  }

  /// The sets by their keys.
  func byKey() -> [Int: [Int]] {
    var found: [Int: [Int]] = [:]
    for field in PostingField.allCases {
      for (value, set) in sets[field.rawValue].enumerated() where set.count > 0 {
        found[field.key(value)] = set.numbers
      }
    }
    return found
  }

  func write(to db: Database, step: () throws -> Void) throws {
    let insert = try RawStatement(db, "INSERT INTO postings(key, count, visits) VALUES (?, ?, ?)")
    for field in PostingField.allCases {
      for (value, set) in sets[field.rawValue].enumerated() where set.count > 0 {
        try set.packed().withUnsafeBytes { bytes in
          insert.bind(field.key(value), at: 1)
          insert.bind(set.count, at: 2)
          insert.bind(blob: bytes, at: 3)
          try insert.run()
        }
        if value.isMultiple(of: 4_096) { try step() }
      }
    }
  }
}

extension [PackedSet.Builder] {
  fileprivate mutating func note(_ visit: Int, _ value: Int) {
    while count <= value { append(PackedSet.Builder()) }
    if self[value].last != visit { self[value].append(visit) }
  }
}
