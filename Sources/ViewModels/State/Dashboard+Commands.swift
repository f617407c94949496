internal import Diplomacy

/// What each command does.
extension Dashboard {
  mutating func perform(_ command: Command) -> [Effect] {
    if let overlay { return perform(command, in: overlay) }
    switch command {
    case .quit: return [.quit]
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .reload:
      message = Message("Reading the files that changed …")
      isReloading = true
      return [.refresh]
    case .stop:
      guard reading != nil else {
        message = Message("No file is being read; \(keys.word(.reload)) reads those that changed")
        return []
      }
      message = Message("Stopping …")
      return [.stopReading]
    case .mouse:
      usesMouse.toggle()
      message = Message(
        usesMouse ? "Mouse on" : "Mouse off: the terminal selects text; \(keys.word(.mouse)) turns it on again")
      return [.setMouse(usesMouse)]
    case .help: return openHelp("Keys and commands")
    case .palette: return openPalette()
    case .tour:
      overlay = .tour
      return []
    case .mark: return openMarkPrompt()
    case .marks: return openMarks()
    case .views: return openViews()
    case .problems: return push(.problems)
    case .sources: return openDocuments()
    case .leaders: return push(.leaders)
    case .agreements: return push(.agreements)
    case .memberships: return push(.memberships)
    case .home: return push(.home)
    case .map: return openMap()
    case .compare: return openComparison()
    case .beforeAfter: return openBeforeAfter()
    case .search: return openPrompt(.search, "")
    case .claims: return openClaims()
    case .openSource: return openSource()
    case .overview: return push(.overview)
    case .calendar: return push(.calendar(years: 0))
    case .reckoning: return push(.reckonings)
    case .asOf: return openPrompt(.asOf, chosenDay?.description ?? "")
    case .changes: return openPrompt(.changes, "\(asOf.advanced(byYears: -1))..\(asOf)")
    case .yearEarlier: return show(asOf: CalendarDay.last(of: asOf.year - 1))
    case .yearLater: return showLaterYear()
    case .beforeEvent: return showBeforeEvent()
    case .asOfToday: return show(asOf: today)
    case .close: return close()
    case .back: return back()
    case .undo: return undo()
    case .redo: return redo()
    case .previousPlace: return walk(forward: false)
    case .nextPlace: return walk(forward: true)
    case .copy: return openCopy()
    case .export: return openExport()
    default: return pages.isEmpty ? performInPanes(command) : performInPage(command)
    }
  }

  // MARK: Pages

  private mutating func performInPage(_ command: Command) -> [Effect] {
    if let effects = performInSheet(command) { return effects }
    let depth = pages.count - 1
    if command == .earlierYears || command == .laterYears, let beside = pages[depth].beside {
      return turn(to: command == .earlierYears ? beside.earlier : beside.later)
    }
    if pages[depth].map != nil { return performOnMap(command) }
    let screens: [Command: Double] = [.pageDown: 1, .pageUp: -1, .halfPageDown: 0.5, .halfPageUp: -0.5]
    if let share = screens[command] {
      // A few lines stay in view, since a heading is stepped over with the blank line above it.
      let lines = Int(Double(max(1, viewport.detail - 4)) * share)
      pages[depth].move(byLines: lines, entryLines: viewport.entryLines)
      return []
    }
    if let change = Self.movement(command) {
      pages[depth].move(change)
      return []
    }
    if pages[depth].year != nil, command == .left || command == .right {
      // Where there is a chart with years, left and right move through them as they do in the trade pane.
      pages[depth].step(years: command == .left ? -1 : 1)
      return []
    }
    if command == .left || command == .right, let beside = pages[depth].beside {
      return turn(to: command == .left ? beside.earlier : beside.later)
    }
    switch command {
    case .left: return back()
    case .open, .right: return follow(pages[depth].selected)
    case .filter: return openPrompt(.pageFilter, pages[depth].filter)
    case .clearFilters:
      pages[depth].clearFilter()
      return []
    case .sort: return openSort()
    case .columnChart where isCounts: return closePage()
    default:
      if command == .nextPane || command == .previousPane,
        let effects = stepCounts(by: command == .nextPane ? 1 : -1)
      {
        return effects
      }
      if let effects = performOnChart(command) { return effects }
      message = Message(
        command.row?.context == .tables
          ? "That works on tables, such as the documents (\(keys.word(.sources)))"
          : "That works on the dashboard: \(keys.word(.back)) goes back to it")
      return []
    }
  }

