internal import Diplomacy

/// A chart of what a pane lists: of the partners the table of them with a chart of the column that they are sorted by, of
/// the visits the counts of one field, from which Tab goes on to the next.
extension Dashboard {
  mutating func openColumnChart() -> [Effect] {
    switch focus {
    case .partners:
      let effects = push(.partners)
      guard !effects.isEmpty else { return [] }
      pages[pages.count - 1].setOut(
        SheetArrangement(columns: [], sort: [partners.order.sort], filter: partners.filter),
        chartOf: partners.order.sort.column)
      return effects
    case .timeline:
      var filter = timeline.filter
      if timeline.followsPartner, let id = partners.selectedID {
        filter = filter.adding(Filter.Term(.field(.partner, [id])))
      }
      return push(.visitCounts(.year, filter))
    case .trade:
      message = Message("This pane is a chart already; \(keys.word(.dataTable)) shows its figures as a table")
      return []
    }
  }

  /// Counts the same visits by the next field, or the one before; nil on any other page.
  mutating func stepCounts(by step: Int) -> [Effect]? {
    guard case .visitCounts(let field, let filter)? = pages.last?.subject else { return nil }
    let fields = Self.visitFacets
    let place = fields.firstIndex(of: field) ?? 0
    return turn(to: .visitCounts(fields[(place + step + fields.count) % fields.count], filter))
  }

  /// Shows the visits that a filter keeps in the timeline.
  mutating func showVisits(_ filter: Filter) -> [Effect] {
    pages = []
    focus = .timeline
    timeline.filter = filter
    timeline.followsPartner = false
    return [askForTimeline()]
  }
}

extension PartnerList.Order {
  /// The same order in the table of partners.
  fileprivate var sort: SheetSort {
    switch self {
    case .name: SheetSort("name")
    case .tier: SheetSort("tier")
    case .since: SheetSort("tier_since")
    case .lastVisit: SheetSort("last_top_level_outbound", isDescending: true)
    case .visits: SheetSort("visits", isDescending: true)
    case .trade: SheetSort("trade_value_usd", isDescending: true)
    }
  }
}
