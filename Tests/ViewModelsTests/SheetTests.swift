import Diplomacy
import DossierStore
import Exchange
import Testing
import TestSupport

@testable import ViewModels

@Suite("Tables that are sorted, grouped, filtered and counted")
struct SheetTests {
  /// A sheet with a column of each kind, and cells missing here and there.
  private static func sheet(_ chance: inout Chance, rows: Int) throws -> Sheet {
    let names = ["Đặng", "Dang", "Ánh", "an, b", "x:y", "\"quoted\"", "Zoë", "-minus", "=equal", "two words", "中国"]
    let dates = ["2019", "2019-05", "2019-05-03", "2020-11-28/2021-02-03", "2023~", "201X"]
    let columns = [
      SheetColumn("name", "name"), SheetColumn("size", "size", .number), SheetColumn("amount", "amount", .money),
      SheetColumn("day", "day", .date), SheetColumn("held", "held", .flag), SheetColumn("tags", "tags", .list),
      SheetColumn("state", "state", field: .kind),
    ]
    let parsed = try dates.map { try PartialDate(parsing: $0) }
    let made = (0..<rows).map { number -> SheetRow in
      let cells: [SheetCell] = [
        .text(chance.pick(names)), .number(chance.number(-50...200)), .money(chance.number(0...9) * 1_234_567),
        .date(chance.pick(parsed)), .flag(chance.number(0...1) == 1),
        .list((0..<chance.number(0...3)).map { _ in chance.pick(names) }),
        .text(chance.pick(["treaty", "mou", "other one"])),
      ]
      return SheetRow(
        id: "r\(number)", cells: cells.map { chance.number(0...5) == 0 ? .missing : $0 },
        evidence: Evidence(sources: ["vna"], confidence: .high, note: ""))
    }
    return Sheet(title: "Test", explanation: "", columns: columns, rows: made, emptyWords: [])
  }

  private static func key(_ row: SheetRow, _ column: Int) -> SortKey { SortKey(row.cells[column]) }

