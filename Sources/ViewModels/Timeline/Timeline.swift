package import Diplomacy

/// The timeline of visits: a filter, a strip of years, and a window on the rows that it finds.
package struct Timeline: Hashable, Sendable {
  package var filter = Filter()
  /// Whether only visits with the selected partner show.
  package var followsPartner = false
  package var order = VisitQuery.Order.newestFirst
  package internal(set) var columns = ColumnChoice<VisitColumn>()
  /// The columns as they are configured, which show until the person chooses others.
  private var usualColumns = ColumnChoice<VisitColumn>()
  package private(set) var summary = VisitSummary()
  /// Rows around those that show, from the position `windowStart` on.
  package private(set) var window: [VisitRow] = []
  package private(set) var windowStart = 0
  package var cursor = ListCursor()
  package private(set) var isLoaded = false
  /// The visit that stays selected while filters change, if they keep it.
  package private(set) var selectedID: String?

  /// How many rows are to stand above the selected one when the next answer comes.
  private var heldOffset: Int?

  package init() {}

  /// How the timeline is when the program starts.
  mutating func begin(columns: ColumnChoice<VisitColumn>, order: VisitQuery.Order, filter: Filter) {
    self.columns = columns
    usualColumns = columns
    self.order = order
    self.filter = filter
  }

  /// What the person has chosen, and the selected row.
  var choices: ViewState.Visits {
    var choices = ViewState.Visits()
    choices.filter = filter
    choices.followsPartner = followsPartner
    choices.order = order
    choices.columns = columns == usualColumns ? nil : columns
    choices.selected = selectedID.map {
      ViewState.RowPlace($0, below: cursor.selected - cursor.top)
    }
    return choices
  }

  /// Puts choices back; the row is placed by the answer to the question that keeps it.
  mutating func restore(_ choices: ViewState.Visits) {
    filter = choices.filter
    followsPartner = choices.followsPartner
    order = choices.order
    columns = choices.columns ?? usualColumns
    guard let place = choices.selected else { return }
    selectedID = place.id
    heldOffset = place.below
  }

  /// The row at a position, if it is at hand.
  package func row(at position: Int) -> VisitRow? {
    let index = position - windowStart
    return window.indices.contains(index) ? window[index] : nil
  }

  /// The same without rows and place in them: what the strip of years and the counts are made of.
  package var withoutRows: Timeline {
    var rest = self
    rest.window = []
    rest.windowStart = 0
    rest.cursor = ListCursor()
    rest.selectedID = nil
    rest.heldOffset = nil
    return rest
  }

  package var selected: VisitRow? { row(at: cursor.selected) }

  /// Whether the rows that show and a page either side are at hand, so that the next page shows at once.
  package var hasPageAround: Bool {
    let wanted = positions(pagesAround: 1)
    return wanted.isEmpty || (row(at: wanted.lowerBound) != nil && row(at: wanted.upperBound - 1) != nil)
  }

  /// The positions worth having: more than must be at hand, so that not every row of a long way down asks anew.
  package var wanted: Range<Int> { positions(pagesAround: 3) }

  /// The positions of the rows that show and of so many pages either side.
  private func positions(pagesAround pages: Int) -> Range<Int> {
    let start = max(0, cursor.top - pages * cursor.height)
    return start..<max(start, min(cursor.count, cursor.top + (pages + 1) * cursor.height))
  }

  /// Takes the answer to a new query: the rows, how many there are, and where the selected visit now stands.
  package mutating func load(_ page: VisitPage) {
    summary = page.summary
    window = page.rows
    windowStart = page.start
    isLoaded = true
    let offset = heldOffset ?? cursor.selected - cursor.top
    heldOffset = nil
    cursor.setCount(page.summary.matching)
    if let position = page.position {
      cursor.place(position, below: offset)
    } else {
      cursor.select(0)
    }
    remember()
  }

  /// Takes more rows of the same query.
  package mutating func extend(_ page: TimelineWindow) {
    window = page.rows
    windowStart = page.start
    remember()
  }

  package mutating func move(_ change: (inout ListCursor) -> Void) {
    change(&cursor)
    remember()
  }

  private mutating func remember() {
    if let selected { selectedID = selected.id }
  }

  // MARK: Years

  /// The years of the strip: from the first to the last year with visits, and at least the brush.
  package var span: ClosedRange<Int>? {
    guard let first = summary.years.first?.year, let last = summary.years.last?.year else { return brush }
    guard let brush else { return first...last }
    return min(first, brush.lowerBound)...max(last, brush.upperBound)
  }

  /// The years that the filter keeps, closed at the ends of the strip where it is open; nil when it keeps all.
  package var brush: ClosedRange<Int>? {
    guard let years = filter.years else { return nil }
    let first = summary.years.first?.year
    let last = summary.years.last?.year
    let from = years.from ?? min(first ?? years.through ?? 0, years.through ?? Int.max)
    let through = years.through ?? max(last ?? from, from)
    return from...max(from, through)
  }

  package mutating func setYears(from: Int?, through: Int?) {
    guard from != nil || through != nil else {
      filter = filter.removing(.year)
      return
    }
    filter = filter.replacing(.year, with: .years(from: from, through: through))
  }

  /// Moves and resizes the brush by whole years within 1...9999; without one, starts at the given year.
  package mutating func moveBrush(start: Int, end: Int, from year: Int) {
    guard let brush else { return setYears(from: year, through: year) }
    let lower = min(max(1, brush.lowerBound + start), 9999)
    let upper = min(max(1, brush.upperBound + end), 9999)
    guard lower <= upper else { return }
    setYears(from: lower, through: upper)
  }

  // MARK: Direction and kind

  /// The direction that the filter keeps, or nil for both.
  package var direction: Direction? { filter.values(of: .direction).first.flatMap { Direction(word: $0) } }

  package mutating func cycleDirection() {
    switch direction {
    case nil: filter = filter.replacing(.direction, with: .field(.direction, ["out"]))
    case .outbound?: filter = filter.replacing(.direction, with: .field(.direction, ["in"]))
    case .inbound?: filter = filter.removing(.direction)
    }
  }
}

/// More rows of a query already counted.
package struct TimelineWindow: Hashable, Sendable {
  package var rows: [VisitRow]
  package var start: Int

  package init(rows: [VisitRow], start: Int) {
    self.rows = rows
    self.start = start
  }
}
