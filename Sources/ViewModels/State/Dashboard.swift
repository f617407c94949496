package import Diplomacy
internal import DossierStore

/// All visible state as one value. It changes in one place, `apply`, which only changes values and names the effects
/// that the loop is to start.
package struct Dashboard: Hashable, Sendable {
  /// The day on which the program runs; an input, so that every screen can be replayed.
  package let today: CalendarDay
  /// What the person has configured.
  package let preferences: Preferences
  package private(set) var info: DossierInfo
  /// The day that everything is shown as of, when it is not today.
  package internal(set) var chosenDay: CalendarDay?
  package private(set) var overview = Overview()
  package internal(set) var partners = PartnerList()
  package internal(set) var timeline = Timeline()
  package internal(set) var trade = TradePane()
  package internal(set) var focus = Pane.partners
  /// Whether the focused pane has the whole screen.
  package internal(set) var isZoomed = false
  /// Pages opened on top of the dashboard, the last one in front.
  package internal(set) var pages: [DetailPage] = []
  /// The outlines of countries, once a map has been opened.
  package internal(set) var world = World.unread
  package internal(set) var overlay: Overlay?
  /// The comparison that was shown last, which the next one starts from.
  package internal(set) var comparison: Comparison?
  package internal(set) var message: Message?
  /// What is about to be written to a file.
  package internal(set) var exporting: Exporting?
  /// How reading the files goes, while they are being read.
  package private(set) var reading: ReadingPace?
  /// Whether reading the files was stopped before its end, and has not been taken up since.
  package private(set) var isReadingStopped = false
  package internal(set) var usesMouse = true
  package private(set) var viewport = Viewport()
  /// Whether the person asked for the files to be read, and is owed an answer.
  var isReloading = false
  /// How many problems there were before a reload, until the number after it is known.
  private var problemsBefore: Int?
  private var tickets: [Lane: Int] = [:]
  /// The rows and pages that are marked with letters.
  package internal(set) var marks = Marks()
  /// The saved views, as they were listed last.
  var savedViews: [SavedView] = []
  /// The changes of the view that can be undone, and the places that one has been to.
  var history = ViewHistory()
  var trail = Trail()
  /// The view before the prompt that is open was typed into.
  var stateBeforePrompt: ViewState?

  package init(
    info: DossierInfo, today: CalendarDay, asOf day: CalendarDay? = nil, preferences: Preferences = Preferences()
  ) {
    self.info = info
    self.today = today
    self.preferences = preferences
    chosenDay = day
    usesMouse = preferences.usesMouse
    partners.begin(
      columns: preferences.partnerColumns, order: preferences.partnerOrder, grouping: preferences.partnerGrouping,
      filter: preferences.partnerFilter)
    timeline.begin(
      columns: preferences.visitColumns, order: preferences.visitOrder, filter: preferences.visitFilter)
    // A visit that a kept view puts some rows below the top needs them.
    timeline.cursor.setHeight(viewport.timeline)
  }

  /// The keys in force, for sentences that name one.
  package var keys: KeyBindings { preferences.keys }

  /// The day that everything is shown as of.
  package var asOf: CalendarDay { chosenDay ?? today }

  /// The query behind the timeline as it stands.
  package var visitQuery: VisitQuery {
    VisitQuery(
      filter: timeline.filter, partner: timeline.followsPartner ? partners.selectedID : nil, asOf: asOf,
      order: timeline.order)
  }

  /// Asks for everything that the dashboard shows: at the start, after a reload, and when the as-of date changes.
  package mutating func askForEverything() -> [Effect] {
    var effects = [ask(.partners(asOf: asOf), .partners), askForTimeline()]
    // Whatever is under way of the old state would be taken for the new.
    trade.forgetStanding()
    forget(.tradeContext)
    forget(.tradeStanding)
    if let partner = partners.selectedID { effects.append(askForTrade(with: partner)) }
    for depth in pages.indices { effects.append(ask(.detail(pages[depth].subject, asOf: asOf), .detail(depth))) }
    return effects + readOutlines()
  }

  /// Asks for the timeline as its filter now stands. The chart's crosshair goes along when the filter is one year.
  mutating func askForTimeline() -> Effect {
    if trade.period != nil { trade.show(timeline.brush) }
    if let brush = timeline.brush, brush.count == 1 { trade.select(brush.lowerBound) }
    return ask(.timeline(visitQuery, keeping: timeline.selectedID, height: viewport.timeline), .timeline)
  }

  /// Asks a question; the answer to an older one in the same lane will be dropped.
  mutating func ask(_ question: Question, _ lane: Lane) -> Effect {
    let number = (tickets[lane] ?? 0) + 1
    tickets[lane] = number
    return .ask(question, Ticket(lane: lane, number: number))
  }

  /// Whatever is still to be answered in a lane is no longer wanted.
  mutating func forget(_ lane: Lane) { tickets[lane, default: 0] += 1 }

  /// Whether an answer with this ticket is still awaited.
  package func isCurrent(_ ticket: Ticket) -> Bool { tickets[ticket.lane] == ticket.number }

  /// The one place where state changes.
  package mutating func apply(_ action: Action) -> [Effect] {
    let effects = react(to: action)
    return effects + followTimelineOnMaps() + askForTables()
  }

  private mutating func react(to action: Action) -> [Effect] {
    switch action {
    case .command(let command):
      message = nil
      // Moving changes no choice, and is what must be quickest.
      if overlay == nil, Self.movement(command) != nil { return perform(command) }
      return remembering { $0.perform(command) }
    case .edit(let edit):
      message = nil
      return remembering { $0.type(edit) }
    case .pointer(let pointer): return remembering { $0.point(pointer) }
    case .viewport(let viewport): return arrange(viewport)
    case .answered(let ticket, let answer): return isCurrent(ticket) ? take(answer, ticket) : []
    case .indexing, .indexedInPart, .indexed, .indexStopped, .indexFailed: return takeNews(action)
    case .outlines(let world):
      self.world = world
      if case .missing(let text) = world { message = Message(text, kind: .warning) }
      return []
    case .message(let message):
      self.message = message
      return []
    case .marks(let marks):
      self.marks = marks
      return []
    case .views(let views):
      fillViews(views)
      return []
    case .fileExists(let name):
      askToReplace(name)
      return []
    }
  }

  /// How reading the files goes, and how it ended.
  private mutating func takeNews(_ action: Action) -> [Effect] {
    switch action {
    case .indexing(let progress, let time):
      isReadingStopped = false
      if reading == nil { reading = ReadingPace(progress, at: time) } else { reading?.advance(to: progress, at: time) }
      return []
    case .indexedInPart: return askForEverything()
    case .indexed(let changed):
      reading = nil
      isReadingStopped = false
      if isReloading {
        message = Message(changed ? "Read what had changed in the files" : "Nothing has changed in the files")
        isReloading = false
        problemsBefore = changed ? overview.errors + overview.warnings : nil
      }
      return changed ? askForEverything() : []
    case .indexStopped:
      reading = nil
      isReadingStopped = true
      isReloading = false
      message = Message("Stopped: what shows is what had been read; \(keys.word(.reload)) goes on", kind: .warning)
      return askForEverything()
    case .indexFailed(let text):
      reading = nil
      isReloading = false
      message = Message(text, kind: .error)
      return []
    default: return []
    }
  }

  private mutating func arrange(_ viewport: Viewport) -> [Effect] {
    guard viewport != self.viewport else { return [] }
    self.viewport = viewport
    partners.move { $0.setHeight(viewport.partners) }
    timeline.move { $0.setHeight(viewport.timeline) }
    trade.cursor.setHeight(viewport.trade)
    if case .picker(var picker) = overlay {
      picker.cursor.setHeight(viewport.overlay)
      overlay = .picker(picker)
    }
    for index in pages.indices { pages[index].setHeight(viewport.detail) }
    refillColumns()
    return fillWindow()
  }

  /// Asks for rows of the timeline before they are missed.
  mutating func fillWindow() -> [Effect] {
    guard timeline.isLoaded, !timeline.hasPageAround else { return [] }
    return [ask(.window(visitQuery, timeline.wanted), .window)]
  }

  private mutating func take(_ answer: Answer, _ ticket: Ticket) -> [Effect] {
    switch answer {
    case .partners(let rows, let overview, let info):
      self.overview = overview
      tellNewProblems()
      self.info = info
      return takePartners(rows)
    case .timeline(let page):
      timeline.load(page)
      return fillWindow()
    case .window(let window): timeline.extend(window)
    case .leaders(let leaders): fillLeaders(leaders)
    case .present(let facts): fillMarks(present: facts)
    case .names(let names, let field, let typed): fillNames(names, field, like: typed)
    case .facet(let facet): fillFacet(facet)
    case .setOut(let outlay): onTable(of: ticket) { $0.take(outlay, from: ticket.number) }
    case .takesTime: onTable(of: ticket) { $0.tellSlow(ticket.number) }
    case .copied(let text): return [.copy(text)]
    case .trade(let report):
      trade.load(report)
      return askForMoreTrade()
    case .tradeContext(let context): trade.load(context)
    case .tradeStanding(let standing): trade.load(standing)
    case .tradeSeries(let series): fillSeries(series)
    case .turningPoints(let points): fillTurningPoints(points)
    case .detail(let content):
      if case .detail(let depth) = ticket.lane, pages.indices.contains(depth) {
        pages[depth].load(configured(content, pages[depth].subject), answer: ticket.number, asOf: asOf)
      }
    case .address(let url):
      guard let url else {
        message = Message("No source of this line has an address on record; \(keys.word(.claims)) shows its sources")
        return []
      }
      return [.openAddress(url)]
    case .failed(let text): message = Message(text, kind: .error)
    }
    return []
  }

  /// A table with the columns that the person has configured for it.
  private func configured(_ content: PageContent?, _ subject: DetailSubject) -> PageContent? {
    guard case .sheet(var sheet)? = content, let table = subject.table else { return content }
    sheet.configuredColumns = preferences.tableColumns[table]
    return .sheet(sheet)
  }

  /// Says after a reload whether the files have more problems or fewer than before.
  private mutating func tellNewProblems() {
    guard let before = problemsBefore else { return }
    problemsBefore = nil
    let change = overview.errors + overview.warnings - before
    guard change != 0 else { return }
    let count = "\(abs(change)) problem\(abs(change) == 1 ? "" : "s")"
    message = Message(
      "Read what had changed in the files: \(count) \(change > 0 ? "more; \(keys.word(.problems)) lists them" : "fewer")",
      kind: change > 0 ? .warning : .information)
  }

  private mutating func takePartners(_ rows: [PartnerRow]) -> [Effect] {
    let before = partners.selectedID
    partners.load(rows)
    if let missed = partners.missed {
      message = Message("There is no partner “\(missed)”; \(keys.word(.filter)) searches the list", kind: .warning)
    }
    return partners.selectedID == before ? [] : followSelection()
  }

  /// What must be asked when another partner is selected.
  mutating func followSelection() -> [Effect] {
    guard let partner = partners.selectedID else { return [] }
    var effects = [askForTrade(with: partner)]
    if timeline.followsPartner { effects.append(askForTimeline()) }
    return effects
  }
}

extension Dashboard {
  /// What to say where a list is empty because files have not been read yet; nil when they have.
  package var unread: [String]? {
    if reading != nil { return ["The files are being read.", "What they hold shows when they have been."] }
    return isReadingStopped ? ["Reading the files was stopped.", "\(keys.word(.reload)) goes on."] : nil
  }

  /// Whether what the first picture is for has been answered: the lists, or the page that covers them. The chart of the
  /// selected partner may come some milliseconds later; waiting for it would hold up the rest.
  package var hasFirstAnswers: Bool {
    partners.isLoaded && timeline.isLoaded && (pages.last?.isLoaded ?? true)
  }
}

extension Dashboard {
  /// Starts with a filter on the visits and a partner selected, as the command line asks.
  package mutating func begin(filter: Filter?, partner: String?) {
    if let filter {
      timeline.filter = filter
      timeline.followsPartner = false
    }
    if let partner { partners.prefer(partner) }
  }

  /// Starts as of a day, today when nil.
  package mutating func begin(asOf day: CalendarDay?) {
    chosenDay = day
  }
}
