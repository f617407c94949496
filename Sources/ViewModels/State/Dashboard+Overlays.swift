internal import Diplomacy

/// Prompts and pickers: opening them, typing into them, and what their answers do.
extension Dashboard {
  // MARK: Opening

  mutating func openPrompt(_ purpose: Prompt.Purpose, _ text: String) -> [Effect] {
    let selection =
      switch purpose {
      case .partnerFilter: partners.selectedID
      case .timelineFilter, .years: timeline.selectedID
      case .asOf, .pageFilter, .search, .export: String?.none
      }
    overlay = .prompt(Prompt(purpose, text: text, selection: selection))
    return []
  }

  mutating func editFilter() -> [Effect] {
    switch focus {
    case .partners: openPrompt(.partnerFilter, partners.filter.description)
    case .timeline, .trade: openPrompt(.timelineFilter, timeline.filter.description)
    }
  }

  mutating func openLeaders() -> [Effect] {
    open(Picker(purpose: .leader, title: "Leader", items: [], isLoading: true))
    return [ask(.leaders(visitQuery), .picker)]
  }

  mutating func openKinds() -> [Effect] {
    let items =
      [Picker.Item(id: "", title: "all kinds")]
      + VisitKind.allCases.map { Picker.Item(id: $0.rawValue, title: $0.rawValue) }
    open(
      Picker(purpose: .kind, title: "Kind of visit", items: items, selecting: timeline.filter.values(of: .kind).first))
    return []
  }

  mutating func openSort() -> [Effect] {
    guard pages.isEmpty else {
      message = Message("The lines of this page stand in their order; / narrows them")
      return []
    }
    switch focus {
    case .partners:
      let items = PartnerList.Order.allCases.map { Picker.Item(id: $0.rawValue, title: $0.rawValue) }
      open(Picker(purpose: .sort, title: "Sort partners by", items: items, selecting: partners.order.rawValue))
    case .timeline:
      let items = VisitQuery.Order.allCases.map { Picker.Item(id: $0.rawValue, title: "\($0.rawValue) first") }
      open(Picker(purpose: .sort, title: "Sort visits by", items: items, selecting: timeline.order.rawValue))
    case .trade: message = Message("Years stand in their order; s sorts partners and visits")
    }
    return []
  }

  mutating func openHelp(_ title: String) -> [Effect] {
    let items = Command.table.map { row in
      Picker.Item(
        id: row.command.rawValue, title: row.summary, detail: row.context.rawValue,
        figure: row.keys.joined(separator: "|"), keywords: "\(row.hint) \(row.command.rawValue)")
    }
    open(Picker(purpose: .command, title: title, items: items))
    return []
  }

  /// The choice that leads to the timeline, where a year has more visits than the chart tells of.
  static let allVisits = "all visits of the year"

  /// What happened in the year under the crosshair: opens it, or lets choose where there is more than one thing.
  mutating func openYear() -> [Effect] {
    guard let year = trade.year else { return [] }
    let events = trade.events(in: year)
    let visits = events.filter { if case .visit = $0.kind { true } else { false } }
    if events.isEmpty {
      message = Message("No visit or milestone on record in \(year); n goes to the next year with one")
      return []
    }
    if visits.count == 1, events.count == 1 { return push(.visit(visits[0].id)) }
    var items = events.map { event in
      Picker.Item(id: event.id, title: "\(event.date)  \(event.title)", detail: event.kindWords)
    }
    if let left = trade.report?.visitsLeft[year] {
      items.append(
        Picker.Item(id: Self.allVisits, title: "all \(grouped(visits.count + left)) visits", detail: "in the timeline"))
    }
    open(Picker(purpose: .event, title: "\(year)", items: items))
    return []
  }

  mutating func open(_ picker: Picker) {
    var picker = picker
    picker.cursor.setHeight(viewport.overlay)
    overlay = .picker(picker)
  }

  mutating func fillLeaders(_ leaders: [LeaderCount]) {
    guard case .picker(var picker) = overlay, picker.purpose == .leader else { return }
    let all = Picker.Item(id: "", title: "any leader")
    picker.fill(
      [all]
        + leaders.map { leader in
          Picker.Item(
            id: leader.id, title: leader.displayName,
            detail: [leader.countryName, leader.offices.first ?? ""].filter { !$0.isEmpty }.joined(separator: " · "),
            figure: String(leader.visits),
            keywords: "\(leader.name) \(leader.nativeName) \(leader.offices.joined(separator: " "))")
        })
    overlay = .picker(picker)
  }

  // MARK: Keys while an overlay is open

  mutating func perform(_ command: Command, in overlay: Overlay) -> [Effect] {
    switch (command, overlay) {
    case (.quit, _): return [.quit]
    case (.suspend, _): return [.suspend]
    case (.redraw, _): return [.redraw]
    case (.back, .prompt(let prompt)):
      self.overlay = nil
      return revert(prompt)
    case (.back, .picker), (.close, .picker):
      self.overlay = nil
      return []
    case (.open, .prompt(let prompt)): return keep(prompt)
    case (.open, .picker(let picker)): return choose(picker)
    case (.nextPane, .picker(let picker)), (.previousPane, .picker(let picker)):
      guard case .facet(let scope) = picker.purpose else { return [] }
      return stepFacets(scope, by: command == .nextPane ? 1 : -1)
    case (_, .picker(var picker)):
      if let change = Self.movement(command) {
        change(&picker.cursor)
        self.overlay = .picker(picker)
      }
      return []
    case (.up, .prompt(let prompt)): return step(prompt, by: 1)
    case (.down, .prompt(let prompt)): return step(prompt, by: -1)
    case (_, .prompt): return []
    }
  }

