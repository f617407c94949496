internal import Diplomacy

/// Prompts and pickers: opening them, typing into them, and what their answers do.
extension Dashboard {
  // MARK: Opening

  mutating func openPrompt(_ purpose: Prompt.Purpose, _ text: String) -> [Effect] {
    let selection =
      switch purpose {
      case .partnerFilter: partners.selectedID
      case .timelineFilter, .years: timeline.selectedID
      case .mapFilter: pages.last?.map?.selectedID
      case .asOf, .changes, .pageFilter, .search, .mark, .viewName, .export: String?.none
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
      message = Message("The lines of this page stand in their order; \(keys.word(.filter)) narrows them")
      return []
    }
    switch focus {
    case .partners:
      let items = PartnerList.Order.allCases.map { Picker.Item(id: $0.rawValue, title: $0.rawValue) }
      open(Picker(purpose: .sort, title: "Sort partners by", items: items, selecting: partners.order.rawValue))
    case .timeline:
      let items = VisitQuery.Order.allCases.map { Picker.Item(id: $0.rawValue, title: "\($0.rawValue) first") }
      open(Picker(purpose: .sort, title: "Sort visits by", items: items, selecting: timeline.order.rawValue))
    case .trade: message = Message("Years stand in their order; \(keys.word(.sort)) sorts partners and visits")
    }
    return []
  }

  /// Commands by name; and partners and leaders, to go to.
  mutating func openPalette() -> [Effect] {
    var effects = openHelp("Commands")
    guard case .picker(var picker) = overlay else { return effects }
    let rows = partners.rows.map { row in
      Picker.Item(
        id: DetailSubject.partner(row.id).notation, title: row.name, detail: "Partners",
        keywords: "\(row.name) \(row.id) \(row.localName)")
    }
    picker.fill(picker.items + rows)
    overlay = .picker(picker)
    effects.append(ask(.leaders(VisitQuery(asOf: asOf)), .picker))
    return effects
  }

  mutating func openHelp(_ title: String) -> [Effect] {
    let items = Command.table.map { row in
      Picker.Item(
        id: row.command.rawValue, title: row.summary, detail: row.context.rawValue,
        figure: keys.keys(of: row.command, in: pages.isEmpty ? focus : nil).joined(separator: "\t"),
        keywords: "\(row.hint) \(row.command.rawValue)")
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
      message = Message(
        "No visit, agreement or milestone on record in \(year); \(keys.word(.nextEvent)) goes to the next year with one"
      )
      return []
    }
    if events.count == 1 { return openEvent(events[0].id) }
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
    if case .picker(let picker) = overlay, picker.purpose == .command {
      return addToPalette(leaders, picker)
    }
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
    case (_, .tour): return closeTour()
    case (.back, .prompt(let prompt)):
      closePrompt()
      return revert(prompt)
    case (.back, .picker), (.close, .picker):
      self.overlay = nil
      return []
    case (.open, .prompt(let prompt)) where prompt.completion?.selected != nil:
      return takeCompletion()
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
    case (.up, .prompt(let prompt)) where prompt.isStepped: return step(prompt, by: 1, .year)
    case (.down, .prompt(let prompt)) where prompt.isStepped: return step(prompt, by: -1, .year)
    case (.pageUp, .prompt(let prompt)) where prompt.isStepped: return step(prompt, by: 1, .month)
    case (.pageDown, .prompt(let prompt)) where prompt.isStepped: return step(prompt, by: -1, .month)
    case (.halfPageUp, .prompt(let prompt)) where prompt.isStepped: return step(prompt, by: 1, .day)
    case (.halfPageDown, .prompt(let prompt)) where prompt.isStepped: return step(prompt, by: -1, .day)
    case (.up, .prompt), (.previousPane, .prompt): return moveInCompletion(by: -1)
    case (.down, .prompt): return moveInCompletion(by: 1)
    case (.nextPane, .prompt): return takeCompletion()
    case (_, .prompt): return []
    }
  }

  mutating func type(_ edit: TextField.Edit) -> [Effect] {
    switch overlay {
    case .prompt(var prompt)?:
      prompt.field.apply(edit)
      prompt.warning = nil
      return type(into: prompt)
    case .picker(let picker)? where picker.purpose == .mark: return typeInMarks(edit, picker)
    case .picker(let picker)? where picker.purpose == .savedView && edit == .delete:
      return askToDelete(picker)
    case .tour?: return closeTour()
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

  /// Takes the partners and leaders that the palette offers beside commands.
  mutating func addToPalette(_ leaders: [LeaderCount], _ picker: Picker) {
    var picker = picker
    let row = picker.cursor.selected
    let typed = picker.field.text
    picker.fill(
      picker.items
        + leaders.map { leader in
          Picker.Item(
            id: Self.leaderPrefix + leader.displayName, title: "\(leader.displayName): visits",
            detail: "Leaders",
            keywords: "\(leader.name) \(leader.nativeName)")
        })
    // Whoever has moved to a command already stays there.
    if typed.isEmpty { picker.cursor.select(row) }
    overlay = .picker(picker)
  }

  /// What the id of a leader begins with in the palette.
  static let leaderPrefix = "leader:"
}
