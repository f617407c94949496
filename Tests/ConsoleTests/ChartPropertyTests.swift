import Testing

@testable import Console

/// What must hold for charts of every kind, tried on random ones.
@Suite("Charts of every kind") struct ChartPropertyTests {
  @Test("Nothing is drawn outside the area, in any charset, at any size", arguments: ChartKind.allCases)
  func insideTheArea(kind: ChartKind) {
    var random = Seeded(100)
    for round in 0..<90 {
      let chart = RandomCharts.chart(kind, &random)
      let small = round % 3 == 0
      let area = Rect(
        x: random.number(0...3), y: random.number(0...3), width: random.number(0...(small ? 14 : 130)),
        height: random.number(0...(small ? 6 : 40)))
      for charset in Charset.allCases {
        var canvas = Canvas(size: Size(width: area.maxX + 3, height: area.maxY + 2))
        chart.draw(on: &canvas, in: area, charset: charset)
        expectNothingOutside(area, of: canvas, "\(kind) \(charset) round \(round)")
      }
    }
  }

  @Test("Plain ASCII is nothing but ASCII", arguments: ChartKind.allCases)
  func ascii(kind: ChartKind) {
    var random = Seeded(101)
    for _ in 0..<40 {
      let chart = RandomCharts.chart(kind, &random)
      let canvas = chart.canvas(
        size: Size(width: random.number(0...100), height: random.number(0...30)), charset: .ascii)
      #expect(canvas.text.utf8.allSatisfy { $0 < 0x80 })
    }
  }

  @Test("The sizes from nothing up are safe", arguments: ChartKind.allCases)
  func smallSizes(kind: ChartKind) {
    var random = Seeded(102)
    for width in stride(from: 0, through: 30, by: 3) {
      for height in 0...9 {
        let chart = RandomCharts.chart(kind, &random)
        for charset in Charset.allCases {
          let canvas = chart.canvas(size: Size(width: width, height: height), charset: charset)
          expectNothingOutside(canvas.bounds, of: canvas)
        }
      }
    }
  }

  /// Words that stand in one row: none begins before another has ended, and figures keep a blank between them.
  @Test("Labels never lie on each other", arguments: ChartKind.allCases)
  func labels(kind: ChartKind) {
    var random = Seeded(103)
    for _ in 0..<60 {
      let chart = RandomCharts.chart(kind, &random)
      let area = Rect(x: 2, y: 1, width: random.number(0...130), height: random.number(0...30))
      for charset in Charset.allCases {
        let scene = chart.scene(in: area, charset: charset)
        var words = scene.shapes.compactMap { shape -> (row: Int, columns: Range<Int>, text: String)? in
          switch shape {
          // Single glyphs are marks and gaps, which lie on the axis or on a bar.
          case .label(let label) where label.columns.count > 1: (label.point.y, label.columns, label.text)
          case .tick(let tick): (tick.row, tick.axis - 1 - tick.text.count..<tick.axis - 1, tick.text)
          default: nil
          }
        }
        words.sort { ($0.row, $0.columns.lowerBound) < ($1.row, $1.columns.lowerBound) }
        for (left, right) in zip(words, words.dropFirst()) where left.row == right.row {
          let isFree = left.columns.upperBound <= right.columns.lowerBound
          #expect(isFree, "\(kind) \(charset) \(area): “\(left.text)” meets “\(right.text)”")
        }
      }
    }
  }

  @Test("Equal figures are equally high, and greater ones never lower", arguments: [ChartKind.bar, .diverging])
  func bars(kind: ChartKind) throws {
    var random = Seeded(104)
    for _ in 0..<200 {
      guard let chart = RandomCharts.chart(kind, &random) as? BarChart else { return }
      let area = Rect(x: 0, y: 0, width: random.number(1...120), height: random.number(1...40))
      let layout = chart.layout(in: area)
      guard !layout.plot.isEmpty, let bars = layout.bars else { continue }
      let figures = chart.groups.flatMap { row in chart.positions.indices.compactMap { row.figure(at: $0) } }.sorted()
      let heights = figures.map { bars.height(of: $0) }
      #expect(zip(heights, heights.dropFirst()).allSatisfy { $0 <= $1 })
      // One unit is the same on both sides of zero; two rows have no room for two sides.
      for figure in figures where layout.plot.height > 2 && figures.contains(-figure) {
        #expect(abs(bars.height(of: figure) + bars.height(of: -figure)) < 1e-6)
      }
      #expect(bars.height(of: 0) == 0)
      #expect(bars.zeroRow >= layout.plot.y && bars.zeroRow <= layout.plot.maxY)
      for height in heights {
        #expect(Double(bars.zeroRow) - height >= Double(layout.plot.y) - 1e-9)
        #expect(Double(bars.zeroRow) - height <= Double(layout.plot.maxY))
      }
    }
  }

