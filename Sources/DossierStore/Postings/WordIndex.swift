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
      try each("visits", of: beginning, isBeginning: true) { PackedSet.add($0.blob(0), to: &set) }
      return
    }
    // The places at which the phrase so far ends, each as one number with its visit, ascending.
    var ends: [Int] = []
    for (index, word) in phrase.enumerated() {
      let places = try places(of: word, isBeginning: index == phrase.count - 1)
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

  /// Looks a column up for a word, or for all that begin with it, in the order of the words' bytes.
  private func each(
    _ columns: String, of word: String, isBeginning: Bool, _ body: (RawStatement) throws -> Void
  ) throws {
    let first = Array(word.utf8)
    // No byte of a text is as great as this one.
    let last = first + (isBeginning ? [0xFF] : [])
    let statement = try RawStatement(db, "SELECT \(columns) FROM word WHERE text BETWEEN ? AND ?")
    try first.withUnsafeBufferPointer { first in
      try last.withUnsafeBufferPointer { last in
        defer {
          statement.reset()
          statement.clear()
        }
        statement.bind(text: first, at: 1)
        statement.bind(text: last, at: 2)
        while try statement.step() { try body(statement) }
      }
    }
  }

  /// A visit and a place in it are one number: a text has far fewer words than this leaves room for.
  private static let placeBits = 24

  /// Where words stand, ascending.
  private func places(of word: String, isBeginning: Bool) throws -> [Int] {
    var found: [Int] = []
    var count = 0
    try each("visits, places", of: word, isBeginning: isBeginning) { row in
      Self.addPlaces(row.blob(0), row.blob(1), to: &found)
      count += 1
    }
    if count > 1 { found.sort() }
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
