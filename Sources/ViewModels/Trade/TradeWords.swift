package import Diplomacy

/// A year's trade in words, the same in the readout, the dossier and the commands.
package enum TradeWords {
  /// `exports 61.2B · imports 144B · balance −82.8B`, or the stated total; approximate amounts after `≈`, disputed ones
  /// after `≠`.
  package static func line(_ year: TradeYear) -> String {
    var parts: [String] = []
    if let exports = flow(.export, of: year) { parts.append("exports " + exports) }
    if let imports = flow(.import, of: year) { parts.append("imports " + imports) }
    if let balance = balance(of: year) { parts.append("balance " + balance) }
    if let total = total(of: year) { parts.append("total " + total) }
    return parts.joined(separator: " · ")
  }

  /// What stands before an amount: `≠` when sources differ on it, `≈` when it is approximate or provisional.
  package static func signs(isDisputed: Bool, isHollow: Bool) -> String {
    (isDisputed ? "≠" : "") + (isHollow ? "≈" : "")
  }

  /// Exports or imports with the signs that they need.
  package static func flow(_ flow: Flow, of year: TradeYear) -> String? {
    year.point(flow).map { point in
      signs(isDisputed: year.isDisputed(flow), isHollow: point.figure.isHollow) + Dollars.short(point.figure.value)
    }
  }

  /// The balance, with the signs of the figures that it is made of.
  package static func balance(of year: TradeYear) -> String? {
    year.balance.map { balance in
      signs(isDisputed: year.isDisputed(.export) || year.isDisputed(.import), isHollow: year.isTotalHollow)
        + Dollars.short(balance)
    }
  }

  /// The total, with the signs of the figures that it is made of.
  package static func total(of year: TradeYear) -> String? {
    year.total.map { signs(isDisputed: year.isTotalDisputed, isHollow: year.isTotalHollow) + Dollars.short($0) }
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

  /// A share in per cent to one decimal: `12.3%`, `<0.1%`; whole numbers from 100 on.
  package static func percent(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    if value != 0, value.magnitude < 0.05 { return value < 0 ? ">−0.1%" : "<0.1%" }
    let sign = value < 0 ? "−" : ""
    guard value.magnitude < 99.95 else { return "\(sign)\(Int(min(1e9, value.magnitude).rounded()))%" }
    let tenths = Int((value.magnitude * 10).rounded())
    return "\(sign)\(tenths / 10).\(tenths % 10)%"
  }
}

extension Basis {
  /// Whose statistics they are, in words.
  package var words: String {
    switch self {
    case .reporter: "our statistics"
    case .mirror: "the partner's statistics"
    case .mixed: "from both sides"
    }
  }
}
