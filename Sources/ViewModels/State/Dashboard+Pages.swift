internal import Diplomacy

/// What commands do on a page.
extension Dashboard {
  mutating func performInPage(_ command: Command) -> [Effect] {
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

  mutating func close() -> [Effect] {
    if pages.isEmpty { return [.quit] }
    pages.removeLast()
    return []
  }

  /// Peels one layer: page, zoom, the pane's filter. Never quits.
  mutating func back() -> [Effect] {
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
}