  @Test("Sorting keeps every row, puts what is missing last and leaves equals in their order", arguments: 1...8)
  func sorting(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let sheet = try Self.sheet(&chance, rows: 200)
    for (index, column) in sheet.columns.enumerated() {
      for isDescending in [false, true] {
        let order = SheetOrder.sorted(sheet, by: [SheetSort(column.id, isDescending: isDescending)], {})
        #expect(order.sorted() == Array(sheet.rows.indices))
        for (left, right) in zip(order, order.dropFirst()) {
          let (a, b) = (Self.key(sheet.rows[left], index), Self.key(sheet.rows[right], index))
          if a.isMissing || b.isMissing {
            #expect(b.isMissing, "what is missing comes last")
            if a.isMissing { #expect(left < right) }
          } else if a == b {
            #expect(left < right, "equals keep their order")
          } else {
            #expect(isDescending ? a > b : a < b)
          }
        }
      }
    }
  }

  @Test("A second key orders what the first leaves equal")
  func secondKey() throws {
    var chance = Chance(seed: 5)
    let sheet = try Self.sheet(&chance, rows: 150)
    let order = SheetOrder.sorted(sheet, by: [SheetSort("state"), SheetSort("size", isDescending: true)], {})
    for (left, right) in zip(order, order.dropFirst())
    where Self.key(sheet.rows[left], 6) == Self.key(sheet.rows[right], 6) {
      let (a, b) = (Self.key(sheet.rows[left], 1), Self.key(sheet.rows[right], 1))
      #expect(b.isMissing || a >= b)
    }
  }

  @Test("Đ and accents sort under the plain letter")
  func accents() {
    let keys = ["Zoë", "Đặng", "anh", "Dang", "Ánh"].map { SortKey(.text($0)) }.sorted()
    #expect(keys == [.text("anh"), .text("anh"), .text("dang"), .text("dang"), .text("zoe")])
  }

  @Test("Choosing a value of a facet keeps as many rows as it counted", arguments: 1...6)
  func facetsAgree(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let sheet = try Self.sheet(&chance, rows: 120)
    for column in sheet.columns {
      let page = SheetPage(sheet, height: 10)
      let facet = try #require(page.facet(of: column.id))
      #expect(facet.total == 120)
      for value in facet.all {
        var narrowed = page
        narrowed.setFilter(Filter().adding(value.term))
        #expect(narrowed.matching == value.count, "\(value.term)")
        // What the term says is read back as the same term.
        let read = try Filter(parsing: value.term.description, for: sheet.vocabulary)
        #expect(read.terms == [value.term], "\(value.term)")
      }
      if column.kind != .list, column.kind != .date {
        #expect(facet.all.reduce(0) { $0 + $1.count } == 120)
      }
    }
  }

  @Test("Groups hold every row once, each under its heading", arguments: 0..<7)
  func groups(column: Int) throws {
    var chance = Chance(seed: 9)
    let sheet = try Self.sheet(&chance, rows: 100)
    var page = SheetPage(sheet, height: 12)
    page.select(column: column)
    page.toggleGroup()
    var left = 0
    var seen: Set<Int> = []
    for line in page.lines {
      switch line {
      case .heading(_, let count):
        #expect(left == 0)
        left = count
      case .row(let index):
        left -= 1
        let isNew = seen.insert(index).inserted
        #expect(isNew)
      case .note: Issue.record("there is no note")
      }
    }
    #expect(left == 0 && seen.count == 100)
    #expect(page.selected != nil, "the cursor stands on a row and not on a heading")
  }

  @Test("What is selected stays selected while the sheet is sorted, filtered and read again", arguments: 1...4)
  func selection(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let sheet = try Self.sheet(&chance, rows: 60)
    var page = SheetPage(sheet, height: 8)
    for _ in 0..<5 {
      page.move { $0.move(by: chance.number(0...9)) }
      page.toggleSelection()
    }
    page.toggleRange()
    page.move { $0.move(by: -3) }
    page.toggleRange()
    let chosen = Set(page.chosenRows.map(\.id))
    #expect(chosen.count == page.selectedCount)
    page.sort(by: SheetSort("size", isDescending: true))
    #expect(Set(page.chosenRows.map(\.id)) == chosen)
    page.setFilter(try Filter(parsing: "held:yes", for: sheet.vocabulary))
    #expect(page.selectedCount == chosen.count)
    #expect(page.selectedCount > 0 && Set(page.chosenRows.map(\.id)).isSubset(of: chosen))
    page.setFilter(Filter())
    page.load(sheet)
    #expect(Set(page.chosenRows.map(\.id)) == chosen)
    let wasHeld = page.letGo()
    #expect(wasHeld)
    #expect(page.selectedCount == 0 && page.chosenRows.count == 60)
  }

  @Test("The cursor stays in range, in view and on its row, whatever is done", arguments: 1...6)
  func walk(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let sheet = try Self.sheet(&chance, rows: chance.pick([0, 1, 7, 90]))
    var page = SheetPage(sheet, height: 9)
    let filters = ["held:yes", "size:0..50", "kind:treaty", "-has:name", "dang", "year:2019", "day:2019..2020"]
    for _ in 0..<400 {
      switch chance.number(0...10) {
      case 0: page.sort(by: SheetSort(chance.pick(sheet.columns).id, isDescending: chance.number(0...1) == 0))
      case 1: page.sort(thenBy: SheetSort(chance.pick(sheet.columns).id))
      case 2: page.toggleGroup()
      case 3: page.setFilter(try Filter(parsing: chance.pick(filters), for: sheet.vocabulary))
      case 4: page.setFilter(Filter())
      case 5: page.toggle(column: chance.pick(sheet.columns).id)
      case 6: page.move(column: chance.pick(sheet.columns).id, by: chance.pick([-1, 1]))
      case 7: page.moveColumn(by: chance.pick([-1, 1, 5]))
      case 8: page.toggleChart()
      case 9: page.setHeight(chance.number(1...20))
      default:
        page.toggleSelection()
        page.toggleRange()
        page.move { $0.move(by: chance.number(-30...30)) }
      }
      #expect(page.arrangement.columns.indices.contains(page.column))
      #expect(Set(page.arrangement.columns).count == page.arrangement.columns.count)
      #expect(page.lines.isEmpty || page.cursor.visible.contains(page.cursor.selected))
      #expect(page.matching == page.shownRows.count)
      #expect((page.matching == 0) == (page.selected == nil))
      #expect(page.showsChart == (page.chart != nil))
    }
  }

  @Test("A field that the sheet has not, a word for a number and an open range are told of or read")
  func vocabulary() throws {
    var chance = Chance(seed: 2)
    let words = try Self.sheet(&chance, rows: 1).vocabulary
    #expect(throws: FilterError.self) { try Filter(parsing: "leader:xi", for: words) }
    #expect(throws: FilterError.self) { try Filter(parsing: "size:many", for: words) }
    #expect(throws: FilterError.self) { try Filter(parsing: "day:soon", for: words) }
    for text in [
      "size:5..", "size:..<10", "amount:1000000", "day:2019-05..2020", "held:no", "kind:anything", "has:tags",
    ] {
      let printed = try Filter(parsing: text, for: words).description
      #expect(printed == text, "\(printed)")
    }
  }

  @Test("Bins are of width 1, 2 or 5 times a power of ten, and every number falls into one")
  func bins() throws {
    var chance = Chance(seed: 3)
    for _ in 0..<300 {
      let scale = chance.pick([0.01, 1, 1_000, 1e12])
      let isWhole = scale >= 1
      let values = (0..<chance.number(1...40)).map { _ in
        let value = Double(chance.number(-1_000...1_000)) * scale
        return isWhole ? value.rounded() : value
      }
      let bins = try #require(Bins(values, isWhole: isWhole))
      #expect(bins.count >= 1 && bins.count <= 12)
      #expect(values.allSatisfy { bins.index(of: $0) != nil }, "\(values) in \(bins)")
      var digit = bins.width
      while digit >= 9.999 { digit /= 10 }
      while digit < 0.9999 { digit *= 10 }
      #expect([1, 2, 5].contains { abs($0 - digit) < 1e-6 }, "\(bins.width)")
    }
    #expect(Bins([.nan, .infinity], isWhole: false) == nil)
  }

  @Test("A chart of a column counts the rows that show: gaps between numbers are zero, what is missing is said")
  func charts() throws {
    let column = [SheetColumn("n", "n", .number), SheetColumn("d", "d", .date)]
    let cells: [(Int?, String?)] = [(1, "2019"), (1, "2022"), (4, "2022"), (nil, nil)]
    let rows = try cells.enumerated().map { number, cell in
      SheetRow(
        id: "\(number)",
        cells: [.number(cell.0), .date(try cell.1.map { try PartialDate(parsing: $0) })])
    }
    var page = SheetPage(
      Sheet(title: "T", explanation: "", columns: column, rows: rows, emptyWords: []), height: 5)
    page.toggleChart()
    guard case .bars(let plot)? = page.chart?.plot else {
      Issue.record("no bars")
      return
    }
    #expect(plot.isHistogram && plot.bars.map(\.name) == ["1", "2", "3", "4"])
    #expect(plot.bars.map(\.point?.value) == [2, 0, 0, 1])
    #expect(page.chart?.notes == ["1 without n"])
    page.moveColumn(by: 1)
    guard case .years(let years)? = page.chart?.plot else {
      Issue.record("no years")
      return
    }
    #expect(years.years == 2019...2022)
    #expect((2019...2022).map { years.series[0].points[$0]?.value } == [1, 0, 0, 2])
  }

  @Test("What is taken away are the rows, order, columns and filter that show")
  func takeaway() throws {
    var chance = Chance(seed: 4)
    let sheet = try Self.sheet(&chance, rows: 30)
    var page = SheetPage(sheet, height: 5)
    page.toggle(column: "amount")
    page.move(column: "day", by: -1)
    page.sort(by: SheetSort("day"))
    page.setFilter(try Filter(parsing: "has:size", for: sheet.vocabulary))
    let set = page.rowSet(dossier: "x", asOf: CalendarDay(ordinal: 0), title: "T")
    #expect(set.columns.prefix(6) == ["name", "day", "size", "held", "tags", "state"])
    #expect(set.columns.suffix(4) == ["disputed", "confidence", "sources", "note"])
    #expect(set.filter == "has:size" && set.rows.count == page.matching)
    #expect(set.rows.map { $0[1] } == page.shownRows.map { $0.cells[3].field })
    page.toggleSelection()
    page.toggleSelection()
    #expect(page.rowSet(dossier: "x", asOf: CalendarDay(ordinal: 0)).rows.count == 2)
  }

  @Test(
    "Notes stand above, below and at the ends of their groups, whatever is sorted; a filter that keeps nothing drops them"
  )
  func notes() throws {
    func row(_ id: String, _ kind: String) -> SheetRow { SheetRow(id: id, cells: [.text(id), .text(kind)]) }
    var sheet = Sheet(
      title: "Test", explanation: "", columns: [SheetColumn("name", "name"), SheetColumn("kind", "kind")],
      rows: [row("b", "two"), row("a", "one"), row("c", "one")], emptyWords: ["none"])
    sheet.group = "kind"
    sheet.firstColumns = ["name"]
    sheet.notes = [SheetNote("above", .above), SheetNote("and more", .endOf("one")), SheetNote("below", .below)]
    var page = SheetPage(sheet, height: 20)
    func lines() -> [String] {
      page.lines.map { line in
        switch line {
        case .heading(let title, _): "# \(title)"
        case .row(let index): sheet.rows[index].id
        case .note(let index): sheet.notes[index].text
        }
      }
    }
    #expect(lines() == ["above", "# one", "a", "c", "and more", "# two", "b", "below"])
    #expect(page.selected?.id == "a", "the first row is selected, not what stands above it")
    page.move { $0.select(0) }
    #expect(page.selectedNote?.text == "above" && page.selected == nil)
    page.sort(by: SheetSort("name", isDescending: true))
    #expect(lines() == ["above", "# one", "c", "a", "and more", "# two", "b", "below"])
    var arrangement = page.arrangement
    arrangement.group = nil
    page.setArrangement(arrangement)
    #expect(lines() == ["above", "c", "b", "a", "and more", "below"])
    page.setFilter(try Filter(parsing: "zzz", for: sheet.vocabulary))
    #expect(lines().isEmpty && page.matching == 0)
  }

  @Test(
    "A large table waits for others to set it out, comes to the same, and the row under the cursor stays",
    arguments: 1...4)
  func large(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let sheet = try Self.sheet(&chance, rows: SheetPage.mostAtOnce + 500)
    var small = SheetPage(sheet, height: 20)
    var large = SheetPage(sheet, height: 20, defersLarge: true)
    var ticket = 0
    func settle(_ page: inout SheetPage) throws {
      ticket += 1
      let job = try #require(page.unasked)
      page.asked(by: ticket)
      #expect(page.unasked == nil, "it is asked for once")
      page.take(job.outlay {}, from: ticket)
      #expect(!page.isWaiting)
    }
    #expect(large.isWaiting && large.lines.isEmpty)
    try settle(&large)
    #expect(large.lines == small.lines && large.widths == small.widths)
    for page in 0...1 {
      let move: (inout ListCursor) -> Void = { $0.select(1_234) }
      if page == 0 { small.move(move) } else { large.move(move) }
    }
    let row = try #require(large.selected?.id)
    let filter = try Filter(parsing: "an has:name", for: sheet.vocabulary)
    let changes: [(inout SheetPage) -> Void] = [
      { $0.sort(by: SheetSort("amount", isDescending: true)) }, { $0.sort(thenBy: SheetSort("name")) },
      { $0.toggleGroup() }, { $0.setFilter(filter) }, { $0.toggleChart() }, { $0.setFilter(Filter()) },
    ]
    for (number, change) in changes.enumerated() {
      change(&small)
      let before = large.lines
      change(&large)
      #expect(large.isWaiting && large.lines == before, "what shows stays meanwhile")
      try settle(&large)
      #expect(large.lines == small.lines && large.matching == small.matching && large.chart == small.chart)
      #expect(large.selected?.id == small.selected?.id && large.cursor == small.cursor)
      // The filter may drop the row, which then is another.
      #expect(number > 2 || large.selected?.id == row)
    }
  }

  @Test("Of several changes only the last is taken, and a stale answer changes nothing")
  func superseded() throws {
    var chance = Chance(seed: 3)
    let sheet = try Self.sheet(&chance, rows: SheetPage.mostAtOnce + 1)
    var page = SheetPage(sheet, height: 20, defersLarge: true)
    let first = try #require(page.unasked)
    page.asked(by: 1)
    page.sort(by: SheetSort("size"))
    let second = try #require(page.unasked)
    page.asked(by: 2)
    page.take(first.outlay {}, from: 1)
    #expect(page.isWaiting && page.lines.isEmpty)
    page.tellSlow(1)
    #expect(!page.isSlow)
    page.tellSlow(2)
    #expect(page.isSlow)
    page.take(second.outlay {}, from: 2)
    #expect(!page.isWaiting && !page.isSlow && page.lines.count == sheet.rows.count)
    page.go(toLine: 77)
    #expect(page.cursor.selected == 77)
    page.setFilter(try Filter(parsing: "has:name", for: sheet.vocabulary))
    page.go(toLine: 99)
    #expect(page.cursor.selected == 77 && page.line == 99, "a line is gone to when the lines are there")
    let third = try #require(page.unasked)
    page.asked(by: 3)
    page.take(third.outlay {}, from: 3)
    #expect(page.cursor.selected == 99)
  }

  @Test("Work that is not wanted any more is given up")
  func cancelled() throws {
    struct Enough: Error {}
    var chance = Chance(seed: 5)
    var page = SheetPage(try Self.sheet(&chance, rows: SheetPage.mostAtOnce + 4_000), height: 9, defersLarge: true)
    page.sort(by: SheetSort("name"))
    let job = try #require(page.unasked)
    var asked = 0
    #expect(throws: Enough.self) {
      _ = try job.outlay {
        asked += 1
        if asked > 3 { throw Enough() }
      }
    }
    #expect(asked == 4)
  }

