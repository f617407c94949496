internal import GRDB

/// Gathers which visits have which words, and where in them, while the visits pass by in the order of their numbers.
struct WordCollector {
  private struct Entry {
    var visits = PackedSet.Builder()
    /// For each time that the word stands in a visit, the step from its last place there, doubled; the first place in
    /// a visit is odd.
    var places: [UInt8] = []
    var lastPlace = 0
  }

  private var table = ByteTable()
  private var entries: [Entry] = []
  private var tokens = Tokens()
  private var visit = 0
  /// The next free place in the visit.
  private var place = 0

  /// Begins a visit, whose number is greater than all before.
  mutating func begin(_ visit: Int) {
    self.visit = visit
    place = 0
  }

  /// Adds a text of the visit. A phrase does not run from one text into the next, nor from one item of a list.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while let end = text[start...].firstIndex(of: UInt8(ascii: ";")) {
      addItem(UnsafeBufferPointer(rebasing: text[start..<end]))
      start = end + 1
    }
    addItem(UnsafeBufferPointer(rebasing: text[start...]))
  }

  private mutating func addItem(_ text: UnsafeBufferPointer<UInt8>) {
    guard !text.isEmpty else { return }
    let start = place
    // Taken out so that the words can be noted while the tokens are being made.
    var tokens = self.tokens
    let used = tokens.each(in: text) { word, hash, offset in note(word, hash, at: start + offset) }
    self.tokens = tokens
    place += used + 1
  }

  private mutating func note(_ word: UnsafeBufferPointer<UInt8>, _ hash: UInt64, at place: Int) {
    // Nobody types a word of more bytes than this, and a damaged cell may be one endless word.
    let isWhole = word.count <= Self.longest
    let number = isWhole ? table.add(word, hash: hash) : table.add(UnsafeBufferPointer(rebasing: word[..<Self.longest]))
    if number == entries.count { entries.append(Entry()) }
    if entries[number].visits.last != visit {
      entries[number].visits.append(visit)
      Varint.append(place << 1 | 1, to: &entries[number].places)
    } else {
      Varint.append((place - entries[number].lastPlace) << 1, to: &entries[number].places)
    }
    entries[number].lastPlace = place
  }

  private static let longest = 200

  /// The visits of each word, and the places at which it stands in them.
  func byWord() -> [[UInt8]: WordPlaces] {
    var found: [[UInt8]: WordPlaces] = [:]
    for (number, entry) in entries.enumerated() {
      found[Array(table[number])] = WordPlaces(visits: entry.visits.numbers, places: entry.places)
    }
    return found
  }

  /// Writes the words in the order of their bytes, so that those with the same beginning are neighbours.
  func write(to db: Database, step: () throws -> Void) throws {
    let order = entries.indices.sorted { table[$0].lexicographicallyPrecedes(table[$1]) }
    let insert = try RawStatement(db, "INSERT INTO word(n, text, count, visits, places) VALUES (?, ?, ?, ?, ?)")
    for (index, number) in order.enumerated() {
      let entry = entries[number]
      try table[number].withUnsafeBufferPointer { text in
        try entry.visits.packed().withUnsafeBytes { visits in
          try entry.places.withUnsafeBytes { places in
            insert.bind(index + 1, at: 1)
            insert.bind(text: text, at: 2)
            insert.bind(entry.visits.count, at: 3)
            insert.bind(blob: visits, at: 4)
            insert.bind(blob: places, at: 5)
            try insert.run()
          }
        }
      }
      if index.isMultiple(of: 4_096) { try step() }
    }
  }
}
