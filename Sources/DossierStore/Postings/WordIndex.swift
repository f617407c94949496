internal import Diplomacy
internal import GRDB

/// Finds the visits that have words in their own texts.
struct WordIndex {
  let db: Database
  /// The largest number of a visit.
  let last: Int

  /// Visits that have the words one after the other, the last of them as the beginning of a word.
  func visits(with phrase: [String], addedTo set: inout BitSet) throws {
    guard let beginning = phrase.last else { return }
    if phrase.count == 1 {
      try each("visits", in: try range(of: beginning, isBeginning: true)) { PackedSet.add($0, to: &set) }
      return
    }
    // The places at which the phrase so far ends, each as one number with its visit, ascending.
    var ends: [Int] = []
    for (index, word) in phrase.enumerated() {
      let range = try range(of: word, isBeginning: index == phrase.count - 1)
      let places = try places(in: range)
      ends = index == 0 ? places : Self.following(ends, in: places)
      if ends.isEmpty { return }
    }
    for end in ends { set.insert(end >> Self.placeBits) }
  }

  /// The places that come right after others; both ascending.
  private static func following(_ ends: [Int], in places: [Int]) -> [Int] {
    var found: [Int] = []
    var index = 0
    for end in ends {
      while index < places.count, places[index] < end + 1 { index += 1 }
      guard index < places.count else { break }
      if places[index] == end + 1 { found.append(end + 1) }
    }
    return found
  }

  /// The numbers of a word, or of all that begin with it.
  private func range(of word: String, isBeginning: Bool) throws -> Range<Int> {
    let bytes = Array(word.utf8)
    let count = try db.first("SELECT max(n) FROM word") { $0.integer(0) } ?? 0
    let statement = try RawStatement(db, "SELECT text FROM word WHERE n = ?")
    defer { statement.reset() }
    let first = try Self.firstNumber(count) { try Self.isBefore(statement, $0, bytes, withPrefix: false) }
    let end = try Self.firstNumber(count) { try Self.isBefore(statement, $0, bytes, withPrefix: true) }
    guard !isBeginning else { return first..<max(first, end) }
    guard first < end, try Self.text(statement, first) == bytes else { return first..<first }
    return first..<first + 1
  }

  /// The first number from 1 on that is not before, of those up to a count.
  private static func firstNumber(_ count: Int, isBefore: (Int) throws -> Bool) rethrows -> Int {
    var (low, high) = (1, count + 1)
    while low < high {
      let middle = (low + high) / 2
      if try isBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func text(_ statement: RawStatement, _ number: Int) throws -> [UInt8] {
    statement.reset()
    statement.bind(number, at: 1)
    return try statement.step() ? Array(statement.bytes(0)) : []
  }

  /// Whether a word sorts before others; with those that begin with them counted as before where `withPrefix` says so.
  private static func isBefore(
    _ statement: RawStatement, _ number: Int, _ bytes: [UInt8], withPrefix: Bool
  ) throws -> Bool {
    let text = try text(statement, number)
    if withPrefix, text.starts(with: bytes) { return true }
    return text.lexicographicallyPrecedes(bytes)
  }

  private func each(_ column: String, in range: Range<Int>, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    guard !range.isEmpty else { return }
    let statement = try RawStatement(db, "SELECT \(column) FROM word WHERE n BETWEEN ? AND ?")
    defer { statement.reset() }
    statement.bind(range.lowerBound, at: 1)
    statement.bind(range.upperBound - 1, at: 2)
    while try statement.step() { try body(statement.blob(0)) }
  }

  /// A visit and a place in it are one number: a text has far fewer words than this leaves room for.
  private static let placeBits = 24

  /// Where words stand, ascending.
  private func places(in range: Range<Int>) throws -> [Int] {
    var found: [Int] = []
    guard !range.isEmpty else { return found }
    let statement = try RawStatement(db, "SELECT visits, places FROM word WHERE n BETWEEN ? AND ?")
    defer { statement.reset() }
    statement.bind(range.lowerBound, at: 1)
    statement.bind(range.upperBound - 1, at: 2)
    while try statement.step() { Self.addPlaces(statement.blob(0), statement.blob(1), to: &found) }
    if range.count > 1 { found.sort() }
    return found
  }

  private static func addPlaces(
    _ visits: UnsafeRawBufferPointer, _ places: UnsafeRawBufferPointer, to found: inout [Int]
  ) {
    var position = 0
    PackedSet.walk(visits) { visit in
      var place = 0
      var isFirst = true
      while position < places.count {
        var next = position
        let step = Varint.read(places, &next)
        // An odd one begins the next visit.
        if step & 1 == 1, !isFirst { break }
        place = step & 1 == 1 ? step >> 1 : place + step >> 1
        isFirst = false
        position = next
        found.append(visit << placeBits | place)
      }
      return true
    }
  }
}
