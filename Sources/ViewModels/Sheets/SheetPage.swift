package import Diplomacy

/// A sheet as a person sees it: set out in some way, with a row and a column under the cursor, and rows selected.
package struct SheetPage: Hashable, Sendable {
  /// A line of the list.
  package enum Line: Hashable, Sendable {
    /// A group and how many rows it has.
    case heading(String, count: Int)
    /// The position of a row in the sheet.
    case row(Int)
    /// The position of a note in the sheet.
    case note(Int)
  }

  /// How the rows lie, and the sheet that they are of.
  private(set) var outlay: SheetOutlay
  package private(set) var arrangement: SheetArrangement
  package private(set) var cursor = ListCursor()
  /// The position of the column under the cursor among those that show.
  package private(set) var column = 0
  package internal(set) var selection = SheetSelection()
  /// Whether a chart of the column under the cursor stands above the rows.
  package private(set) var showsChart = false
  /// Whether large sheets are set out by others, and what that waits for.
  let defersLarge: Bool
  var waiting: Waiting?
  /// The row that stays under the cursor while the sheet is set out otherwise.
  private var selectedID: String?

  /// - Parameter defersLarge: whether a large sheet waits for somebody to set it out; else that is done at once.
  package init(_ sheet: Sheet, height: Int, defersLarge: Bool = false) {
    self.defersLarge = defersLarge
    outlay = SheetOutlay(unread: sheet)
    arrangement = SheetArrangement(of: sheet)
    cursor.setHeight(height)
    load(sheet)
  }

  /// Takes the rows as they are now, set out as those before.
  package mutating func load(_ sheet: Sheet) {
    arrangement = arrangement.fitted(to: sheet)
    column = min(column, arrangement.columns.count - 1)
    setOut(sheet, known: nil)
  }

  // MARK: How it lies

  package var sheet: Sheet { outlay.sheet }
  package var lines: [Line] { outlay.lines }
  /// How many rows the filter keeps.
  package var matching: Int { outlay.matching }
  /// The room that the longest text of each column takes, in the order of the sheet's columns.
  package var widths: [Int] { outlay.widths }
  /// Whether any row has a sign beside it.
  package var hasMarks: Bool { outlay.hasMarks }
  package var chart: Figure? { outlay.chart }

  /// How the sheet is set out, without its filter; nil when that is as it was first shown.
  var choices: SheetArrangement? {
    var choices = arrangement
    choices.filter = Filter()
    return choices == SheetArrangement(of: sheet) ? nil : choices
  }

  // MARK: What is under the cursor

  package var selected: SheetRow? { rowIndex(at: cursor.selected).map { sheet.rows[$0] } }

  /// The columns that show.
  package var columns: [SheetColumn] {
    arrangement.columns.compactMap { sheet.index(of: $0).map { sheet.columns[$0] } }
  }

  package var selectedColumn: SheetColumn? {
    let columns = columns
    return columns.indices.contains(column) ? columns[column] : nil
  }

  package var selectedCell: SheetCell? {
    guard let row = selected, let index = selectedColumn.flatMap({ sheet.index(of: $0.id) }) else { return nil }
    return row.cells[index]
  }

  /// The chart above the rows: that of the column where it is asked for, else the sheet's own.
  package var figure: Figure? { chart ?? sheet.figure }

  /// The position in the sheet of the row at a line; nil at a heading or a note.
  package func rowIndex(at line: Int) -> Int? {
    guard lines.indices.contains(line), case .row(let index) = lines[line] else { return nil }
    return index
  }

  /// The rows that show, in their order.
  package var shownRows: [SheetRow] {
    lines.compactMap { if case .row(let index) = $0 { sheet.rows[index] } else { nil } }
  }

  // MARK: Moving

  /// Moves the cursor and steps over headings in the direction of travel, back again at the ends.
  package mutating func move(_ change: (inout ListCursor) -> Void) {
    let before = cursor.selected
    change(&cursor)
    skipHeadings(forward: cursor.selected >= before)
    selectedID = selected?.id ?? selectedID
  }

  package mutating func moveColumn(by columns: Int) { select(column: column + columns) }

  package mutating func select(column: Int) {
    self.column = min(max(0, column), max(0, arrangement.columns.count - 1))
    if showsChart { drawChart() }
  }

  private mutating func skipHeadings(forward: Bool) {
    cursor.step(over: isHeading, forward: forward)
    let line = cursor.selected
    // The heading above the first row of a list would otherwise stay scrolled out of sight.
    if line > 0, isHeading(line - 1), cursor.top == line { cursor.place(line, below: min(1, cursor.height - 1)) }
  }

  private func isHeading(_ line: Int) -> Bool {
    guard lines.indices.contains(line), case .heading = lines[line] else { return false }
    return true
  }

  // MARK: Setting out

  package mutating func setFilter(_ filter: Filter) {
    arrangement.filter = filter
    setOut()
  }

  /// Sets the sheet out in a way that was kept.
  package mutating func setArrangement(_ arrangement: SheetArrangement) {
    let id = selectedColumn?.id
    self.arrangement = arrangement.fitted(to: sheet)
    column =
      id.flatMap { self.arrangement.columns.firstIndex(of: $0) } ?? min(column, self.arrangement.columns.count - 1)
    setOut()
  }

  package mutating func sort(by key: SheetSort) {
    arrangement.sort(by: key)
    setOut()
  }

  package mutating func sort(thenBy key: SheetSort) {
    arrangement.sort(thenBy: key)
    setOut()
  }

  /// The order in which the sheet was first shown.
  package mutating func sortAsFirst() {
    arrangement.sort = sheet.sort
    setOut()
  }

  /// Groups by the column under the cursor; no longer when the rows are grouped by it already.
  package mutating func toggleGroup() {
    guard let id = selectedColumn?.id else { return }
    arrangement.group = arrangement.group == id ? nil : id
    setOut()
  }

  /// Shows a column at the end of the others, or hides it; the last one stays.
  package mutating func toggle(column id: String) {
    let current = selectedColumn?.id
    if let position = arrangement.columns.firstIndex(of: id) {
      guard arrangement.columns.count > 1 else { return }
      arrangement.columns.remove(at: position)
    } else if sheet.index(of: id) != nil {
      arrangement.columns.append(id)
    }
    select(column: current.flatMap { arrangement.columns.firstIndex(of: $0) } ?? column)
  }

  /// Moves a column among those that show, to the left or to the right.
  package mutating func move(column id: String, by places: Int) {
    guard let position = arrangement.columns.firstIndex(of: id),
      arrangement.columns.indices.contains(position + places)
    else { return }
    let current = selectedColumn?.id
    arrangement.columns.remove(at: position)
    arrangement.columns.insert(id, at: position + places)
    select(column: current.flatMap { arrangement.columns.firstIndex(of: $0) } ?? column)
  }

  package mutating func toggleChart() {
    showsChart.toggle()
    drawChart()
  }

  /// Goes to a column and shows the chart of it.
  mutating func showChart(of id: String) {
    arrangement.columns.firstIndex(of: id).map { select(column: $0) }
    showsChart = true
    drawChart()
  }

  private mutating func drawChart() {
    if showsChart { setOut() } else { outlay.chart = nil }
  }

  /// Tells how many lines the whole table has, with its headings and what is read out of the selected row.
  package mutating func setPageHeight(_ height: Int) {
    setHeight(max(1, height - 1 - readoutLines(in: height)))
  }

  /// How many lines of a table of a height are for the row under the cursor, written out below a rule.
  package func readoutLines(in height: Int) -> Int {
    sheet.readsOut ? height >= 18 ? 4 : height >= 12 ? 3 : 0 : 0
  }

  package mutating func setHeight(_ height: Int) {
    guard height != cursor.height else { return }
    cursor.setHeight(height)
    skipHeadings(forward: true)
  }

  /// Sets the rows out anew, of those that are read last.
  private mutating func setOut() {
    if let waiting { setOut(waiting.job.sheet, known: waiting.job.known) } else { setOut(sheet, known: outlay) }
  }

  private mutating func setOut(_ sheet: Sheet, known: SheetOutlay?) {
    let column = showsChart ? selectedColumn : nil
    let job = SheetJob(sheet, arrangement, chartOf: column, known: known)
    if defersLarge, sheet.rows.count > Self.mostAtOnce {
      waiting = Waiting(job: job, line: waiting?.line)
    } else {
      waiting = nil
      take(job.outlay {})
    }
  }

  /// Lays the lines out anew and keeps the row under the cursor, at the same height on the screen, where it still shows.
  mutating func take(_ outlay: SheetOutlay) {
    let offset = cursor.selected - cursor.top
    let note: Line? = selectedNote == nil ? nil : lines[cursor.selected]
    self.outlay = outlay
    cursor.setCount(lines.count)
    if let note, let line = lines.firstIndex(of: note) {
      cursor.place(line, below: offset)
    } else if let id = selectedID, let line = line(of: id) {
      cursor.place(line, below: offset)
    } else {
      selectFirst()
    }
    skipHeadings(forward: true)
    selectedID = selected?.id ?? selectedID
    selection.anchorLine = selection.anchor.flatMap(line)
  }

  /// Goes to the first row. What stands above it shows as well; where there is little room, its heading alone.
  private mutating func selectFirst() {
    let first = lines.firstIndex { if case .row = $0 { true } else { false } } ?? 0
    cursor.place(first, below: cursor.height >= 8 ? first : isHeading(first - 1) ? 1 : 0)
  }

  private func line(of id: String) -> Int? {
    lines.firstIndex { if case .row(let row) = $0 { sheet.rows[row].id == id } else { false } }
  }

  // MARK: Counting

  /// The values of a column among the rows that the filter keeps; nil when there is no such column.
  package func facet(of column: String) -> Facet? {
    facetJob(of: column)?.facet
  }
}
