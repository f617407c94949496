internal import Diplomacy

/// What the figures of a chart are, which decides how they are written and how one is compared with the one before.
package enum FigureAmounts: Hashable, Sendable {
  /// Whole US dollars.
  case dollars
  /// Parts of a hundred.
  case percent
  /// 100 in some year.
  case index
  /// Places, of which 1 is the best.
  case place
  case count

  /// A figure as it is written beside a chart: `46.2B`, `5.9%`, `132`, `no. 4`, `12`.
  package func text(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e18 else { return "?" }
    switch self {
    case .dollars: return Dollars.short(Int(value.rounded()))
    case .percent: return TradeWords.percent(value)
    case .index: return grouped(Int(value.rounded()))
    case .place: return "no. \(Int(value.rounded()))"
    case .count: return grouped(Int(value.rounded()))
    }
  }

  /// The change between two figures of one series; nil where it would say nothing.
  package func change(from old: Double, to new: Double) -> String? {
    switch self {
    case .dollars, .index, .count:
      guard old > 0, old.magnitude < 1e18, new.magnitude < 1e18 else { return nil }
      // An index and a count are small numbers: their parts decide what the change rounds to.
      let scale = self == .dollars ? 1.0 : 1_000
      return TradeWords.change(from: Int((old * scale).rounded()), to: Int((new * scale).rounded()))
    case .percent: return Self.signed(new - old) + " pp"
    case .place: return nil
    }
  }

  /// A number with one decimal: `5.9`, `−0.3`.
  static func decimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return (tenths < 0 ? "−" : "") + "\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
  }

  /// The same with its sign: `+5.9`, `−0.3`, `±0.0`.
  static func signed(_ value: Double) -> String {
    let text = decimal(value)
    return text.hasPrefix("−") ? text : (text == "0.0" ? "±" : "+") + text
  }
}

/// What stands in one year of a chart over years: every series' figure with its change and where it is from.
package struct FigureReadout: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    package var name: String
    package var voice: Voice
    /// The figure with the signs that it needs; nil where the series has none this year.
    package var text: String?
    /// Against the year before, within one series; nil where that cannot be told.
    package var change: String?
    /// Who says so, in a few words, or what else is to be known of the figure.
    package var source: String
  }

  /// The year as it is said: `2023`, or `3 years after (2026)`.
  package var year: String
  package var items: [Item]

  /// Nil where the figure is no chart over years.
  package init?(_ figure: Figure, year: Int) {
    guard case .years(let plot) = figure.plot else { return nil }
    self.year = plot.name(of: year)
    items = plot.series.map { series in
      guard let point = series.points[year] else {
        return Item(name: series.name, voice: series.voice, text: nil, change: nil, source: "")
      }
      let before = point.startsAnew ? nil : series.points[year - 1]
      let text =
        TradeWords.signs(isDisputed: point.isDisputed, isHollow: point.isHollow) + figure.amounts.text(point.value)
      return Item(
        name: series.name, voice: series.voice, text: text,
        change: before.flatMap { figure.amounts.change(from: $0.value, to: point.value) }, source: point.source)
    }
  }
}

extension YearPlot {
  /// A year of the axis as it is said: itself, or how far it is from the year that the axis counts from.
  package func name(of year: Int) -> String {
    guard let origin else { return String(year) }
    if year == 0 { return "the year of the event (\(origin))" }
    let count = "\(abs(year)) year\(abs(year) == 1 ? "" : "s")"
    return "\(count) \(year < 0 ? "before" : "after") (\(origin + year))"
  }
}
