/// Turns figures into heights, the same for every series of a chart.
package struct ChartScale: Hashable, Sendable {
  package var lower: Double
  package var upper: Double
  package var isLogarithmic: Bool

  /// A scale that shows all the figures: from zero for ordinary charts, from a round number for logarithmic ones.
  ///
  /// Only points may stand on another line than zero: a bar that does not begin at zero lies.
  package init(showing figures: [Double], isLogarithmic: Bool, tickCount: Int, standsOnZero: Bool = true) {
    self.isLogarithmic = isLogarithmic
    let finite = figures.filter(\.isFinite)
    let shown = isLogarithmic ? finite.filter { $0 > 0 } : standsOnZero ? finite + [0] : finite
    lower = shown.min() ?? 1
    upper = shown.max() ?? 10
    if isLogarithmic { widenToRoundNumbers() } else { widenToTicks(tickCount) }
  }

  /// The height of a figure from 0 at the bottom to 1 at the top; nil when the scale cannot show it.
  package func fraction(_ figure: Double) -> Double? {
    guard figure.isFinite else { return nil }
    if isLogarithmic {
      guard figure > 0 else { return nil }
      let low = Ticks.logarithm(lower)
      return clamp((Ticks.logarithm(figure) - low) / (Ticks.logarithm(upper) - low))
    }
    // Halving first keeps the range of two huge figures of opposite sign finite.
    return clamp((figure / 2 - lower / 2) / (upper / 2 - lower / 2))
  }

  /// The round numbers of the axis, at most so many.
  package func ticks(count: Int) -> [Double] {
    isLogarithmic
      ? Ticks.logarithmic(min: lower, max: upper, count: count)
      : Ticks.nice(min: lower, max: upper, count: count)
  }

  /// Whether zero lies inside the scale, so that a zero line is due.
  package var crossesZero: Bool { !isLogarithmic && lower < 0 && upper > 0 }

  /// Also turns what is not a number into the bottom, since a row number will be made of it.
  private func clamp(_ fraction: Double) -> Double { fraction > 0 ? min(1, fraction) : 0 }

  /// Lets the ends reach the next tick, unless that would leave a large part of the chart empty.
  private mutating func widenToTicks(_ count: Int) {
    if lower == upper { upper = lower + 1 }
    let ticks = Ticks.nice(min: lower, max: upper, count: max(2, count))
    guard ticks.count >= 2 else { return }
    let step = ticks[1] - ticks[0]
    let allowed = (upper - lower) * 0.07
    let above = (upper / step - 1e-9).rounded(.up) * step
    let below = (lower / step + 1e-9).rounded(.down) * step
    if above - upper <= allowed { upper = above }
    if lower - below <= allowed { lower = below }
  }

  /// Moves the ends of a logarithmic scale outwards to 1, 2 or 5 times a power of ten.
  private mutating func widenToRoundNumbers() {
    func rounds(_ value: Double) -> [Double] {
      let exponent = Int(Ticks.logarithm(value).rounded(.down))
      return (exponent - 1...exponent + 1).flatMap { power in
        [1, 2, 5].map { $0 * Ticks.power(power) }
      }
    }
    lower = rounds(lower).last { $0 <= lower } ?? lower
    upper = rounds(upper).first { $0 >= upper } ?? upper
    if lower == upper { upper = lower * 10 }
  }
}