  mutating func type(_ edit: TextField.Edit) -> [Effect] {
    switch overlay {
    case .prompt(var prompt)?:
      prompt.field.apply(edit)
      prompt.warning = nil
      return applyLive(prompt)
    case .picker(var picker)?:
      if picker.purpose == .columns, picker.field.text.isEmpty, edit == .left || edit == .right {
        moveColumn(picker, by: edit == .left ? -1 : 1)
        return []
      }
      picker.type(edit)
      overlay = .picker(picker)
      return []
    case nil: return []
    }
  }

  /// Applies a prompt's text as it stands, or remembers what is wrong with it and changes nothing else.
  private mutating func applyLive(_ prompt: Prompt) -> [Effect] {
    var prompt = prompt
    do throws(FilterError) {
      let effects = try applied(prompt.purpose, prompt.field.text)
      prompt.error = nil
      overlay = .prompt(prompt)
      return effects
    } catch {
      prompt.error = error
      overlay = .prompt(prompt)
      return applyBeginning(prompt, error)
    }
  }

  /// Applies the terms before the one that is wrong: half a term, such as `tier:` on the way to `tier:csp`, must not
  /// leave the list as it was for the word `tier`.
  private mutating func applyBeginning(_ prompt: Prompt, _ error: FilterError) -> [Effect] {
    let isTable = prompt.purpose == .pageFilter && sheet != nil
    guard prompt.purpose == .partnerFilter || prompt.purpose == .timelineFilter || isTable else { return [] }
    let before = prompt.field.text.prefix(error.range.lowerBound)
    let terms = before.lastIndex(where: \.isWhitespace).map { before[..<$0] } ?? ""
    do throws(FilterError) {
      return try applied(prompt.purpose, String(terms))
    } catch {
      return []
    }
  }

  private mutating func applied(_ purpose: Prompt.Purpose, _ text: String) throws(FilterError) -> [Effect] {
    switch purpose {
    case .partnerFilter:
      let before = partners.selectedID
      partners.setFilter(try Filter(parsing: text, for: .partners))
      return partners.selectedID == before ? [] : followSelection()
    case .timelineFilter:
      timeline.filter = try Filter(parsing: text)
      return [askForTimeline()]
    case .years:
      let years = try Prompt.years(text)
      timeline.setYears(from: years.from, through: years.through)
      return [askForTimeline()]
    case .asOf:
      // Only Enter moves the as-of date: half a year typed is another date.
      _ = try Prompt.day(text)
      return []
    case .pageFilter:
      if !pages.isEmpty { try pages[pages.count - 1].setFilter(text) }
      return []
    case .search: return []
    case .export:
      _ = try exportFormat(text)
      return []
    }
  }

  private mutating func keep(_ prompt: Prompt) -> [Effect] {
    guard prompt.error == nil else { return [] }
    overlay = nil
    if prompt.purpose == .search {
      let words = prompt.field.text
      return words.contains { $0.isLetter || $0.isNumber } ? push(.search(words)) : []
    }
    if prompt.purpose == .export { return export(prompt.field.text) }
    guard prompt.purpose == .asOf else { return [] }
    do throws(FilterError) {
      chosenDay = try Prompt.day(prompt.field.text)
      return askForEverything()
    } catch {
      message = Message(error.message, kind: .error)
      return []
    }
  }

  private mutating func revert(_ prompt: Prompt) -> [Effect] {
    guard prompt.purpose != .asOf, prompt.field.text != prompt.original else { return [] }
    do throws(FilterError) {
      let effects = try applied(prompt.purpose, prompt.original)
      guard let selection = prompt.originalSelection else { return effects }
      return effects + select(selection, for: prompt.purpose)
    } catch {
      return []
    }
  }

  /// Goes back to the row that was selected before typing.
  private mutating func select(_ id: String, for purpose: Prompt.Purpose) -> [Effect] {
    if purpose == .partnerFilter {
      return partners.selectedID != id && partners.select(id: id) ? followSelection() : []
    }
    return [ask(.timeline(visitQuery, keeping: id, height: viewport.timeline), .timeline)]
  }

  /// Up and down in the prompts for years and dates: one year on or back.
  private mutating func step(_ prompt: Prompt, by years: Int) -> [Effect] {
    var prompt = prompt
    do throws(FilterError) {
      switch prompt.purpose {
      case .asOf:
        let day = try Prompt.day(prompt.field.text) ?? today
        prompt.field = TextField(day.advanced(byYears: years).description)
      case .years:
        let range = try Prompt.years(prompt.field.text)
        let from = (range.from ?? range.through ?? asOf.year - years) + years
        let through = (range.through ?? range.from ?? asOf.year - years) + years
        prompt.field = TextField(from == through ? "\(from)" : "\(from)..\(through)")
      case .partnerFilter, .timelineFilter, .pageFilter, .search, .export: return []
      }
    } catch {
      return []
    }
    return applyLive(prompt)
  }
}
