internal import Diplomacy

/// Comparing partners, and looking at trade before and after an event.
extension Dashboard {
  // MARK: Choosing partners

  /// The row of the picker that makes the comparison.
  private static let compareNow = "compare"

  /// Opens the choice of partners to compare: those compared last, else the one at hand.
  mutating func openComparison() -> [Effect] {
    let selected = selectedPartners
    if !selected.isEmpty { return compare(selected) }
    if case .compare(let shown)? = pages.last?.subject { comparison = shown }
    let partner = partnerAtHand
    var chosen = comparison?.partners ?? []
    if chosen.isEmpty, let partner { chosen = [partner] }
    askForPartners(chosen)
    return []
  }

  /// Compares the partners of a selection at once where they are two to six, else lets choose among them.
  mutating func compare(_ ids: [String]) -> [Effect] {
    guard ComparisonReport.sizes.contains(ids.count) else {
      askForPartners(Array(ids.prefix(ComparisonReport.sizes.upperBound)))
      return []
    }
    return show(ids)
  }

  private mutating func askForPartners(_ chosen: [String]) {
    open(Picker(purpose: .compare(chosen), title: "Compare", items: comparisonItems(chosen)))
  }

  /// The partners of the rows selected in the table in front; none where it is a table of other things.
  private var selectedPartners: [String] {
    guard let sheet = pages.last?.sheet, sheet.selectedCount > 0 else { return [] }
    var ids: [String] = []
    for row in sheet.chosenRows {
      if case .partner(let id)? = row.link, !ids.contains(id) { ids.append(id) }
    }
    return ids
  }

  /// The partner that the page in front or the selection is about.
  private var partnerAtHand: String? {
    for page in pages.reversed() {
      switch page.subject {
      case .partner(let id), .standing(let id), .claims(let id, _): return id
      case .beforeAfter(let choice): return choice.partner
      default: continue
      }
    }
    return partners.selectedID ?? trade.report?.partner
  }

