/// Numbers made short with a suffix: k for thousand, M for million, B for billion, T for trillion.
package enum SI {
  /// A number as an axis shows it, with one decimal only when it needs one: `0`, `20k`, `2.5M`, `150B`, `−50B`.
  package static func format(_ value: Double) -> String {
    guard value.isFinite else { return "?" }
    if abs(value) < 1, value != 0 { return small(value) }
    return scaled(value) { _, _ in .whenNeeded }
  }

  /// A number as a readout shows it: one decimal from a million up and below ten, else none, so that figures of a
  /// series line up: `205.2B`, `4.6B`, `144.0B`, `937k`, `20k`, `−23.2B`, `0`.
  package static func readout(_ value: Double) -> String {
    guard value.isFinite else { return "?" }
    if value == 0 { return "0" }
    if abs(value) < 1 { return small(value) }
    return scaled(value) { suffix, number in
      switch suffix {
      case "": .whenNeeded
      case "k": number < 10 ? .whenNeeded : .never
      default: .always
      }
    }
  }

  private enum Decimal {
    case never
    case whenNeeded
    case always
  }

  private static let scales: [(size: Double, suffix: String)] = [
    (1, ""), (1e3, "k"), (1e6, "M"), (1e9, "B"), (1e12, "T"),
  ]

  private static func scaled(_ value: Double, decimal: (String, Double) -> Decimal) -> String {
    let size = abs(value)
    // Rounding can reach the next suffix: 999,960 is 1M and not 1000k.
    let scale = scales.last { $0.size <= size * 1.000_05 } ?? scales[0]
    let number = size / scale.size
    // Beyond any money: fall back on the exponent rather than print thousands of trillions.
    guard number < 1e7 else { return sign(value) + "\(size)" }
    return sign(value) + digits(number, decimal(scale.suffix, number)) + scale.suffix
  }

  private static func digits(_ number: Double, _ decimal: Decimal) -> String {
    if decimal == .never { return String(Int(number.rounded())) }
    let tenths = Int((number * 10).rounded())
    if decimal == .whenNeeded, tenths % 10 == 0 { return String(tenths / 10) }
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// A number below one, to three decimals or as an exponent.
  private static func small(_ value: Double) -> String {
    let thousandths = Int((abs(value) * 1000).rounded())
    guard thousandths > 0 else { return sign(value) + "\(abs(value))" }
    guard thousandths < 1000 else { return sign(value) + "1" }
    var text = String(String(thousandths + 1000).dropFirst())
    while text.last == "0" { text.removeLast() }
    return sign(value) + "0." + text
  }

  private static func sign(_ value: Double) -> String { value < 0 ? "−" : "" }
}
