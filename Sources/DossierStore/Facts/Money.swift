internal import Diplomacy

/// Amounts as a line of text gives them.
enum Money {
  /// Whole US dollars in few characters, exact below a million: 937,000 USD, 4.6B USD.
  static func short(_ amount: Int) -> String {
    amount < 1_000_000 ? Dollars.exact(amount) : Dollars.short(amount) + " USD"
  }
}
