/// Ranges of equal width for a histogram: their width is 1, 2 or 5 times a power of ten.
package struct Bins: Hashable, Sendable {
  /// Where the first begins.
  package let start: Double
  package let width: Double
  package let count: Int

  /// Bins over some values, no more than so many; nil when there is no finite value.
  package init?(_ values: [Double], most: Int = 12, isWhole: Bool) {
    let finite = values.filter(\.isFinite)
    guard let least = finite.min(), let largest = finite.max() else { return nil }
    var width = Self.width(atLeast: (largest - least) / Double(max(1, most)), isWhole: isWhole)
    var start = (least / width).rounded(.down) * width
    // Beginning at a multiple of the width may take one more than was meant.
    while start + width * Double(most) <= largest {
      width = Self.width(atLeast: width * 1.001, isWhole: isWhole)
      start = (least / width).rounded(.down) * width
    }
    self.start = start
    self.width = width
    count = max(1, min(most, Int(((largest - start) / width).rounded(.down)) + 1))
  }

  /// The least of 1, 2, 5, 10, 20, … times any power of ten that is not below a number.
  private static func width(atLeast least: Double, isWhole: Bool) -> Double {
    guard least > 0, least.isFinite else { return 1 }
    var power = 1.0
    while power * 10 <= least { power *= 10 }
    while power > least, power > 1e-12 { power /= 10 }
    let width = [1, 2, 5, 10].lazy.map { $0 * power }.first { $0 >= least } ?? 10 * power
    return isWhole ? max(1, width) : width
  }

  /// The bin of a value, or nil when it is in none.
  package func index(of value: Double) -> Int? {
    guard value.isFinite else { return nil }
    let index = Int(((value - start) / width).rounded(.down))
    return (0..<count).contains(index) ? index : index == count && value <= end(of: count - 1) ? count - 1 : nil
  }

  package func start(of bin: Int) -> Double { start + Double(bin) * width }
  package func end(of bin: Int) -> Double { start + Double(bin + 1) * width }
}