  @Test("The parts of a stack are as high as its total, within a cell", arguments: Charset.allCases)
  func stacks(charset: Charset) throws {
    var random = Seeded(105)
    for round in 0..<150 {
      let count = random.number(1...20)
      let parts = (0..<random.number(1...9)).map { number in
        ChartSeries(
          name: "p\(number)", role: StackChart.roles[number % 6],
          values: (0..<count).map { _ in ChartValue(Double.random(in: 0...100, using: &random)) })
      }
      let form: StackChart.Form = round % 2 == 0 ? .bar : .area
      let chart = StackChart(positions: Array(2000..<2000 + count), series: parts, form: form, isShare: round % 5 == 0)
      let area = Rect(x: 0, y: 0, width: random.number(count + 30...120), height: random.number(8...30))
      let layout = chart.layout(in: area)
      let bars = try #require(layout.bars)
      let canvas = chart.canvas(size: area.size, charset: charset)
      let roles = Set(chart.parts.map(\.role))
      for (index, stack) in chart.stacks.enumerated() {
        let stack = try #require(stack)
        let tops = stack.spans.compactMap(\.self)
        let end = try #require(tops.last?.upperBound)
        #expect(abs(end - (chart.isShare ? 100 : stack.total)) <= stack.total * 1e-9 + 1e-9)
        #expect(zip(tops, tops.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
        let filled = (layout.plot.y..<layout.plot.maxY).count { y in
          isFilled(canvas[Point(x: layout.columns[index], y: y)], roles, isASCIIOther: charset == .ascii)
        }
        #expect(abs(Double(filled) - bars.height(of: end)) <= 1.5, "\(form) round \(round): \(filled) for \(end)")
      }
    }
  }

  /// Whether a cell shows a part at its position: of braille the left dots count, since the right ones lie between two
  /// positions. The total above a stack has the role that Other has, but is written in digits.
  private func isFilled(_ cell: Cell, _ roles: Set<Role>, isASCIIOther: Bool) -> Bool {
    guard roles.contains(cell.role), let scalar = cell.symbol.scalar else { return false }
    if (0x2800...0x28FF).contains(scalar.value) { return scalar.value & 0x47 != 0 }
    if scalar == "." { return isASCIIOther }
    return scalar != " " && !("0"..."9").contains(scalar) && !"kMBT".unicodeScalars.contains(scalar)
  }

  @Test("A gap is never bridged by bars, stacks or bands", arguments: Charset.allCases)
  func gaps(charset: Charset) throws {
    var random = Seeded(106)
    for round in 0..<120 {
      let count = random.number(3...15)
      let hole = random.number(1...count - 2)
      var values = (0..<count).map { _ in ChartValue(Double.random(in: 10...100, using: &random)) }
      values[hole] = .missing
      let line = ChartSeries(name: "", role: .exports, values: values)
      let full = ChartSeries(name: "", role: .exports, values: values.map { $0.figure == nil ? .missing : $0 })
      let positions = Array(2000..<2000 + count)
      let ranges = values.map { value in value.figure.map { 0...$0 } }
      let chart: any Chart =
        switch round % 3 {
        case 0: BarChart(positions: positions, series: [line])
        case 1: StackChart(positions: positions, series: [line, full], form: .area)
        default:
          LineChart(
            positions: positions, series: [], bands: [ChartBand(name: "", role: .exports, ranges: ranges)])
        }
      let area = Rect(x: 0, y: 0, width: random.number(50...100), height: random.number(6...20))
      let canvas = chart.canvas(size: area.size, charset: charset)
      let layout =
        (chart as? BarChart)?.layout(in: area) ?? (chart as? StackChart)?.layout(in: area)
        ?? (chart as? LineChart)?.layout(in: area)
      let found = try #require(layout)
      let isBar = chart is BarChart
      let columns =
        isBar ? found.columns[hole]..<found.columns[hole] + 1 : found.columns[hole - 1] + 1..<found.columns[hole + 1]
      for x in columns {
        for y in found.plot.y..<found.plot.maxY {
          #expect(canvas[Point(x: x, y: y)].role != .exports, "round \(round) column \(x)")
        }
      }
      if !(chart is LineChart) {
        let row = try #require(found.axisRow)
        #expect(canvas[Point(x: found.columns[hole], y: row)].glyph == charset.glyphs.gap)
      }
    }
  }

