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

  package private(set) var sheet: Sheet
  package private(set) var arrangement: SheetArrangement
  /// Positions of all rows in the order of the sort: found once for every filter that follows.
  private var order: [Int] = []
  /// The rows' texts as free words search them, once somebody does.
  private var searched: [String] = []
  package private(set) var lines: [Line] = []
  /// How many rows the filter keeps.
  package private(set) var matching = 0
  package private(set) var cursor = ListCursor()
  /// The position of the column under the cursor among those that show.
  package private(set) var column = 0
  /// The room that the longest text of each column takes, in the order of the sheet's columns.
  package private(set) var widths: [Int] = []
  package internal(set) var selection = SheetSelection()
  /// Whether a chart of the column under the cursor stands above the rows.
  package private(set) var showsChart = false
  package private(set) var chart: Figure?
  /// Whether any row has a sign beside it.
  package private(set) var hasMarks = false
  /// The row that stays under the cursor while the sheet is set out otherwise.
  private var selectedID: String?

  package init(_ sheet: Sheet, height: Int) {
    self.sheet = sheet
    arrangement = SheetArrangement(of: sheet)
    cursor.setHeight(height)
    load(sheet)
  }

  /// Takes the rows as they are now, set out as those before.
  package mutating func load(_ sheet: Sheet) {
    self.sheet = sheet
    searched = []
    widths = Self.widths(sheet)
    hasMarks = sheet.rows.contains { $0.mark != nil }
    arrangement = arrangement.fitted(to: sheet)
    column = min(column, arrangement.columns.count - 1)
    sort()
  }

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
    arrange()
  }

  /// Sets the sheet out in a way that was kept.
  package mutating func setArrangement(_ arrangement: SheetArrangement) {
    let id = selectedColumn?.id
    self.arrangement = arrangement.fitted(to: sheet)
    column =
      id.flatMap { self.arrangement.columns.firstIndex(of: $0) } ?? min(column, self.arrangement.columns.count - 1)
    sort()
  }

  package mutating func sort(by key: SheetSort) {
    arrangement.sort(by: key)
    sort()
  }

  package mutating func sort(thenBy key: SheetSort) {
    arrangement.sort(thenBy: key)
    sort()
  }

  /// The order in which the sheet was first shown.
  package mutating func sortAsFirst() {
    arrangement.sort = sheet.sort
    sort()
  }

  /// Groups by the column under the cursor; no longer when the rows are grouped by it already.
  package mutating func toggleGroup() {
    guard let id = selectedColumn?.id else { return }
    arrangement.group = arrangement.group == id ? nil : id
    arrange()
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
    chart = showsChart ? selectedColumn.flatMap { SheetChart(self, of: $0).figure } : nil
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

  private mutating func sort() {
    order = SheetOrder.sorted(sheet, by: arrangement.sort)
    arrange()
  }

  /// Lays the lines out anew and keeps the row under the cursor, at the same height on the screen, where it still shows.
  private mutating func arrange() {
    let offset = cursor.selected - cursor.top
    let kept = kept()
    matching = kept.count
    lines = grouped(kept)
    cursor.setCount(lines.count)
    if let id = selectedID, let line = line(of: id) {
      cursor.place(line, below: offset)
    } else {
      selectFirst()
    }
    skipHeadings(forward: true)
    selectedID = selected?.id ?? selectedID
    selection.anchorLine = selection.anchor.flatMap(line)
    if showsChart { drawChart() }
  }

  /// Goes to the first row. What stands above it shows as well; where there is little room, its heading alone.
  private mutating func selectFirst() {
    let first = lines.firstIndex { if case .row = $0 { true } else { false } } ?? 0
    cursor.place(first, below: cursor.height >= 8 ? first : isHeading(first - 1) ? 1 : 0)
  }

  private func line(of id: String) -> Int? {
    lines.firstIndex { if case .row(let row) = $0 { sheet.rows[row].id == id } else { false } }
  }

  private mutating func kept() -> [Int] {
    guard !arrangement.filter.isEmpty else { return order }
    let filter = SheetFilter(sheet, arrangement.filter)
    if filter.needsWords, searched.isEmpty { searched = sheet.rows.map(SheetFilter.searchedText) }
    let hasTexts = !searched.isEmpty
    return order.filter { filter.keeps(sheet.rows[$0], searched: hasTexts ? searched[$0] : "") }
  }

  /// The rows under headings, the groups in the order of their values and what is missing last; notes where they belong.
  /// A filter that keeps nothing says so itself.
  private func grouped(_ kept: [Int]) -> [Line] {
    guard !kept.isEmpty || sheet.rows.isEmpty else { return [] }
    guard let id = arrangement.group, let index = sheet.index(of: id) else {
      return notes(.above) + kept.map(Line.row) + notesBelow(hasGroups: false)
    }
    let facets = SheetFacets(kept.map { sheet.rows[$0].cells[index] }, of: sheet.columns[index])
    let titles = facets.groups()
    var members: [String: [Int]] = [:]
    for row in kept { members[facets.group(sheet.rows[row].cells[index]), default: []].append(row) }
    let isDescending = arrangement.sort.first.map { $0.column == id && $0.isDescending } ?? false
    let isFirst = id == sheet.group
    let groups = (isDescending ? titles.reversed() : titles).map { ($0, members[$0] ?? []) }
      .sorted { !$0.0.isEmpty && $1.0.isEmpty }
      .flatMap { title, rows in
        [.heading(title.isEmpty ? "\(sheet.columns[index].title) not given" : facets.title(title), count: rows.count)]
          + rows.map(Line.row) + (isFirst ? notes(.endOf(title)) : [])
      }
    return notes(.above) + groups + notesBelow(hasGroups: isFirst)
  }

  // MARK: Counting

  /// The values of a column among the rows that the filter keeps; nil when there is no such column.
  package func facet(of column: String) -> Facet? {
    guard let index = sheet.index(of: column) else { return nil }
    return SheetFacets(shownRows.map { $0.cells[index] }, of: sheet.columns[index]).facet()
  }

  private static func widths(_ sheet: Sheet) -> [Int] {
    var widths = sheet.columns.map { $0.title.count + 1 }
    for row in sheet.rows {
      for (index, cell) in row.cells.enumerated() where widths[index] < sheet.columns[index].width.upperBound {
        widths[index] = max(widths[index], cell.room)
      }
    }
    return zip(widths, sheet.columns).map { min(max($0, $1.width.lowerBound), $1.width.upperBound) }
  }
}
