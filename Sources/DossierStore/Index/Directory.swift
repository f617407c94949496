internal import Diplomacy
internal import GRDB

/// A table of names that visits refer to, as the filter looks them up: numbered, with the words that find each.
struct Directory {
  /// Ids by number, from 0; the number in the index is one more.
  private(set) var ids = ByteTable()

  func number(of id: UnsafeBufferPointer<UInt8>) -> Int? { ids.find(id).map { $0 + 1 } }
  func number(of id: String) -> Int? { ids.find(id).map { $0 + 1 } }

  /// The number of an id, and whether it is a new one.
  mutating func add(_ id: String) -> (number: Int, isNew: Bool) {
    let count = ids.count
    let number = ids.add(id)
    return (number + 1, ids.count > count)
  }
}

/// What finds a name: its words without accents, and as they are written, each with a blank before it.
struct NameWords {
  var folded: Value
  var written: Value

  init(_ names: String) {
    let composed = CellText.composed(names)
    folded = Self.spaced(SearchText.fold(composed)).databaseValue
    written = Self.spaced(composed.lowercased()).databaseValue
  }

  private static func spaced(_ text: String) -> String { Tokens.words(of: text).map { " " + $0 }.joined() }
}

extension Directory {
  /// The partners, and the ids of partners that visits name though they are not there.
  static func parties(_ db: Database, home: String) throws -> Directory {
    var parties = Directory()
    func add(_ id: String, _ name: String, _ names: String, _ region: String, isHome: Bool) throws {
      let (number, isNew) = parties.add(id)
      guard isNew else { return }
      let words = NameWords(names + "\n" + id + "\n" + SearchWords.inOneWord(CellText.composed(name)))
      try db.run(
        "INSERT INTO party(n, id, name, folded, words, written, region, is_home, held) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)",
        [
          number.databaseValue, id.databaseValue, name.databaseValue,
          SearchText.fold(CellText.composed(names)).databaseValue, words.folded, words.written,
          SearchText.fold(region).databaseValue, isHome.databaseValue,
        ])
    }
    try db.each("SELECT id, name, official_name, local_name, region, kind FROM partners ORDER BY line") { row in
      let names = [row.text(1), row.text(3), row.text(2)].filter { !$0.isEmpty }.joined(separator: "\n")
      try add(
        row.text(0), row.text(1), names, row.text(4), isHome: row.text(0) == home || row.text(5) == "home")
    }
    for id in try mentioned("partners", db) { try add(id, id, id, "", isHome: id == home) }
    return parties
  }

  /// The leaders, and the ids of leaders that visits name though they are not there.
  static func people(_ db: Database) throws -> Directory {
    var people = Directory()
    func add(_ id: String, _ name: String, _ native: String, _ country: String) throws {
      let (number, isNew) = people.add(id)
      guard isNew else { return }
      let names = native.isEmpty ? name : name + "\n" + native
      let searched = CellText.composed(names + "\n" + id)
      let words = NameWords(names)
      try db.run(
        "INSERT INTO people VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
        [
          number.databaseValue, id.databaseValue, name.databaseValue, native.databaseValue,
          display(name: name, native: native).databaseValue, country.databaseValue,
          SearchText.fold(searched).databaseValue, searched.lowercased().databaseValue, words.folded, words.written,
        ])
    }
    try db.each("SELECT id, name, native_name, country FROM leaders ORDER BY line") { row in
      try add(row.text(0), row.text(1), row.text(2), row.text(3))
    }
    for id in try mentioned("leaders", db) { try add(id, id, "", "") }
    return people
  }

  /// The ids as the index has numbered them; nil when visits name others that are not there.
  static func kept(_ table: String, of target: Table, _ db: Database) throws -> Directory? {
    var directory = Directory()
    try db.each("SELECT id FROM \(table) ORDER BY n") { _ = directory.add($0.text(0)) }
    let known = Set(try db.all("SELECT id FROM \(target)") { $0.text(0) })
    let strangers = try mentioned(target.rawValue, db).filter { !known.contains($0) }
    let kept = (known.count..<max(known.count, directory.ids.count)).map { directory.ids.text($0) }
    return kept == strangers ? directory : nil
  }

  private static func mentioned(_ target: String, _ db: Database) throws -> [String] {
    try db.all(
      "SELECT DISTINCT id FROM mentions WHERE origin = 'visits' AND target = ? ORDER BY id", [target.databaseValue]
    ) { $0.text(0) }
  }

  /// The name in the leader's own script when readers of Latin letters can read it, else the name as transcribed.
  private static func display(name: String, native: String) -> String {
    guard !native.isEmpty else { return name }
    let isLatin = native.unicodeScalars.allSatisfy { scalar in
      !scalar.properties.isAlphabetic || scalar.value < 0x250 || (0x1E00...0x1EFF).contains(scalar.value)
        || SearchText.fold(String(scalar)).isEmpty
    }
    return isLatin ? native : name
  }
}

/// Who held which office when.
struct Offices {
  private struct Term {
    var first: Int
    var last: Int
    var rank: Rank
  }

  /// By the number of the leader.
  private var terms: [Int: [Term]] = [:]

  init(_ db: Database, _ people: Directory) throws {
    try db.each("SELECT leader, rank, start_first, end_last FROM shown_terms ORDER BY line") { row in
      guard let leader = people.number(of: row.text(0)) else { return }
      terms[leader, default: []].append(
        Term(
          first: row.optional(2) ?? Int.min, last: row.optional(3) ?? Int.max,
          rank: Rank(rawValue: row.text(1)) ?? .other))
    }
  }

  /// The ranks that these leaders held at some time between two days, as bits in the order of the ranks.
  func ranks(of leaders: [Int], from first: Int, through last: Int) -> Int {
    var bits = 0
    for leader in leaders {
      for term in terms[leader] ?? [] where term.first <= last && term.last >= first { bits |= 1 << term.rank.order }
    }
    return bits
  }
}