  @Test("The parts of a strip fill it, each by its share") func strips() {
    var random = Seeded(107)
    for _ in 0..<200 {
      let parts = (0..<random.number(1...10)).map { number in
        ShareStrip.Part(name: "p\(number)", value: ChartValue(Double.random(in: 0.1...100, using: &random)))
      }
      let strip = ShareStrip(parts: parts)
      let width = random.number(0...120)
      let columns = strip.columns(width: width)
      #expect(columns.first?.lowerBound == 0 && columns.last?.upperBound == width)
      #expect(zip(columns, columns.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
      for (part, range) in zip(strip.drawn, columns) {
        let share = (part.value.figure ?? 0) / strip.total * Double(width)
        #expect(abs(Double(range.count) - share) <= 1)
      }
    }
  }

  @Test("Bins are equally wide, in steps of 1, 2 or 5, and count every figure once") func bins() {
    var random = Seeded(108)
    for _ in 0..<300 {
      let size = RandomCharts.size(&random)
      let values = (0..<random.number(0...50)).map { _ in Double.random(in: -1...1, using: &random) * size }
      let count = random.number(1...20)
      let bins = Histogram(values: values).bins(atMost: count)
      #expect(bins.reduce(0) { $0 + $1.count } == values.count)
      #expect(bins.count <= max(1, count))
      guard let first = bins.first, bins.count > 1 else { continue }
      let step = first.upper - first.lower
      #expect(bins.allSatisfy { abs($0.upper - $0.lower - step) <= step * 1e-6 })
      let digit = step / Ticks.power(Int(Ticks.logarithm(step * 1.000_001).rounded(.down)))
      #expect([1, 2, 5].contains { abs(digit - $0) < 1e-6 }, "\(step)")
    }
  }

  @Test("Names of slopes keep the order of their figures") func slopes() {
    var random = Seeded(109)
    for _ in 0..<150 {
      guard let chart = RandomCharts.chart(.slope, &random) as? SlopeChart else { return }
      let layout = chart.layout(in: Rect(x: 0, y: 0, width: random.number(20...120), height: random.number(3...40)))
      for anchor in [Alignment.left, .right] {
        let rows = layout.labels.filter { $0.anchor == anchor }.map(\.point.y)
        #expect(Set(rows).count == rows.count && rows == rows.sorted())
      }
    }
  }

  @Test("Points of a scatter lie as their figures do") func scatters() {
    var random = Seeded(110)
    for _ in 0..<100 {
      guard let chart = RandomCharts.chart(.scatter, &random) as? ScatterChart else { return }
      let layout = chart.layout(in: Rect(x: 0, y: 0, width: random.number(10...120), height: random.number(3...40)))
      let spots = chart.shown.sorted { $0.x < $1.x }.compactMap { layout.spot($0)?.x }
      #expect(zip(spots, spots.dropFirst()).allSatisfy { $0 <= $1 })
      let depths = chart.shown.sorted { $0.y < $1.y }.compactMap { layout.spot($0)?.depth }
      #expect(zip(depths, depths.dropFirst()).allSatisfy { $0 >= $1 })
      #expect(chart.shown.count + chart.excludedCount == chart.items.count)
    }
  }
}
