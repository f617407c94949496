package import Diplomacy

/// A page opened on top of the dashboard, with the lines that its filter keeps.
package struct DetailPage: Hashable, Sendable {
  package internal(set) var subject: DetailSubject
  /// What shows: the document, or the part of it that the filter keeps.
  package private(set) var document: DetailDocument?
  /// The whole document.
  package private(set) var whole: DetailDocument?
  /// Whether the store has answered; a nil document then means that nothing is known by the day.
  package private(set) var isLoaded = false
  /// The lines' texts as they are searched, once somebody searches.
  private var searched: [String] = []
  /// Words that every line shown has; blank for all lines.
  package private(set) var filter = ""
  package var cursor = ListCursor()
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

  /// A page as it was in a view.
  init(_ state: ViewState.Page, height: Int, depth: Int) {
    self.init(state.subject, height: height, depth: depth)
    filter = state.filter
    year = state.year
    heldRow = state.row
    heldMap = state.map
  }

  /// What the person has chosen, and the selected line.
  var choices: ViewState.Page {
    var state = ViewState.Page(subject)
    state.filter = filter
    state.row = heldRow ?? cursor.selected
    state.year = year
    state.map = heldMap ?? map?.choices ?? state.map
    return state
  }

  /// Puts choices about the same subject back.
  mutating func restore(_ state: ViewState.Page) {
    if filter != state.filter { setFilter(state.filter) }
    year = state.year
    heldRow = state.row
    heldMap = state.map
    guard isLoaded else { return }
    select(year: state.year)
    placeHeld()
  }

  /// Goes to the line, and to what is chosen on the map, that were held back until there is something to choose from.
  private mutating func placeHeld() {
    if let held = heldMap { map?.restore(held) }
    heldMap = nil
    guard let row = heldRow else { return }
    heldRow = nil
    move { $0.select(row) }
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
  package var figure: Figure? { whole?.figure }

  /// - Parameters:
  ///   - answer: the number of the answer that brings the content.
  ///   - day: the day that the content is as of.
  package mutating func load(_ content: PageContent?, answer: Int, asOf day: CalendarDay) {
    switch content {
    case .document(let document)?: whole = document
    case .map(let report)?:
      whole = DetailDocument(title: "Map", crumb: "map")
      map = map ?? MapPage(asOf: day)
      map?.load(report, asOf: day)
    case nil: whole = nil
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

  package mutating func setFilter(_ text: String) {
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

  package var selected: DetailEntry? {
    guard let entries = document?.entries, entries.indices.contains(cursor.selected) else { return nil }
    return entries[cursor.selected]
  }

  /// How many lines match, headings apart.
  package var matching: Int { map?.kept.count ?? Self.lines(document) }
  package var total: Int { map?.report.partners.count ?? Self.lines(whole) }

  private static func lines(_ document: DetailDocument?) -> Int {
    document?.entries.count { if case .heading = $0.content { false } else { true } } ?? 0
  }

  /// Moves the cursor and steps over headings in the direction of travel, back again at the ends.
  package mutating func move(_ change: (inout ListCursor) -> Void) {
    let before = cursor.selected
    change(&cursor)
    skipHeadings(forward: cursor.selected >= before)
    followCursor()
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