  @Test("The dashboard asks for a large table to be set out, and says so where that takes its time")
  func asked() throws {
    var chance = Chance(seed: 8)
    let sheet = try Self.sheet(&chance, rows: SheetPage.mostAtOnce + 1)
    var dashboard = Dashboard(info: try Scenario().dossier.info, today: CalendarDay(ordinal: 20_468))
    func ticket(_ effects: [Effect]) -> Ticket? {
      effects.lazy.compactMap { if case .ask(_, let ticket) = $0 { ticket } else { nil } }.first
    }
    let detail = try #require(ticket(dashboard.apply(.command(.sources))))
    let effects = dashboard.apply(.answered(detail, .detail(.sheet(sheet))))
    guard case .ask(.setOut(let job), let table)? = effects.first else {
      Issue.record("nobody was asked: \(effects.count)")
      return
    }
    #expect(dashboard.apply(.command(.down)).isEmpty, "it is asked for once")
    #expect(dashboard.apply(.answered(table, .takesTime)).isEmpty)
    #expect(dashboard.pages.last?.sheet?.isSlow == true)
    _ = dashboard.apply(.answered(table, .setOut(job.outlay {})))
    #expect(dashboard.pages.last?.sheet?.lines.count == sheet.rows.count)
    let counting = dashboard.apply(.command(.facets))
    guard case .ask(.columnFacet, _)? = counting.first else {
      Issue.record("the counts were not asked for")
      return
    }
  }

