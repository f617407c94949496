import Console
import Testing

/// What must hold for every chart, tried on random ones.
@Suite struct LineChartPropertyTests {
  /// A chart of random length with holes, hollow figures, extremes and events, some of them out of range.
  static func chart(_ random: inout Seeded) -> LineChart {
    let count = random.number(0...30)
    let size = Double(sign: .plus, exponent: random.number(-8...50), significand: 1)
    let series = (0..<random.number(0...6)).map { number in
      ChartSeries(
        name: ["exports", "imports", "balance", "中国", "", "đầu tư"][number],
        role: [.exports, .imports, .balance][number % 3],
        values: (0..<random.number(0...count + 2)).map { _ in value(&random, size: size) })
    }
    let marks = (0..<random.number(0...5)).map { _ in
      ChartMark(position: random.number(-2...count + 2), glyph: ["◆", "▲", "▼"][random.number(0...2)])
    }
    let start = random.number(-2...count)
    return LineChart(
      positions: Array(1990..<1990 + count), series: series, marks: marks,
      crosshair: random.number(0...1) == 0 ? nil : random.number(-2...count + 1),
      brush: random.number(0...1) == 0 ? nil : start...start + random.number(0...8),
      isLogarithmic: random.number(0...3) == 0)
  }

  static func value(_ random: inout Seeded, size: Double) -> ChartValue {
    let extremes: [Double?] = [nil, nil, 0, .nan, .infinity, -size, size, 1e15]
    let figure =
      random.number(0...2) == 0 ? extremes[random.number(0...7)] : Double.random(in: -1...1, using: &random) * size
    return ChartValue(figure, isHollow: random.number(0...5) == 0)
  }

  @Test(arguments: Charset.allCases)
  func nothingIsDrawnOutsideTheArea(charset: Charset) {
    var random = Seeded(10)
    for round in 0..<400 {
      let chart = Self.chart(&random)
      let area = Rect(
        x: random.number(0...3), y: random.number(0...3), width: random.number(0...(round % 2 == 0 ? 110 : 12)),
        height: random.number(0...24))
      var canvas = Canvas(size: Size(width: area.maxX + 3, height: area.maxY + 2))
      chart.draw(on: &canvas, in: area, charset: charset)
      expectNothingOutside(area, of: canvas, "round \(round)")
    }
  }

  @Test func everySmallSizeIsSafe() {
    var random = Seeded(11)
    for width in 0...26 {
      for height in 0...9 {
        let chart = Self.chart(&random)
        for charset in Charset.allCases {
          var canvas = Canvas(size: Size(width: width, height: height))
          chart.draw(on: &canvas, in: canvas.bounds, charset: charset)
          expectNothingOutside(canvas.bounds, of: canvas)
        }
      }
    }
  }

  @Test func labelsNeverTouch() {
    var random = Seeded(12)
    for _ in 0..<400 {
      let chart = Self.chart(&random)
      let area = Rect(x: 2, y: 1, width: random.number(0...110), height: random.number(0...24))
      let layout = chart.layout(in: area)
      let years = layout.years.map(\.label).sorted { $0.point.x < $1.point.x }
      for (left, right) in zip(years, years.dropFirst()) {
        #expect(left.point.x + left.text.count < right.point.x)
      }
      #expect(Set(layout.endLabels.map(\.point.y)).count == layout.endLabels.count)
      #expect(layout.endLabels.allSatisfy { $0.point.x > layout.plot.maxX && $0.point.y < layout.plot.maxY })
      #expect(Set(layout.ticks.map(\.row)).count == layout.ticks.count)
    }
  }

  @Test func theScaleIsMonotone() {
    var random = Seeded(13)
    for _ in 0..<400 {
      let chart = Self.chart(&random)
      let layout = chart.layout(in: Rect(x: 0, y: 0, width: 80, height: random.number(3...30)))
      let figures = chart.lines.flatMap { line in chart.positions.indices.compactMap { chart.figure(line, at: $0) } }
      let rows = figures.sorted().compactMap { layout.row(of: $0) }
      #expect(rows.count == figures.count)
      #expect(zip(rows, rows.dropFirst()).allSatisfy { $0 >= $1 })
      #expect(zip(layout.columns, layout.columns.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }

  /// With one series, every column strictly between the neighbours of a missing year is free of its line.
  @Test(arguments: Charset.allCases)
  func gapsAreNeverBridged(charset: Charset) {
    var random = Seeded(14)
    for _ in 0..<300 {
      let count = random.number(3...15)
      let hole = random.number(1...count - 2)
      var values = (0..<count).map { _ in ChartValue(Double.random(in: -100...100, using: &random)) }
      values[hole] = .missing
      let line = ChartSeries(name: "exports", role: .exports, values: values)
      let chart = LineChart(positions: Array(2000..<2000 + count), series: [line])
      let area = Rect(x: 0, y: 0, width: random.number(50...100), height: random.number(6...20))
      var canvas = Canvas(size: area.size)
      chart.draw(on: &canvas, in: area, charset: charset)
      let layout = chart.layout(in: area, charset: charset)
      for x in layout.columns[hole - 1] + 1..<layout.columns[hole + 1] {
        for y in layout.plot.y..<layout.plot.maxY {
          #expect(canvas[Point(x: x, y: y)].role != .exports, "column \(x)")
        }
      }
      let gaps = (0..<area.height).filter { canvas[Point(x: layout.columns[hole], y: $0)].glyph == charset.glyphs.gap }
      #expect(gaps.count == 1)
    }
  }

  @Test func aClickFindsTheYearUnderIt() {
    var random = Seeded(15)
    for _ in 0..<200 {
      let chart = Self.chart(&random)
      let area = Rect(x: 3, y: 0, width: random.number(20...110), height: 12)
      let layout = chart.layout(in: area)
      for (index, x) in layout.columns.enumerated() {
        let found = chart.position(at: x, in: area)
        #expect(found.map { layout.columns[$0] } == x, "position \(index)")
      }
      #expect(chart.position(at: area.x - 1, in: area) == nil)
      #expect(chart.position(at: area.maxX, in: area) == nil)
    }
  }
}
