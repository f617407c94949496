internal import Diplomacy

extension ViewState {
  /// What was done to come here from another state, in words: "filter tier:csp", "opening China".
  ///
  /// - Parameter name: what a subject is called.
  func words(since before: ViewState, name: (DetailSubject) -> String) -> String {
    var words: [String] = []
    func note(_ isChanged: Bool, _ text: @autoclosure () -> String) { if isChanged { words.append(text()) } }
    note(pages.map(\.subject) != before.pages.map(\.subject), pageWords(since: before, name))
    note(day != before.day, "as of \(day?.description ?? "today")")
    note(partners.filter != before.partners.filter, Self.filterWords(partners.filter, before.partners.filter))
    note(visits.filter != before.visits.filter, Self.filterWords(visits.filter, before.visits.filter))
    note(
      visits.followsPartner != before.visits.followsPartner,
      visits.followsPartner ? "visits with the selected partner" : "visits with all partners")
    note(partners.order != before.partners.order, "partners by \(partners.order.rawValue)")
    note(
      partners.grouping != before.partners.grouping,
      partners.grouping == .none ? "partners without groups" : "partners grouped by \(partners.grouping.rawValue)")
    note(visits.order != before.visits.order, "\(visits.order.rawValue) visits first")
    note(partners.columns != before.partners.columns, "other columns of the partners")
    note(visits.columns != before.visits.columns, "other columns of the visits")
    note(isZoomed != before.isZoomed, isZoomed ? "zoom" : "leaving zoom")
    note(trade.measure != before.trade.measure, trade.measure.title)
    note(trade.series != before.trade.series, trade.series.map { "series \($0)" } ?? "all series")
    note(
      trade.period != before.trade.period,
      trade.period.map { "chart of \($0.lowerBound)..\($0.upperBound)" } ?? "chart of all years")
    note(trade.showsSpread != before.trade.showsSpread, trade.showsSpread ? "spread of the claims" : "no spread")
    note(trade.isLogarithmic != before.trade.isLogarithmic, trade.isLogarithmic ? "logarithmic scale" : "linear scale")
    note(trade.showsTable != before.trade.showsTable, trade.showsTable ? "table of figures" : "chart of figures")
    let filters = zip(pages, before.pages).filter { $0.subject == $1.subject && $0.filter != $1.filter }
    for (page, old) in filters {
      words.append(page.filter.isEmpty ? "clearing the filter \(old.filter)" : "filter \(page.filter)")
    }
    for (page, old) in zip(pages, before.pages) where page.subject.place == old.subject.place {
      note(page.table?.sort != old.table?.sort, "another order of the table")
      note(page.table?.group != old.table?.group, page.table?.group.map { "groups by \($0)" } ?? "no groups")
      note(page.table?.columns != old.table?.columns, "other columns")
      note(page.map.shade != old.map.shade, "map by \(page.map.shade.title)")
      note(page.map.filter != old.map.filter, Self.filterWords(page.map.filter, old.map.filter))
      note(page.map.region != old.map.region, "map of \(page.map.region ?? "the world")")
    }
    return words.isEmpty ? "a change of the view" : words.joined(separator: ", ")
  }

  private func pageWords(since before: ViewState, _ name: (DetailSubject) -> String) -> String {
    guard pages.count != before.pages.count else { return pages.last.map { "going to \(name($0.subject))" } ?? "" }
    let front = pages.count > before.pages.count ? pages.last : before.pages.last
    return (pages.count > before.pages.count ? "opening " : "closing ") + (front.map { name($0.subject) } ?? "a page")
  }

  private static func filterWords(_ filter: Filter, _ before: Filter) -> String {
    filter.isEmpty ? "clearing the filter \(before)" : "filter \(filter)"
  }
}
