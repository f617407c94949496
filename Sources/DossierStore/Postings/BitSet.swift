/// A set of visit numbers, a bit for each: what a filter keeps.
///
/// A million visits are 125 kB, which is joined, cut and counted in some ten microseconds; SQLite would look at each
/// visit (decision 0007).
struct BitSet: Hashable {
  /// Bit `n % 64` of word `n / 64` stands for the number `n`.
  private(set) var words: [UInt64]

  /// An empty set that can hold numbers from 0 through `last`.
  init(through last: Int) {
    words = [UInt64](repeating: 0, count: max(0, last) / 64 + 1)
  }

  var last: Int { words.count * 64 - 1 }
  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  func contains(_ number: Int) -> Bool {
    number >= 0 && number <= last && words[number >> 6] & (1 << UInt64(number & 63)) != 0
  }

  /// The greatest number, or nil where there is none.
  var greatest: Int? {
    for index in words.indices.reversed() where words[index] != 0 {
      return index * 64 + 63 - words[index].leadingZeroBitCount
    }
    return nil
  }

  mutating func insert(_ number: Int) {
    words[number >> 6] |= 1 << UInt64(number & 63)
  }

  mutating func insert(_ range: Range<Int>) {
    for (index, mask) in Self.masks(range.clamped(to: 0..<words.count * 64)) { words[index] |= mask }
  }

  /// Keeps only the numbers in the range.
  mutating func cut(to range: Range<Int>) {
    let range = range.clamped(to: 0..<words.count * 64)
    var kept = BitSet(through: last)
    kept.insert(range)
    formIntersection(kept)
  }

  mutating func formUnion(_ other: BitSet) {
    for index in 0..<min(words.count, other.words.count) { words[index] |= other.words[index] }
  }

  mutating func formIntersection(_ other: BitSet) {
    let shared = min(words.count, other.words.count)
    for index in 0..<shared { words[index] &= other.words[index] }
    for index in shared..<words.count { words[index] = 0 }
  }

  mutating func subtract(_ other: BitSet) {
    for index in 0..<min(words.count, other.words.count) { words[index] &= ~other.words[index] }
  }

  func intersection(_ other: BitSet) -> BitSet {
    var result = self
    result.formIntersection(other)
    return result
  }

  /// Adds numbers that are kept as the steps from one to the next, as far as the set goes.
  mutating func add(steps bytes: UnsafeRawBufferPointer, from start: Int) {
    let last = last
    words.withUnsafeMutableBufferPointer { words in
      var (position, number) = (start, 0)
      while position < bytes.count {
        number += Varint.read(bytes, &position)
        guard number >= 0, number <= last else { return }
        words[number >> 6] |= 1 << UInt64(number & 63)
      }
    }
  }

  /// Adds numbers that are kept as bits, as far as the set goes.
  mutating func add(bits bytes: UnsafeRawBufferPointer, from start: Int) {
    let shared = min(words.count, (bytes.count - start) / 8)
    words.withUnsafeMutableBufferPointer { words in
      for index in 0..<max(0, shared) {
        words[index] |= UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start + index * 8, as: UInt64.self))
      }
    }
  }
}

// MARK: - Counting and finding

extension BitSet {
  /// How many of the numbers are in the range.
  func count(in range: Range<Int>) -> Int {
    Self.masks(range.clamped(to: 0..<words.count * 64)).reduce(0) { $0 + (words[$1.index] & $1.mask).nonzeroBitCount }
  }

  /// The numbers at these positions, counted from the smallest, or from the largest downwards.
  func numbers(at positions: Range<Int>, descending: Bool) -> [Int] {
    var found: [Int] = []
    var passed = 0
    for step in words.indices {
      let index = descending ? words.count - 1 - step : step
      let count = words[index].nonzeroBitCount
      defer { passed += count }
      guard passed < positions.upperBound else { break }
      guard passed + count > positions.lowerBound else { continue }
      var bits = words[index]
      for position in passed..<passed + count {
        let bit = descending ? 63 - bits.leadingZeroBitCount : bits.trailingZeroBitCount
        bits &= ~(1 << UInt64(bit))
        if positions.contains(position) { found.append(index * 64 + bit) }
      }
    }
    return found
  }

  /// The first numbers in a range, ascending, no more than a limit.
  func numbers(in range: Range<Int>, limit: Int) -> [Int] {
    var found: [Int] = []
    for (index, mask) in Self.masks(range.clamped(to: 0..<words.count * 64)) {
      var bits = words[index] & mask
      while bits != 0 {
        guard found.count < limit else { return found }
        found.append(index * 64 + bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
    return found
  }

  /// The numbers from one on, ascending.
  func numbers(from first: Int) -> [Int] {
    var rest = self
    rest.cut(to: first..<last + 1)
    return rest.numbers(at: 0..<Int.max, descending: false)
  }

  /// The words that a range touches, with the bits in each.
  private static func masks(_ range: Range<Int>) -> some Sequence<(index: Int, mask: UInt64)> {
    let first = range.lowerBound >> 6
    let end = range.isEmpty ? first : (range.upperBound - 1) >> 6 + 1
    return (first..<end).lazy.map { index in
      var mask = UInt64.max
      if index == first { mask &= UInt64.max << UInt64(range.lowerBound & 63) }
      if index == end - 1, range.upperBound & 63 != 0 { mask &= (1 << UInt64(range.upperBound & 63)) - 1 }
      return (index, mask)
    }
  }
}
