internal import Diplomacy

/// The work of setting a sheet out, as a value: small sheets are set out at once, large ones beside the loop.
package struct SheetJob: Hashable, Sendable {
  package private(set) var sheet: Sheet
  package private(set) var arrangement: SheetArrangement
  /// The column whose chart stands above the rows.
  private var chartColumn: SheetColumn?
  /// What the same rows came to before: their widths, texts and, when the keys are the same, their order.
  private(set) var known: SheetOutlay?

  init(_ sheet: Sheet, _ arrangement: SheetArrangement, chartOf column: SheetColumn?, known: SheetOutlay?) {
    self.sheet = sheet
    self.arrangement = arrangement
    chartColumn = column
    self.known = known
  }

  /// Does the work.
  ///
  /// - Parameter check: called every few thousand rows; what it throws ends the work.
  package func outlay(_ check: () throws -> Void) rethrows -> SheetOutlay {
    try check()
    var outlay = known ?? SheetOutlay(measuring: sheet)
    if known == nil || outlay.sort != arrangement.sort {
      outlay.order = try SheetOrder.sorted(sheet, by: arrangement.sort, check)
      outlay.sort = arrangement.sort
    }
    let kept = try kept(&outlay, check)
    try check()
    outlay.matching = kept.count
    outlay.lines = grouped(kept)
    try check()
    outlay.chart = chartColumn.flatMap { column in
      guard let index = sheet.index(of: column.id) else { return nil }
      let cells = kept.map { sheet.rows[$0].cells[index] }
      return SheetChart(cells, of: column, title: sheet.crumb, filter: arrangement.filter).figure
    }
    return outlay
  }

  /// Positions of the rows that the filter keeps, in their order.
  private func kept(_ outlay: inout SheetOutlay, _ check: () throws -> Void) rethrows -> [Int] {
    guard !arrangement.filter.isEmpty else { return outlay.order }
    let filter = SheetFilter(sheet, arrangement.filter)
    if filter.needsWords, outlay.searched.isEmpty {
      outlay.searched = try sheet.rows.enumerated().map { index, row in
        if index.isMultiple(of: Self.step) { try check() }
        return SheetFilter.searchedText(row)
      }
    }
    let searched = outlay.searched
    return try outlay.order.enumerated().filter { index, row in
      if index.isMultiple(of: Self.step) { try check() }
      return filter.keeps(sheet.rows[row], searched: searched.isEmpty ? "" : searched[row])
    }.map(\.element)
  }

  /// After how many rows somebody is asked whether the work is still wanted.
  static let step = 2_048

  /// The rows under headings, the groups in the order of their values and what is missing last; notes where they belong.
  /// A filter that keeps nothing says so itself.
  private func grouped(_ kept: [Int]) -> [SheetPage.Line] {
    guard !kept.isEmpty || sheet.rows.isEmpty else { return [] }
    guard let id = arrangement.group, let index = sheet.index(of: id) else {
      return sheet.noteLines(.above) + kept.map(SheetPage.Line.row) + sheet.noteLinesBelow(hasGroups: false)
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
          + rows.map(SheetPage.Line.row) + (isFirst ? sheet.noteLines(.endOf(title)) : [])
      }
    return sheet.noteLines(.above) + groups + sheet.noteLinesBelow(hasGroups: isFirst)
  }
}

/// What setting a sheet out comes to.
package struct SheetOutlay: Hashable, Sendable {
  /// The sheet that the positions are about.
  package private(set) var sheet: Sheet
  /// The keys of the order, and positions of all rows in it: found once for every filter that follows.
  fileprivate(set) var sort: [SheetSort] = []
  fileprivate(set) var order: [Int] = []
  /// The rows' texts as free words search them, once somebody does.
  fileprivate(set) var searched: [String] = []
  package fileprivate(set) var lines: [SheetPage.Line] = []
  /// How many rows the filter keeps.
  package fileprivate(set) var matching = 0
  /// The room that the longest text of each column takes, in the order of the sheet's columns.
  package private(set) var widths: [Int]
  /// Whether any row has a sign beside it.
  package private(set) var hasMarks = false
  /// The chart of a column.
  package internal(set) var chart: Figure?

  /// A sheet of which nothing is known yet: no line shows.
  init(unread sheet: Sheet) {
    self.sheet = sheet
    widths = sheet.columns.map(\.width.lowerBound)
  }

  fileprivate init(measuring sheet: Sheet) {
    self.sheet = sheet
    var widths = sheet.columns.map { $0.title.count + 1 }
    for row in sheet.rows {
      hasMarks = hasMarks || row.mark != nil
      for (index, cell) in row.cells.enumerated() where widths[index] < sheet.columns[index].width.upperBound {
        widths[index] = max(widths[index], cell.room)
      }
    }
    self.widths = zip(widths, sheet.columns).map { min(max($0, $1.width.lowerBound), $1.width.upperBound) }
  }
}

/// Counting the values of a column among the rows that show, as a value.
package struct SheetFacetJob: Hashable, Sendable {
  private let outlay: SheetOutlay
  private let column: Int

  init(_ outlay: SheetOutlay, column: Int) {
    self.outlay = outlay
    self.column = column
  }

  /// The values with their counts.
  package var facet: Facet {
    let cells = outlay.lines.compactMap { line in
      if case .row(let row) = line { outlay.sheet.rows[row].cells[column] } else { nil }
    }
    return SheetFacets(cells, of: outlay.sheet.columns[column]).facet()
  }
}