  /// Whether the page in front counts visits.
  private var isCounts: Bool { if case .visitCounts? = pages.last?.subject { true } else { false } }

  private mutating func closePage() -> [Effect] {
    pages.removeLast()
    return []
  }

  /// Turns to the page beside the one in front, which takes its place.
  mutating func turn(to subject: DetailSubject?) -> [Effect] {
    guard let subject else {
      message = Message("Nothing further on record that way; \(keys.word(.back)) goes back")
      return []
    }
    pages[pages.count - 1].subject = subject
    return [ask(.detail(subject, asOf: asOf), .detail(pages.count - 1))]
  }

  private mutating func follow(_ entry: DetailEntry?) -> [Effect] {
    switch entry?.link {
    case .partner(let id)?: return push(.partner(id))
    case .visit(let id)?: return push(.visit(id))
    case .leader(let id)?: return push(.leader(id))
    case .address(let url)?: return [.openAddress(url)]
    case .source(let id)?: return push(.source(id))
    case .fact(let key)?: return push(.fact(key))
    case .row(let file, let line)?: return push(.row(file: file, line: line))
    case .claims(let partner, let year)?: return push(.claims(partner: partner, year: year))
    case .subject(let subject)?: return push(subject)
    case .comparedYear(let comparison, let year)?: return push(.comparedYear(comparison, year))
    case .beforeAfter(let choice)?: return push(.beforeAfter(choice))
    case .visits(let filter)?: return showVisits(filter)
    case nil:
      message = Message(
        entry?.notes.isEmpty == false
          ? "Nothing further to open; \(keys.word(.openSource)) opens the line's source"
          : "Nothing further to open here")
      return []
    }
  }

  /// Opens a page in front of the others.
  mutating func push(_ subject: DetailSubject) -> [Effect] {
    guard pages.last?.subject != subject else { return [] }
    guard pages.count < Self.mostPages else {
      message = Message(
        "\(Self.mostPages) pages are open on top of each other: \(keys.word(.close)) closes the one in front")
      return []
    }
    pages.append(DetailPage(subject, height: viewport.detail, depth: pages.count))
    return [ask(.detail(subject, asOf: asOf), .detail(pages.count - 1))]
  }

  private mutating func close() -> [Effect] {
    if pages.isEmpty { return [.quit] }
    pages.removeLast()
    return []
  }

  /// Peels one layer: page, zoom, the pane's filter. Never quits.
  private mutating func back() -> [Effect] {
    if let page = pages.last {
      if peelMap() { return [] }
      var isHeld = false
      changeSheet { isHeld = $0.letGo() }
      guard !isHeld else { return [] }
      if page.filter.isEmpty { pages.removeLast() } else { pages[pages.count - 1].clearFilter() }
      return []
    }
    if isZoomed {
      isZoomed = false
      return []
    }
    let effects = clearFilters()
    if effects.isEmpty && message == nil { message = Message("Nothing to go back to; \(keys.word(.close)) quits") }
    return effects
  }

  // MARK: Panes

  private mutating func performInPanes(_ command: Command) -> [Effect] {
    if let change = Self.movement(command) { return move(change, by: command) }
    switch command {
    case .partnersPane: return setFocus(.partners)
    case .timelinePane: return setFocus(.timeline)
    case .tradePane: return setFocus(.trade)
    case .nextPane: return setFocus(Pane(rawValue: focus.rawValue % 3 + 1) ?? .partners)
    case .previousPane: return setFocus(Pane(rawValue: (focus.rawValue + 1) % 3 + 1) ?? .partners)
    case .zoom: isZoomed.toggle()
    case .left, .right: return sideways(command)
    case .open: return open()
    case .filter: return editFilter()
    case .clearFilters: return clearFilters()
    case .sort: return openSort()
    case .facets: return openFacets()
    case .columns: return openColumns()
    case .columnChart: return openColumnChart()
    case .select, .selectRange, .explain:
      message = Message("That works on tables, such as the documents (\(keys.word(.sources)))")
    case .group:
      partners.cycleGrouping()
      message = Message("Partners grouped by \(partners.grouping == .none ? "nothing" : partners.grouping.rawValue)")
    default: return Self.tradeCommands.contains(command) ? performOnTrade(command) : performOnTimeline(command)
    }
    return []
  }

