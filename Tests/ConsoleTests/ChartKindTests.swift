import Testing

@testable import Console

/// What each kind decides for itself.
@Suite("Kinds of charts") struct ChartKindTests {
  static func series(_ name: String, _ values: [Double?]) -> ChartSeries {
    ChartSeries(name: name, role: .exports, values: values.map { ChartValue($0) })
  }

  @Test("The table tells of every kind, and the gallery draws it") func table() {
    for kind in ChartKind.allCases {
      #expect(!kind.title.isEmpty && !kind.purpose.isEmpty && !kind.entry.input.isEmpty && !kind.entry.rule.isEmpty)
      #expect(ChartGallery.sample(kind).chart.kind == kind)
    }
    #expect(Set(ChartKind.allCases.map(\.title)).count == ChartKind.allCases.count)
  }

  @Test("An index is 100 in its year and names what it leaves out") func index() {
    let chart = LineChart(
      positions: [2009, 2010, 2011],
      series: [Self.series("a", [5, 10, 20]), Self.series("b", [1, nil, 3]), Self.series("c", [1, 0, 3])],
      scale: .index(year: 2010))
    #expect(chart.positions.indices.map { chart.figure(chart.series[0], at: $0) } == [50, 100, 200])
    #expect(chart.leftOutNames == ["b", "c"])
    #expect(chart.remarks == ["index, 2010 = 100", "left out for want of a figure in 2010: b, c"])
    #expect(chart.positions.indices.allSatisfy { chart.figure(chart.series[1], at: $0) == nil })
  }

  @Test("A stack adds up what is beyond six parts, and says what it does not know") func stack() throws {
    var parts = (1...8).map { Self.series("p\($0)", [Double($0), Double($0), Double($0)]) }
    parts[7].values[1] = .missing
    let chart = StackChart(positions: [2000, 2001, 2002], series: parts)
    #expect(chart.parts.map(\.name) == ["p7", "p6", "p8", "p5", "p4", "p3", "Other"])
    #expect(chart.stacks.map { $0?.total } == [36, 28, 36])
    #expect(chart.stacks.map { $0?.isIncomplete } == [false, true, false])
    #expect(chart.canvas(size: Size(width: 60, height: 14), charset: .braille).text.contains("≥28"))
    var share = chart
    share.isShare = true
    #expect(share.stacks.map { $0 == nil } == [false, true, false])
    #expect(share.excludedCount == 1)
    #expect(share.remarks.contains("1 year left out for want of a part"))
  }

  @Test("A figure below zero has no place in a stack and is counted") func negativeParts() {
    let chart = StackChart(positions: [2000], series: [Self.series("a", [3]), Self.series("b", [-1])])
    #expect(chart.stacks.first??.total == 3 && chart.stacks.first??.isIncomplete == true)
    #expect(chart.remarks.contains("1 figure below 0 left out"))
  }

  @Test("Diverging bars share the zero line and carry their sign") func diverging() {
    let chart = BarChart(positions: [2000, 2001, 2002], series: [Self.series("", [20, -10, nil])], isDiverging: true)
    #expect(chart.canvas(size: Size(width: 28, height: 12), charset: .block).golden(roles: true) == Self.diverging)
  }

  static let diverging = """
    │    ││
    │    │  +20│
    │ 20 ┤██████│
    │    │██████│
    │ 10 ┤██████│
    │    │██████│
    │  0 ┤─────────────────·───│
    │    │       ██████│
    │−10 ┤       ██████│
    │    │         −10│
    │    └───┬──────┬──────┬───│
    │      2000   2001   2002│

    │    x│
    │    x  mmm│
    │ xx x++++++│
    │    x++++++│
    │ xx x++++++│
    │    x++++++│
    │  x xxxxxxxxxxxxxxxxxxgxxx│
    │    x       ------│
    │xxx x       ------│
    │    x         mmm│
    │    xxxxxxxxxxxxxxxxxxxxxx│
    │      xxxx   xxxx   xxxx│
    """

  @Test("Nothing and unknown are not the same in a heatmap") func heatmap() {
    let map = Heatmap(years: [2020], counts: [[nil, 0, 1, 2, 3, 9]])
    #expect(map.count(year: 0, month: 0) == nil && map.count(year: 0, month: 11) == nil)
    let text = map.canvas(size: Size(width: 40, height: 6), charset: .ascii).text
    #expect(text.contains("? unknown") && text.contains(". none"))
    #expect(map.thresholds == [1, 3, 5, 7])
    #expect(map.level(of: 0) == 0 && map.level(of: 2) == 1 && map.level(of: 9) == 4)
  }

  @Test("Frequency bars count words, the most frequent first") func frequencies() {
    let chart = RankChart(counting: ["b", "a", "b", "c", "a", "b"])
    #expect(chart.rows.map(\.name) == ["b", "a", "c"] && chart.rows.map(\.value.figure) == [3, 2, 1])
  }

  @Test("Rows that do not fit are counted") func longRanking() {
    let chart = RankChart(counting: (1...9).map { "row \($0)" })
    #expect(chart.canvas(size: Size(width: 30, height: 4), charset: .block).text.hasSuffix("6 more"))
  }

  @Test("Small multiples share one scale unless each has its own") func multiples() {
    let panels = [1.0, 1000].map { size in
      SmallMultiples.Panel(
        title: "s", chart: LineChart(positions: [2000, 2001], series: [Self.series("", [size, size])]))
    }
    let shared = SmallMultiples(panels: panels)
    let own = SmallMultiples(panels: panels, sharesScale: false)
    #expect(shared.remarks == ["one scale"] && own.remarks == ["each with its own scale"])
    func ticks(_ chart: SmallMultiples) -> [String] {
      chart.scene(in: Rect(x: 0, y: 0, width: 60, height: 8), charset: .block).shapes.compactMap { shape in
        if case .tick(let tick) = shape { tick.text } else { nil }
      }
    }
    #expect(
      Array(ticks(shared).prefix(ticks(shared).count / 2)) == Array(ticks(shared).suffix(ticks(shared).count / 2)))
    #expect(ticks(own).contains("1") && ticks(own).contains("1k"))
  }

  @Test("A table has every figure in full, and CSV quotes what it must") func csv() {
    let chart = LineChart(
      positions: [2000, 2001], series: [Self.series("=a, \"b\"", [1_234_567_890_123, nil])])
    #expect(
      chart.table.csv == """
        year,series,value,status
        2000,"'=a, ""b""\",1234567890123,
        2001,"'=a, ""b""\",,missing

        """)
    #expect(
      ChartTable.cell(-0.5) == "-0.5" && ChartTable.cell(.nan).isEmpty && ChartTable.cell(1e15) == "1000000000000000")
  }

  @Test("Text out of the program has its heading above and its sources below") func text() {
    let heading = ChartHeading(title: "Trade", unit: "USD", filter: "year:2000", sources: ["Customs", "WTO"])
    let chart = LineChart(positions: [2000, 2001], series: [Self.series("a", [1, 0])], scale: .logarithmic)
    let text = ChartText(charset: .ascii).picture(of: chart, heading: heading, width: 60, height: 6)
    #expect(text.hasPrefix("Trade\nUSD; log scale, 1 at or below 0 left out\n\n"))
    #expect(text.hasSuffix("\n\nFilter: year:2000\nSources: Customs; WTO\n"))
  }
}
