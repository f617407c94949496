/// Amounts in US dollars, as people say them.
package enum Dollars {
  /// One decimal from a million up, so that figures line up, and none below: `205.2B`, `16.0B`, `937k`, `−23.2B`, `0`.
  ///
  /// From 1,000 to 9,999 there is a decimal where it says something: `1.5k`. The minus sign is U+2212, as wide as a
  /// digit.
  package static func short(_ amount: Int) -> String {
    let sign = amount < 0 ? "−" : ""
    let magnitude = amount.magnitude
    // Half a tenth below a unit rounds up into it: 999.96M is 1.0B.
    guard let (unit, suffix) = units.first(where: { magnitude >= $0.0 - $0.0 / 20_000 }) else {
      return sign + String(magnitude)
    }
    if suffix == "k", magnitude >= 9_950 { return sign + String((magnitude + 500) / 1_000) + suffix }
    let tenths = (magnitude + unit / 20) / (unit / 10)
    let isWhole = suffix == "k" && tenths % 10 == 0
    return sign + (isWhole ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)") + suffix
  }

  /// The whole amount with thousands set apart: `20,000 USD`.
  package static func exact(_ amount: Int) -> String {
    grouped(amount) + " USD"
  }

  private static let units: [(UInt, String)] = [
    (1_000_000_000_000, "T"), (1_000_000_000, "B"), (1_000_000, "M"), (1_000, "k"),
  ]
}

/// A whole number with its thousands set apart: `11,995`.
package func grouped(_ number: Int) -> String {
  var digits = String(number.magnitude)
  var groups: [String] = []
  while digits.count > 3 {
    groups.insert(String(digits.suffix(3)), at: 0)
    digits = String(digits.dropLast(3))
  }
  return (number < 0 ? "−" : "") + ([digits] + groups).joined(separator: ",")
}