  @Test("Of very many values the commonest are listed, in their order, with how many more there are")
  func manyValues() {
    let values = (0..<1_500).map { number in
      Facet.Value(
        title: "\(number)", count: number < 700 ? 1 : 2, term: Filter.Term(.column("n", ["\(number)"])))
    }
    let facet = Facet(title: "n", values: values, total: 2_300)
    #expect(facet.values.count == 1_000 && facet.left == 500)
    #expect(facet.values.filter { $0.count == 2 }.count == 800)
    #expect(facet.values.map { Int($0.title) ?? 0 } == facet.values.map { Int($0.title) ?? 0 }.sorted())
    #expect(Facet(title: "n", values: Array(values.prefix(1_000)), total: 1).left == 0)
  }

  @Test("On a low screen only the heading stands above the first row")
  func lowScreen() {
    var sheet = Sheet(
      title: "Test", explanation: "", columns: [SheetColumn("name", "name")],
      rows: (0..<20).map { SheetRow(id: "\($0)", cells: [.text("row")]) }, emptyWords: [])
    sheet.group = "name"
    sheet.notes = [SheetNote("first", .above), SheetNote("second", .above)]
    #expect(SheetPage(sheet, height: 5).cursor.top == 2)
    #expect(SheetPage(sheet, height: 15).cursor.top == 0)
  }
}
