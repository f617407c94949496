/// Which keys were read, and what to find out about those that occurred twice.
struct KeyLines {
  /// A problem whose key occurred before, in a line not known yet.
  struct Duplicate {
    var hash: UInt64
    var problem: Int
    var key: String
  }

  private let keys = KeySet()
  private(set) var duplicates: [Duplicate] = []
  /// When looking for first lines: the hashes still sought, and the lines found.
  private var sought: Set<UInt64> = []
  private(set) var isSought = false
  private(set) var found: [UInt64: Int] = [:]

  /// Whether the key is new; of keys that are sought the first line is kept.
  mutating func insert(_ hash: UInt64, line: Int) -> Bool {
    guard isSought else { return keys.insert(hash) }
    if sought.remove(hash) != nil { found[hash] = line }
    return true
  }

  mutating func note(duplicate hash: UInt64, problem: Int, key: String) {
    duplicates.append(Duplicate(hash: hash, problem: problem, key: key))
  }

  /// Looks for the first lines of these keys and for nothing else.
  mutating func seek(_ hashes: [UInt64]) {
    isSought = true
    sought = Set(hashes)
  }

  var areFound: Bool { isSought && sought.isEmpty }
}
