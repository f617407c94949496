/// Amounts as a line of text gives them.
enum Money {
  /// Whole US dollars in few characters: 937,000 USD, 4.6B USD.
  static func short(_ amount: Int) -> String {
    if amount >= 1_000_000_000 { return tenths(amount, of: 1_000_000_000) + "B USD" }
    if amount >= 1_000_000 { return tenths(amount, of: 1_000_000) + "M USD" }
    return grouped(amount) + " USD"
  }

  private static func tenths(_ amount: Int, of unit: Int) -> String {
    let (whole, rest) = amount.quotientAndRemainder(dividingBy: unit)
    let tenth = (rest + unit / 20) / (unit / 10)
    if tenth == 0 { return grouped(whole) }
    return tenth == 10 ? grouped(whole + 1) : "\(grouped(whole)).\(tenth)"
  }

  private static func grouped(_ amount: Int) -> String {
    var digits = String(amount)
    var position = digits.count - 3
    while position > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: position))
      position -= 3
    }
    return digits
  }
}