  /// The choice as it stands, then the chosen partners, then the others by their names.
  private func comparisonItems(_ chosen: [String]) -> [Picker.Item] {
    let rows = Dictionary(partners.rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let names = chosen.compactMap { rows[$0]?.name }
    let isEnough = ComparisonReport.sizes.contains(names.count)
    let title = isEnough ? "Compare \(ComparedFigures.list(names))" : "Choose two to six partners"
    let now = Picker.Item(
      id: Self.compareNow, title: title, detail: isEnough ? "Enter shows them" : "type a name, Enter adds it")
    let others = partners.rows.filter { !chosen.contains($0.id) }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    let items = (chosen.compactMap { rows[$0] } + others).map { row in
      Picker.Item(
        id: row.id, title: row.name,
        detail: chosen.contains(row.id) ? "chosen; Enter takes it out" : row.region,
        figure: row.trade.last.map { Dollars.short($0.value) } ?? "", keywords: "\(row.id) \(row.localName)")
    }
    return [now] + items
  }

  /// Adds a partner to the comparison, takes it out, or shows the comparison.
  mutating func chooseForComparison(_ item: Picker.Item, _ chosen: [String], _ picker: Picker) -> [Effect] {
    var chosen = chosen
    guard item.id == Self.compareNow else {
      if chosen.contains(item.id) { chosen.removeAll { $0 == item.id } } else { chosen.append(item.id) }
      if chosen.count > ComparisonReport.sizes.upperBound {
        message = Message("Six partners are the most that are told apart; take one out first", kind: .warning)
        chosen.removeLast()
      }
      askForPartners(chosen)
      return []
    }
    guard ComparisonReport.sizes.contains(chosen.count) else {
      message = Message("A comparison takes two to six partners: type a name, Enter adds it")
      open(picker)
      return []
    }
    return show(chosen)
  }

  /// Shows these partners by the measure and in the style of the last comparison.
  private mutating func show(_ partners: [String]) -> [Effect] {
    var next = comparison ?? Comparison(partners: partners)
    if next.partners != partners { next.base = nil }
    next.partners = partners
    return show(next)
  }

  /// Shows a comparison: in the page in front where that is one, else on a page of its own.
  private mutating func show(_ next: Comparison) -> [Effect] {
    comparison = next
    guard case .compare? = pages.last?.subject else { return push(.compare(next)) }
    return turn(to: .compare(next))
  }

  // MARK: Before and after

  /// Looks at trade before and after the event at hand, or lets choose one of the partner's.
  mutating func openBeforeAfter() -> [Effect] {
    if let page = pages.last {
      if case .visit(let id) = page.subject { return pushBeforeAfter(FactKey("visits", id), "") }
      if let fact = page.selected?.fact, Self.turningTables.contains(fact.table) {
        return pushBeforeAfter(fact, partnerAtHand ?? "")
      }
      if case .fact(let fact) = page.subject, Self.turningTables.contains(fact.table) {
        return pushBeforeAfter(fact, partnerAtHand ?? "")
      }
    } else if focus == .timeline, let visit = timeline.selected {
      return pushBeforeAfter(visit.fact, visit.partner)
    } else if focus == .trade, let year = trade.year, let partner = trade.report?.partner {
      // Of one event in the year under the crosshair it is plain which is meant.
      let events = trade.events(in: year)
      if events.count == 1, trade.report?.visitsLeft[year] == nil { return pushBeforeAfter(events[0].fact, partner) }
    }
    guard let partner = partnerAtHand else {
      message = Message("No partner is selected; select one, or an event of it")
      return []
    }
    open(Picker(purpose: .turningPoint, title: "Before and after which event", items: [], isLoading: true))
    return [ask(.turningPoints(partner: partner, asOf: asOf), .picker)]
  }

  private static let turningTables = ["milestones", "visits", "agreements"]

  private mutating func pushBeforeAfter(_ fact: FactKey, _ partner: String) -> [Effect] {
    push(.beforeAfter(BeforeAfterChoice(event: fact, partner: partner)))
  }

  /// Fills in the events; in the trade pane those of the year under the crosshair come first.
  mutating func fillTurningPoints(_ points: [TurningPoint]) {
    guard case .picker(var picker) = overlay, picker.purpose == .turningPoint else { return }
    let year = pages.isEmpty && focus == .trade ? trade.year : nil
    let known = points.filter { $0.year != nil }.reversed()
    let sorted = known.filter { $0.year == year } + known.filter { $0.year != year }
    picker.fill(
      sorted.map { point in
        var item = Picker.Item(
          id: point.fact.key.joined(separator: "/"), title: "\(point.date)  \(point.title)", detail: point.kind.phrase,
          keywords: point.fact.table)
        item.turningPoint = BeforeAfterChoice(event: point.fact, partner: point.partner)
        return item
      })
    overlay = .picker(picker)
  }

  // MARK: Keys on pages with such charts

  /// What a command does to the chart of the page in front; nil where it does nothing there.
  mutating func performOnChart(_ command: Command) -> [Effect]? {
    guard let page = pages.last else { return nil }
    switch page.subject {
    case .compare(var comparison):
      guard change(&comparison, command, crosshair: page.year) else { return nil }
      return show(comparison)
    case .beforeAfter(var choice):
      guard command == .moreYears || command == .fewerYears else { return nil }
      let years = choice.years + (command == .moreYears ? 1 : -1)
      guard BeforeAfter.spans.contains(years) else {
        message = Message("One to ten years on each side of the event")
        return []
      }
      choice.years = years
      return turn(to: .beforeAfter(choice))
    default: return nil
    }
  }

  /// Changes a comparison; false where the command does not.
  private mutating func change(_ comparison: inout Comparison, _ command: Command, crosshair: Int?) -> Bool {
    switch command {
    case .tradeMeasure:
      comparison.measure = comparison.measure.next
      message = Message(comparison.measure.title)
    case .chartStyle: comparison.cycleStyle()
    case .logarithmic:
      comparison.isLogarithmic.toggle()
      if comparison.isLogarithmic, !comparison.allowsLogarithmic {
        message = Message("A balance, a rank and bars have no logarithmic scale")
      }
    case .baseYear:
      comparison.measure = .index
      comparison.base = crosshair ?? comparison.base
    default: return false
    }
    return true
  }
}

extension RelationEvent {
  /// The event's row.
  var fact: FactKey {
    switch kind {
    case .milestone: FactKey("milestones", id)
    case .visit: FactKey("visits", id)
    case .agreement: FactKey("agreements", id)
    }
  }
}