  mutating func performOnTimeline(_ command: Command) -> [Effect] {
    switch command {
    case .filterYear: return openPrompt(.years, timelineYears)
    case .filterLeader: return openLeaders()
    case .kind: return openKinds()
    case .follow:
      timeline.followsPartner.toggle()
      message = Message(timeline.followsPartner ? "Visits with the selected partner" : "Visits with all partners")
    case .direction: timeline.cycleDirection()
    case .earlierYears: timeline.moveBrush(start: -1, end: -1, from: brushStart)
    case .laterYears: timeline.moveBrush(start: 1, end: 1, from: brushStart)
    case .moreYears: timeline.moveBrush(start: -1, end: 0, from: brushStart)
    case .fewerYears: timeline.moveBrush(start: 1, end: 0, from: brushStart)
    default: return []
    }
    return [askForTimeline()]
  }

  /// Where a brush starts that is not there yet: the year of the selected visit.
  private var brushStart: Int { timeline.selected?.start.first?.year ?? asOf.year }

  private var timelineYears: String {
    guard let years = timeline.filter.years else { return "" }
    if let from = years.from, from == years.through { return String(from) }
    return "\(years.from.map(String.init) ?? "")..\(years.through.map(String.init) ?? "")"
  }

  mutating func setFocus(_ pane: Pane) -> [Effect] {
    focus = pane
    return []
  }

  private mutating func move(_ change: (inout ListCursor) -> Void, by command: Command) -> [Effect] {
    switch focus {
    case .partners:
      let before = partners.selectedID
      partners.move(change)
      return partners.selectedID == before ? [] : followSelection()
    case .timeline:
      timeline.move(change)
      return fillWindow()
    case .trade:
      guard let years = trade.years else { return [] }
      trade.cursor.setHeight(viewport.trade)
      change(&trade.cursor)
      trade.select(years.lowerBound + trade.cursor.selected)
      return []
    }
  }

  /// Left and right: through the years in the chart, out of and into rows elsewhere.
  private mutating func sideways(_ command: Command) -> [Effect] {
    if focus == .trade {
      trade.move(by: command == .left ? -1 : 1)
      return []
    }
    return command == .right ? open() : []
  }

  private mutating func open() -> [Effect] {
    switch focus {
    case .partners: return partners.selected.map { push(.partner($0.id)) } ?? []
    case .timeline: return timeline.selected.map { push(.visit($0.id)) } ?? []
    case .trade: return openYear()
    }
  }

  private mutating func clearFilters() -> [Effect] {
    switch focus {
    case .partners where !partners.filter.isEmpty:
      partners.setFilter(Filter())
      return followSelection()
    case .timeline where !timeline.filter.isEmpty || timeline.followsPartner:
      timeline.filter = Filter()
      timeline.followsPartner = false
      return [askForTimeline()]
    default: return []
    }
  }

  func copySelection() -> [Effect] {
    let text: String? =
      if let map = pages.last?.map {
        (map.selected?.row).map(CopyText.partner)
      } else if let page = pages.last {
        page.selected.map { entry in
          page.subject == .problems ? entry.plainText : CopyText.line(entry, of: page)
        }
      } else {
        switch focus {
        case .partners: partners.selected.map(CopyText.partner)
        case .timeline: timeline.selected.map { CopyText.visit($0, home: info.homeName) }
        case .trade: trade.current.map { CopyText.trade($0, report: trade.report, info: info) }
        }
      }
    return text.map { [.copy($0)] } ?? []
  }

  /// How a moving command changes a list, or nil when the command does not move.
  static func movement(_ command: Command) -> ((inout ListCursor) -> Void)? {
    switch command {
    case .up: { $0.move(by: -1) }
    case .down: { $0.move(by: 1) }
    case .pageUp: { $0.page(by: -1) }
    case .pageDown: { $0.page(by: 1) }
    case .halfPageUp: { $0.page(by: -0.5) }
    case .halfPageDown: { $0.page(by: 0.5) }
    case .first: { $0.select(0) }
    case .last: { $0.select($0.count - 1) }
    default: nil
    }
  }
}
