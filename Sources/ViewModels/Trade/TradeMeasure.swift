/// What the chart of a partner's trade shows.
package enum TradeMeasure: String, CaseIterable, Hashable, Sendable {
  case amounts
  case growth
  case share

  /// What it is, for the pane's title and for messages.
  package var title: String {
    switch self {
    case .amounts: "exports, imports and balance"
    case .growth: "change against the year before"
    case .share: "share of the home country's trade with the world"
    }
  }

  /// The unit of the axis.
  package var unit: String {
    switch self {
    case .amounts: "USD, current prices"
    case .growth: "% against the year before"
    case .share: "% of trade with the world"
    }
  }

  /// The next one, and after the last the first.
  package var next: TradeMeasure {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }
}
