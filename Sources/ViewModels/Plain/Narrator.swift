internal import Diplomacy

/// Tells in plain lines what the dashboard shows: for screen readers, for terminals that cannot place a cursor, and for
/// pipes. Nothing is drawn, and what was said stays said.
package enum Narrator {
  /// The most rows of a list that are told at once.
  static let mostRows = 300

  // MARK: The whole

  /// Where one is, and the counts: what the header of the screen says.
  package static func summary(_ dashboard: Dashboard) -> [String] {
    let day = dashboard.chosenDay.map { "as of \($0)" } ?? "as of today, \(dashboard.today)"
    let overview = dashboard.overview
    let tiers = Tier.allCases.compactMap { tier -> String? in
      guard tier != .none, let count = overview.tierCounts[tier], count > 0 else { return nil }
      return "\(count) \(tier.title.lowercased())"
    }
    let partners = dashboard.partners.rows.count
    var lines = [
      "Entente: \(dashboard.info.homeName), \(day).",
      "\(partners) partner\(partners == 1 ? "" : "s")" + (tiers.isEmpty ? "" : ": " + tiers.joined(separator: ", "))
        + ".",
    ]
    let problems = overview.errors + overview.warnings
    if problems > 0 {
      lines.append(
        "\(problems) problem\(problems == 1 ? "" : "s") in the files; \(dashboard.keys.word(.problems)) lists them.")
    }
    if let unread = dashboard.unread { lines += unread }
    return lines
  }

  /// The three panes one after the other, charts as tables.
  package static func everything(_ dashboard: Dashboard) -> [String] {
    summary(dashboard) + Pane.allCases.flatMap { [""] + pane($0, dashboard) }
  }

  /// What is in front, whole: a page, or the focused pane.
  package static func front(_ dashboard: Dashboard) -> [String] {
    dashboard.pages.last.map(page) ?? pane(dashboard.focus, dashboard)
  }

  static func pane(_ pane: Pane, _ dashboard: Dashboard) -> [String] {
    switch pane {
    case .partners: partners(dashboard)
    case .timeline: timeline(dashboard)
    case .trade: trade(dashboard)
    }
  }

  // MARK: Headings

  /// What a pane is about, in a sentence.
  static func title(_ pane: Pane, _ dashboard: Dashboard) -> String {
    switch pane {
    case .partners:
      let list = dashboard.partners
      let grouping = list.grouping == .none ? "" : " by \(list.grouping.rawValue)"
      return "Partners\(grouping), sorted by \(list.order.rawValue): "
        + count(list.matching, list.rows.count, list.filter)
    case .timeline:
      let timeline = dashboard.timeline
      let partner = timeline.followsPartner ? " with \(dashboard.partners.selected?.name ?? "the partner")" : ""
      return "Timeline, visits\(partner), \(timeline.order.rawValue) first: "
        + count(timeline.summary.matching, timeline.summary.total, timeline.filter)
    case .trade:
      guard let report = dashboard.trade.report, !report.history.years.isEmpty else {
        return "Trade: no figure on record by \(dashboard.asOf)."
      }
      let name = dashboard.partners.rows.first { $0.id == report.partner }?.name ?? report.partner
      let unit = dashboard.trade.figure(info: dashboard.info)?.unit ?? ""
      return "Trade with \(name) by year\(unit.isEmpty ? "" : ", \(unit)"):"
    }
  }

  private static func count(_ matching: Int, _ total: Int, _ filter: Filter) -> String {
    filter.isEmpty && matching == total
      ? "\(total)."
      : "\(matching) of \(total)"
        + (filter.isEmpty ? "." : ", filter \(filter).")
  }

  // MARK: Lists

  private static func partners(_ dashboard: Dashboard) -> [String] {
    let list = dashboard.partners
    var number = 0
    let rows = list.lines.prefix(mostRows).map { line -> String in
      switch line {
      case .heading(let title, _, let count, let organisations):
        return "\(title), \(count)"
          + (organisations == 0 ? ":" : " and \(organisations) organisation\(organisations == 1 ? "" : "s"):")
      case .partner(let index):
        number += 1
        return "\(number). " + Spoken.partner(list.rows[index], list.columns, asOf: dashboard.asOf)
      }
    }
    let left = list.matching - number
    return [title(.partners, dashboard)] + rows + (left > 0 ? ["And \(left) more; a filter narrows them."] : [])
  }

  private static func timeline(_ dashboard: Dashboard) -> [String] {
    let timeline = dashboard.timeline
    let years = timeline.summary.years.reversed().map { year in
      "\(year.year): \(year.outbound) out, \(year.inbound) in."
    }
    let rows = timeline.window.enumerated().map { offset, row in
      "\(timeline.windowStart + offset + 1). " + Spoken.visit(row)
    }
    let last = timeline.windowStart + timeline.window.count
    let left = timeline.summary.matching - last
    return [title(.timeline, dashboard)] + (years.isEmpty ? [] : ["Visits by year:"] + years)
      + (rows.isEmpty ? [] : ["Visits \(timeline.windowStart + 1) to \(last):"] + rows)
      + (left > 0 ? ["And \(left) more further down."] : [])
  }

  private static func trade(_ dashboard: Dashboard) -> [String] {
    let figure = dashboard.trade.figure(info: dashboard.info)
    return [title(.trade, dashboard)]
      + (figure.map { Spoken.table($0) + Spoken.notes($0) } ?? [])
  }

  /// The map as a list by class.
  private static func map(_ map: MapPage) -> [String] {
    let words = ["Map of the partners"] + map.titleWords
    return [words.joined(separator: ", ") + ":"]
      + map.legend.filter { $0.count > 0 }.map { entry in
        let names = map.order.filter { map.scheme.level(of: $0) == entry.level }.map(\.row.name)
        return "\(map.shade.heading), \(entry.title): " + names.joined(separator: ", ") + "."
      }
  }

  private static func page(_ page: DetailPage) -> [String] {
    if let map = page.map { return Self.map(map) }
    if let sheet = page.sheet { return table(sheet, most: mostRows) }
    guard let document = page.document else { return [heading(of: page)] }
    var number = 0
    let rows = document.entries.prefix(mostRows).map { entry -> String in
      if case .heading(let text) = entry.content { return text + ":" }
      number += 1
      return "\(number). " + Spoken.line(entry)
    }
    let chart = page.figure.map { Spoken.chart($0) + Spoken.notes($0) }
    return [heading(of: page)] + (chart ?? []) + rows
      + (number < page.matching ? ["And more; a filter narrows them."] : [])
  }

  /// A page's title with what stands beside it.
  static func heading(of page: DetailPage) -> String {
    if let sheet = page.sheet { return heading(of: sheet) }
    guard let document = page.document else { return page.isLoaded ? "Nothing is known of this by then." : "Reading." }
    let subtitle = document.subtitle.isEmpty ? "" : ", \(document.subtitle)"
    let filter = page.filter.isEmpty ? "" : " with “\(page.filter)”"
    return "\(Spoken.plain(document.title))\(subtitle): \(page.matching) line\(page.matching == 1 ? "" : "s")\(filter)."
  }

  // MARK: The selected row

  /// The selected row of what is in front, after its place: `12 of 208: Japan, …`.
  package static func place(_ dashboard: Dashboard) -> String {
    if let page = dashboard.pages.last { return place(on: page) }
    switch dashboard.focus {
    case .partners:
      let list = dashboard.partners
      guard let row = list.selected else { return "No partner is selected." }
      let number = list.lines.prefix(list.cursor.selected + 1).count { if case .partner = $0 { true } else { false } }
      return "\(number) of \(list.matching): " + Spoken.partner(row, list.columns, asOf: dashboard.asOf) + "."
    case .timeline:
      let timeline = dashboard.timeline
      guard let row = timeline.selected else { return "No visit is selected." }
      return "\(timeline.cursor.selected + 1) of \(timeline.cursor.count): " + Spoken.visit(row) + "."
    case .trade:
      let trade = dashboard.trade
      guard let year = trade.year, let years = trade.years else { return "No year is selected." }
      let source = trade.current?.shownFigures.first?.evidence.sources.lazy
        .compactMap { trade.report?.sources[$0]?.citation }.first
      let events = trade.events(in: year).map { "\($0.date) \($0.title), \($0.kindWords)" }
      return "\(year - years.lowerBound + 1) of \(years.count): "
        + (trade.figure(info: dashboard.info).map { Spoken.year(year, of: $0, changes: true) } ?? String(year))
        + (source.map { "; source \($0)" } ?? "")
        + (events.isEmpty ? "" : "; " + Spoken.plain(events.joined(separator: "; "))) + "."
    }
  }

  private static func place(on page: DetailPage) -> String {
    if let map = page.map { return map.readout.joined(separator: ", ") + "." }
    if let sheet = page.sheet { return place(in: sheet) }
    guard let entry = page.selected, let entries = page.document?.entries else { return "No line is selected." }
    let before = entries.prefix(page.cursor.selected + 1)
    let number = before.count { if case .heading = $0.content { false } else { true } }
    return "\(number) of \(page.matching): " + Spoken.line(entry)
  }

  /// The heading under which the selected row of a page stands; nil where there is none.
  static func group(_ dashboard: Dashboard) -> String? {
    guard let page = dashboard.pages.last else {
      return dashboard.focus == .partners ? dashboard.partners.selectedGroup : nil
    }
    if let sheet = page.sheet { return group(in: sheet) }
    for entry in (page.document?.entries ?? []).prefix(page.cursor.selected + 1).reversed() {
      if case .heading(let text) = entry.content { return text }
    }
    return nil
  }
}
