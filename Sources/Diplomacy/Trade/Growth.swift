#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Growth between two amounts.
package enum Growth {
  /// The rate a year at which an amount would have grown evenly: `(to / from)^(1 / years) − 1`, so that 0.1 is 10 % a
  /// year; nil where the first amount is not positive, the second negative, or there is no year between them.
  package static func compound(from: Int, to: Int, years: Int) -> Double? {
    guard from > 0, to >= 0, years > 0 else { return nil }
    return pow(Double(to) / Double(from), 1 / Double(years)) - 1
  }
}

/// The middle of some figures, and the middle half of them.
package struct Quartiles: Hashable, Sendable {
  package let median: Double
  /// A quarter of the figures lie at or below the lower quartile and a quarter at or above the upper; nil of fewer than
  /// four figures, which have no quarters.
  package let middle: ClosedRange<Double>?
  /// How many figures there are.
  package let count: Int

  /// The fewest figures that have quartiles.
  package static let fewest = 4

  /// Nil when there is no figure. Between two figures the quartile lies in proportion, as in R's default and in
  /// spreadsheets (`QUARTILE.INC`).
  package init?(_ figures: [Double]) {
    let sorted = figures.filter(\.isFinite).sorted()
    guard !sorted.isEmpty else { return nil }
    count = sorted.count
    median = Self.quantile(sorted, 0.5)
    middle =
      sorted.count < Self.fewest ? nil : Self.quantile(sorted, 0.25)...Self.quantile(sorted, 0.75)
  }

  private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    let place = Double(sorted.count - 1) * share
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
  }
}
