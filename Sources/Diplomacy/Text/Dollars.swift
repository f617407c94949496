/// Amounts in US dollars, as people say them.
package enum Dollars {
  /// Three or four significant digits and a suffix: `205.2B`, `4.63B`, `937k`, `20k`, `−23.2B`, `0`.
  ///
  /// Amounts under a thousand are written in full. The minus sign is U+2212, as wide as a digit.
  package static func short(_ amount: Int) -> String {
    let sign = amount < 0 ? "−" : ""
    let magnitude = amount.magnitude
    for (unit, suffix) in units where magnitude >= unit {
      let tenths = tenths(of: magnitude, unit)
      // 999.96M rounds up into the next unit.
      if tenths >= 10_000, let larger = units.first(where: { $0.0 / 1_000 == unit }) {
        return sign + written(tenths: Self.tenths(of: magnitude, larger.0)) + larger.1
      }
      return sign + written(tenths: tenths) + suffix
    }
    return sign + String(magnitude)
  }

  /// The whole amount with thousands set apart: `20,000 USD`.
  package static func exact(_ amount: Int) -> String {
    var digits = String(amount.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits = String(digits.dropLast(3))
    }
    return (amount < 0 ? "−" : "") + ([digits] + groups).joined(separator: ",") + " USD"
  }

  private static let units: [(UInt, String)] = [
    (1_000_000_000_000, "T"), (1_000_000_000, "B"), (1_000_000, "M"), (1_000, "k"),
  ]

  private static func tenths(of magnitude: UInt, _ unit: UInt) -> UInt {
    let whole = magnitude / unit * 10
    return whole + (magnitude % unit * 10 + unit / 2) / unit
  }

  private static func written(tenths: UInt) -> String {
    tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
  }
}
