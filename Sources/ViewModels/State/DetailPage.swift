package import Diplomacy

/// A page opened on top of the dashboard, with the lines that its filter keeps.
package struct DetailPage: Hashable, Sendable {
  package internal(set) var subject: DetailSubject
  /// What shows: the document, or the part of it that the filter keeps.
  package private(set) var document: DetailDocument?
  /// The whole document.
  package private(set) var whole: DetailDocument?
  /// The table that shows in place of lines.
  package internal(set) var sheet: SheetPage?
  /// Whether the store has answered; a nil document then means that nothing is known by the day.
  package private(set) var isLoaded = false
  /// The lines' texts as they are searched, once somebody searches.
  private var searched: [String] = []
  /// Words that every line shown has; blank for all lines.
  package private(set) var filter = ""
  /// The line under the cursor; of a table, its own.
  package private(set) var cursor = ListCursor()
  /// Changes with everything that changes the lines.
  package private(set) var revision: Revision

  /// Tells one state of a page's lines from another: where it lies in the stack, which answer it shows, how often its
  /// filter has changed.
  package struct Revision: Hashable, Sendable {
    var depth: Int
    var answer: Int
    var filters: Int
  }

  /// The most lines that a page shows; what is beyond is counted, and found with a filter.
  static let limit = 2_000

  /// The line to select when the lines come.
  private var heldRow: Int?
  /// What is to be chosen on the map when it comes.
  private var heldMap: ViewState.Map?
  /// How the table is to be set out when it comes, and by what filter.
  private var heldTable: SheetArrangement?
  private var heldFilter: String?
  /// The column whose chart is to stand above the table when it comes.
  private var heldChart: String?

  /// A page as it was in a view.
  init(_ state: ViewState.Page, height: Int, depth: Int) {
    self.init(state.subject, height: height, depth: depth)
    filter = state.filter
    year = state.year
    heldRow = state.row
    heldMap = state.map
    heldTable = state.table
    heldFilter = state.filter
  }

  /// What the person has chosen, and the selected line.
  var choices: ViewState.Page {
    var state = ViewState.Page(subject)
    state.filter = filter
    state.row = heldRow ?? sheet?.line ?? cursor.selected
    state.year = year
    state.map = heldMap ?? map?.choices ?? state.map
    state.table = heldTable ?? sheet?.choices
    return state
  }

  /// Puts choices about the same subject back.
  mutating func restore(_ state: ViewState.Page) {
    if sheet == nil, filter != state.filter { setWords(state.filter) }
    year = state.year
    heldRow = state.row
    heldMap = state.map
    heldTable = state.table
    heldFilter = state.filter
    guard isLoaded else { return }
    select(year: state.year)
    placeHeld()
  }

  /// Sets the table out in a way as soon as it comes.
  ///
  /// - Parameter column: the column whose chart is to stand above it; nil for none.
  mutating func setOut(_ table: SheetArrangement, chartOf column: String? = nil) {
    heldTable = table
    heldFilter = table.filter.description
    heldChart = column
  }

  /// Goes to the line, and to what is chosen on the map, that were held back until there is something to choose from.
  private mutating func placeHeld() {
    if let held = heldMap { map?.restore(held) }
    heldMap = nil
    placeHeldTable()
    guard let row = heldRow else { return }
    heldRow = nil
    if sheet == nil { move { $0.select(row) } } else { sheet?.go(toLine: row) }
  }

  /// Sets the table out as it was; a filter that it does not understand any more is dropped.
  private mutating func placeHeldTable() {
    defer { (heldTable, heldFilter) = (nil, nil) }
    guard let held = heldFilter, let sheet else { return }
    self.sheet?.setArrangement(heldTable ?? SheetArrangement(of: sheet.sheet))
    let kept = try? Filter(parsing: held, for: sheet.sheet.vocabulary)
    setFilter(kept ?? Filter())
    guard let column = heldChart else { return }
    heldChart = nil
    self.sheet?.showChart(of: column)
  }

  package init(_ subject: DetailSubject, height: Int, depth: Int) {
    self.subject = subject
    revision = Revision(depth: depth, answer: 0, filters: 0)
    cursor.setHeight(height)
  }

  /// The year of the chart above the lines that its readout tells of; nil without such a chart.
  package private(set) var year: Int?

  /// The map, on a page that is one.
  package internal(set) var map: MapPage?

  /// The chart above the lines.
  package var figure: Figure? { sheet == nil ? whole?.figure : sheet?.figure }

  /// The pages before and after this one in a row of such, as of years; nil where it is in none.
  var beside: (earlier: DetailSubject?, later: DetailSubject?)? {
    let beside =
      sheet.map { ($0.sheet.earlier, $0.sheet.later) } ?? whole.map { ($0.earlier, $0.later) } ?? (nil, nil)
    return beside.0 == nil && beside.1 == nil ? nil : beside
  }

  /// The page in a few words, for the breadcrumb; nil while it is not known.
  package var crumb: String? { sheet?.sheet.crumb ?? document?.crumb }

  /// - Parameters:
  ///   - answer: the number of the answer that brings the content.
  ///   - day: the day that the content is as of.
  package mutating func load(_ content: PageContent?, answer: Int, asOf day: CalendarDay) {
    switch content {
    case .document(let document)?:
      whole = document
      sheet = nil
    case .sheet(let table)?:
      whole = nil
      if sheet == nil {
        sheet = SheetPage(table, height: max(1, cursor.height - 1), defersLarge: true)
      } else {
        sheet?.load(table)
      }
      sheet?.setPageHeight(cursor.height)
    case .map(let report)?:
      whole = DetailDocument(title: "Map", crumb: "map")
      sheet = nil
      map = map ?? MapPage(asOf: day)
      map?.load(report, asOf: day)
    case nil:
      whole = nil
      sheet = nil
    }
    select(year: year)
    revision.answer = answer
    searched = []
    isLoaded = true
    if !filter.isEmpty { searchable() }
    arrange()
    placeHeld()
  }

  /// Moves the chart's crosshair to a year, as near as the chart has it; to its last year when none is named.
  package mutating func select(year wanted: Int?) {
    guard case .years(let plot)? = figure?.plot else {
      year = nil
      return
    }
    year = min(max(wanted ?? plot.years.upperBound, plot.years.lowerBound), plot.years.upperBound)
  }

  /// Moves the crosshair by some years, and the cursor with it when that stands on the line of a year.
  mutating func step(years: Int) {
    guard let year else { return }
    select(year: year + years)
    guard case .comparedYear? = selected?.link, let wanted = self.year else { return }
    let line = document?.entries.firstIndex { entry in
      if case .comparedYear(_, let year)? = entry.link { year == wanted } else { false }
    }
    if let line { cursor.select(line) }
  }

  /// The crosshair goes where the cursor is, when that stands on the line of a year.
  private mutating func followCursor() {
    if case .comparedYear(_, let year)? = selected?.link { select(year: year) }
  }

  /// The crosshair goes to the year of the row under the cursor, when that is of one year and the chart is the table's own.
  private mutating func followRow() {
    guard let sheet, sheet.chart == nil, let years = sheet.selected?.years.first, years.count == 1 else { return }
    select(year: years.lowerBound)
  }

  /// Keeps the lines that have every word, or of a table the rows that a filter in the grammar keeps.
  ///
  /// - Throws: `FilterError` with the place of the mistake; lines of a document take any words.
  package mutating func setFilter(_ text: String) throws(FilterError) {
    if let sheet {
      self.sheet?.setFilter(try Filter(parsing: text, for: sheet.sheet.vocabulary))
      filter = self.sheet?.arrangement.filter.description ?? ""
    } else {
      setWords(text)
    }
  }

  /// Shows every line or row again.
  package mutating func clearFilter() {
    if sheet == nil { setWords("") } else { setFilter(Filter()) }
  }

  /// Keeps the rows of a table that a filter keeps.
  package mutating func setFilter(_ filter: Filter) {
    sheet?.setFilter(filter)
    self.filter = filter.description
  }

  private mutating func setWords(_ text: String) {
    filter = text
    revision.filters += 1
    searchable()
    arrange()
    cursor.select(0)
    skipHeadings(forward: true)
  }

  /// Makes the lines ready to be searched.
  private mutating func searchable() {
    if searched.isEmpty { searched = whole?.entries.map { SearchText.fold($0.plainText) } ?? [] }
  }

  private mutating func arrange() {
    document = whole.map { whole in
      var shown = whole
      shown.entries = filter.isEmpty ? whole.entries : kept(whole.entries)
      shown.highlights += filter.split(separator: " ").map { SearchText.fold($0) }.filter { !$0.contains(":") }
      // What a filter keeps stands in one column: the other may have lost all of its lines.
      if !filter.isEmpty { shown.secondColumn = nil }
      if shown.entries.count > Self.limit {
        let left = shown.entries.count - Self.limit
        shown.entries =
          Array(shown.entries.prefix(Self.limit)) + [
            DetailEntry(.text("and \(grouped(left)) more; the filter narrows them"))
          ]
      }
      return shown
    }
    cursor.setCount(document?.entries.count ?? 0)
    if let sheet { filter = sheet.arrangement.filter.description }
    skipHeadings(forward: true)
  }

  /// The words of the page's lines that begin as typed, the most frequent first, as the filter takes them.
  func words(like typed: String) -> [String] {
    let wanted = SearchText.fold(typed)
    var counts: [String: Int] = [:]
    for entry in whole?.entries ?? [] {
      for word in SearchText.fold(entry.plainText).split(whereSeparator: {
        !$0.isLetter && !$0.isNumber
      })
      where word.hasPrefix(wanted) && word != wanted {
        counts[String(word), default: 0] += 1
      }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(8).map(\.key)
  }

  /// The entries that have every word, each under its heading.
  ///
  /// `has:conflict` and `confidence:low` keep lines with their marks; a word with an accent must stand there as typed.
  private func kept(_ entries: [DetailEntry]) -> [DetailEntry] {
    let words = filter.split(separator: " ").map(String.init)
    var kept: [DetailEntry] = []
    var heading: DetailEntry?
    for (entry, text) in zip(entries, searched) {
      if case .heading = entry.content {
        heading = entry
      } else if words.allSatisfy({ Self.has($0, entry, text) }) {
        if let heading { kept.append(heading) }
        heading = nil
        kept.append(entry)
      }
    }
    return kept
  }

  private static func has(_ word: String, _ entry: DetailEntry, _ folded: String) -> Bool {
    switch word {
    case "has:conflict": entry.mark == .disputed || folded.contains("≠")
    case "confidence:low": entry.mark == .doubtful || folded.contains("low confidence")
    case _ where SearchText.hasAccent(word): entry.plainText.lowercased().contains(word.lowercased())
    default: folded.contains(SearchText.fold(word))
    }
  }

  /// Whether the page shows one row or one document, so that its lines have no page of their own.
  var isAboutOneRow: Bool {
    switch subject {
    case .fact, .row, .source: true
    default: false
    }
  }

  /// The line under the cursor; of a table, what a line would say of the row.
  package var selected: DetailEntry? {
    if let sheet {
      if let note = sheet.selectedNote { return DetailEntry(.text(note.text), link: note.link) }
      return sheet.selected.map { DetailEntry(.text(sheet.words(of: $0)), link: $0.link, fact: $0.fact) }
    }
    guard let entries = document?.entries, entries.indices.contains(cursor.selected) else { return nil }
    return entries[cursor.selected]
  }

  /// How many lines match, headings apart.
  package var matching: Int { map?.kept.count ?? sheet?.matching ?? Self.lines(document) }
  package var total: Int { map?.report.partners.count ?? sheet?.sheet.rows.count ?? Self.lines(whole) }

  private static func lines(_ document: DetailDocument?) -> Int {
    document?.entries.count { if case .heading = $0.content { false } else { true } } ?? 0
  }

  /// Moves the cursor and steps over headings in the direction of travel, back again at the ends.
  package mutating func move(_ change: (inout ListCursor) -> Void) {
    if sheet != nil {
      sheet?.move(change)
      followRow()
      return
    }
    let before = cursor.selected
    change(&cursor)
    skipHeadings(forward: cursor.selected >= before)
    followCursor()
  }

  /// Tells how many lines show; of a table, some of them are for headings.
  package mutating func setHeight(_ height: Int) {
    cursor.setHeight(height)
    sheet?.setPageHeight(height)
  }

  /// Moves by so many lines of the screen, so that a page down shows what comes next and leaves nothing out.
  package mutating func move(byLines lines: Int, entryLines: [Int]) {
    let step = lines < 0 ? -1 : 1
    var left = abs(lines)
    var entry = cursor.selected
    while left > 0, entryLines.indices.contains(entry + step), entryLines.indices.contains(entry) {
      left -= entryLines[step > 0 ? entry : entry - 1]
      entry += step
    }
    move { $0.select(entry) }
  }

  private mutating func skipHeadings(forward: Bool) {
    guard let entries = document?.entries else { return }
    cursor.step(
      over: { if case .heading = entries[$0].content { true } else { false } }, forward: forward)
  }
}
