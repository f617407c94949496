package import Diplomacy

/// A year's trade in words, the same in the readout, the dossier and the commands.
package enum TradeWords {
  /// `exports 61.2B · imports 144B · balance −82.8B`, or the stated total; approximate amounts after `≈`.
  package static func line(_ year: TradeYear) -> String {
    var parts: [String] = []
    if let exports = year.exports { parts.append("exports " + amount(exports.figure)) }
    if let imports = year.imports { parts.append("imports " + amount(imports.figure)) }
    if let balance = year.balance { parts.append("balance " + amount(balance, of: year)) }
    if let total = year.total { parts.append("total " + amount(total, of: year)) }
    return parts.joined(separator: " · ")
  }

  /// An amount, after `≈` when it is approximate or provisional.
  package static func amount(_ figure: TradeFigure) -> String {
    (figure.isHollow ? "≈" : "") + Dollars.short(figure.value)
  }

  /// A balance or total, after `≈` when a figure that it is made of is approximate or provisional.
  package static func amount(_ amount: Int, of year: TradeYear) -> String {
    (year.isTotalHollow ? "≈" : "") + Dollars.short(amount)
  }

  /// The titles of the series that the year's shown figures are from.
  package static func series(_ year: TradeYear, info: DossierInfo) -> String {
    var titles: [String] = []
    for figure in year.shownFigures {
      let title = info.title(ofSeries: figure.series)
      if !titles.contains(title) { titles.append(title) }
    }
    return titles.joined(separator: " + ")
  }

  /// The change between two amounts in whole per cent with its sign, or nil when the first is not positive.
  package static func change(from old: Int, to new: Int) -> String? {
    guard old > 0 else { return nil }
    let percent = (Double(new) - Double(old)) / Double(old) * 100
    guard percent.magnitude < 10_000 else { return ">+9999%" }
    let rounded = Int(percent.rounded())
    return (rounded > 0 ? "+" : rounded < 0 ? "−" : "±") + "\(rounded.magnitude)%"
  }
}
