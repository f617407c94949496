/// The visits that a query keeps: a run of numbers, and where that does not say it all, a set.
///
/// Visits are numbered in the order of time, so the as-of date and years are bounds on the number.
struct VisitSelection {
  /// The numbers that may be kept.
  private(set) var range: Range<Int>
  /// Which of them are; nil for all.
  private(set) var set: BitSet?

  init(_ range: Range<Int>) {
    self.range = range
  }

  /// Keeps only numbers in a range.
  mutating func cut(to other: Range<Int>) {
    let lower = max(range.lowerBound, other.lowerBound)
    range = lower..<max(lower, min(range.upperBound, other.upperBound))
    set?.cut(to: range)
  }

  /// Keeps only numbers in a set, or only those that are not in it.
  mutating func cut(to other: BitSet, negated: Bool = false) {
    var kept = set ?? full
    if negated { kept.subtract(other) } else { kept.formIntersection(other) }
    set = kept
  }

  private var full: BitSet {
    var full = BitSet(through: max(0, range.upperBound - 1))
    full.insert(range)
    return full
  }

  /// Which are kept, as a set.
  var asSet: BitSet { self.set ?? full }

  var count: Int { self.set?.count ?? range.count }

  func contains(_ number: Int) -> Bool { range.contains(number) && self.set?.contains(number) ?? true }

  func count(in other: Range<Int>) -> Int { self.set?.count(in: other) ?? range.clamped(to: other).count }

  /// The numbers at these positions, counted from the first, or from the last backwards.
  func numbers(at positions: Range<Int>, descending: Bool) -> [Int] {
    if let set { return set.numbers(at: positions, descending: descending) }
    return positions.clamped(to: 0..<range.count).map {
      descending ? range.upperBound - 1 - $0 : range.lowerBound + $0
    }
  }

  /// The position of a number, or nil when it is not kept.
  func position(of number: Int, descending: Bool) -> Int? {
    guard contains(number) else { return nil }
    return descending ? count(in: number + 1..<max(number + 1, range.upperBound)) : count(in: 0..<number)
  }
}
