#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Round numbers for the marks of an axis.
package enum Ticks {
  /// The multiples of the smallest 1, 2 or 5 step that leaves at most `count` of them between the two ends.
  package static func nice(min low: Double, max high: Double, count: Int) -> [Double] {
    guard low.isFinite, high.isFinite, low <= high, count > 0, (high - low).isFinite else { return [] }
    let range = high - low
    guard range > 0 else { return [low] }
    var exponent = Int(log10(range / Double(count)).rounded(.down)) - 1
    while exponent < 310 {
      for digit in [1.0, 2.0, 5.0] {
        let step = Step(digit: digit, exponent: exponent)
        if let ticks = step.multiples(from: low, to: high, atMost: count) { return ticks }
      }
      exponent += 1
    }
    return []
  }

  /// Round numbers of a logarithmic axis: powers of ten, with 2 and 5 between them when there is room.
  package static func logarithmic(min low: Double, max high: Double, count: Int) -> [Double] {
    guard low > 0, high.isFinite, low <= high, count > 0 else { return [] }
    let exponents = Int(log10(low).rounded(.down))...Int(log10(high).rounded(.up))
    func ticks(_ digits: [Double], every step: Int) -> [Double] {
      stride(from: exponents.lowerBound, through: exponents.upperBound, by: step).flatMap { exponent in
        digits.map { Step(digit: $0, exponent: exponent).size }
      }.filter { $0 >= low * 0.999_999 && $0 <= high * 1.000_001 }
    }
    let fine = ticks([1, 2, 5], every: 1)
    if fine.count <= count { return fine }
    for step in 1...max(1, exponents.count) {
      let decades = ticks([1], every: step)
      if decades.count <= count { return decades }
    }
    return []
  }

  /// Ten to a whole power, exact for the powers that a Double holds exactly.
  static func power(_ exponent: Int) -> Double { pow(10, Double(exponent)) }

  /// The logarithm to base ten, here so that one file needs the C library.
  static func logarithm(_ value: Double) -> Double { log10(value) }
}

/// One digit times a power of ten.
private struct Step {
  var digit: Double
  var exponent: Int

  var size: Double { times(1) }

  /// Divides for negative powers, since 0.1 times 3 is not 0.3 in binary.
  func times(_ factor: Double) -> Double {
    exponent < 0 ? factor * digit / Ticks.power(-exponent) : factor * digit * Ticks.power(exponent)
  }

  /// The multiples between two ends, or nothing when there are more than `limit`.
  func multiples(from low: Double, to high: Double, atMost limit: Int) -> [Double]? {
    let first = (low / size - 1e-9).rounded(.up)
    let last = (high / size + 1e-9).rounded(.down)
    guard (last - first).isFinite, last - first < Double(limit) else { return nil }
    guard first <= last else { return [] }
    // Adding zero turns the negative zero of a rounded-up fraction into zero.
    return (0...Int(last - first)).map { times(first + Double($0)) + 0 }
  }
}
