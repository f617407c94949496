package import Diplomacy

/// The columns of the partner list: the one table that the pane and the `partners` command share.
package enum PartnerColumn: String, ListColumn {
  case name
  case since
  case trade
  case trend
  case last
  case visits
  case region
  case capital

  package var title: String { self == .name ? "partner" : rawValue }

  package var explanation: String {
    switch self {
    case .name, .region, .capital: ""
    case .since: "the year in which the tier was reached, else in which relations began"
    case .trade: "the latest year's total in US dollars"
    case .trend: "the last years' totals"
    case .last: "time since the last visit at the top level"
    case .visits: "how many visits are on record, either way"
    }
  }

  /// Columns of the terminal that the pane gives it; the name takes what is left.
  package var width: Int {
    switch self {
    case .name: 11
    case .since: 6
    case .trade: 8
    case .trend: 6
    case .last: 5
    case .visits: 7
    case .region: 16
    case .capital: 14
    }
  }

  /// Whether the column is flush right.
  package var isNumeric: Bool {
    switch self {
    case .since, .trade, .last, .visits: true
    default: false
    }
  }

  /// The order that sorts by this column, for the mark in the heading.
  package var order: PartnerList.Order? {
    switch self {
    case .name: .name
    case .since: .since
    case .trade: .trade
    case .last: .lastVisit
    case .visits: .visits
    case .trend, .region, .capital: nil
    }
  }

  /// The columns that fit, those that matter most first: what the person named, then the usual. The name keeps at least
  /// its width, and is there whatever else is.
  package static func fitting(_ width: Int, _ choice: ColumnChoice<PartnerColumn> = ColumnChoice()) -> [PartnerColumn] {
    var chosen: [PartnerColumn] = [.name]
    var used = PartnerColumn.name.width
    let usual: [PartnerColumn] = [.since, .trade, .last, .trend, .visits, .region, .capital]
    let wanted = choice.named + usual.filter { !choice.named.contains($0) && choice.shown.contains($0) }
    for column in wanted where column != .name {
      // The first columns may not be skipped for narrower ones that matter less, and long names come before the last.
      let isExtra = [.visits, .region, .capital].contains(column) && !choice.named.contains(column)
      guard used + column.width + 1 + (isExtra ? 8 : 0) <= width else { break }
      used += column.width + 1
      chosen.append(column)
    }
    return (choice.shown.contains(.name) ? [] : [.name]) + choice.shown.filter(chosen.contains)
  }

  /// The cell's text; blank where nothing is known.
  package func text(_ row: PartnerRow, asOf day: CalendarDay) -> String {
    switch self {
    case .name: row.name
    case .since:
      (row.tierSince ?? row.relationsSince)?.first.map { row.standingSign + String($0.year) } ?? ""
    case .trade:
      row.trade.last.map { total in
        TradeWords.signs(isDisputed: total.isDisputed, isHollow: total.isHollow) + Dollars.short(total.value)
      } ?? ""
    case .trend: ""
    case .last: row.lastTopLevel?.last.map { Elapsed.short(from: min($0, day), to: day) } ?? ""
    case .visits: row.visits == 0 ? "" : String(row.visits)
    case .region: row.region
    case .capital: row.capital
    }
  }
}

extension PartnerRow {
  /// What should be known of the date of the tier or of relations before it is quoted: sources differ, or it is doubtful.
  package var standingSign: String { isStandingDisputed ? "≠" : standingConfidence == .low ? "?" : "" }

  /// The last years' totals up to the latest year with a figure, one for each column of the trend; nil where there is
  /// none.
  package var trend: [TradeTotal?] {
    guard let last = trade.last?.year else { return [] }
    return ((last - PartnerColumn.trend.width + 1)...last).map { year in trade.first { $0.year == year } }
  }
}
