import Console

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Draws a table of measurements with the program's own chart: a plot for docs/performance.md.
///
/// Standard input holds a line of names parted by tabs, then a line for each size: the size, a power of ten, and a
/// figure for every name, or nothing where there is none. The sizes run along the axis by their powers, and the
/// figures are drawn on a logarithmic scale too, so that a cost that grows with the size is a straight slope.
struct Plot {
  var names: [String] = []
  var rows: [(power: Int, figures: [Double?])] = []

  init(reading lines: [String]) {
    let cells = lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    names = Array(cells.first?.dropFirst() ?? [])
    rows = cells.dropFirst().compactMap { row in
      guard let size = row.first, Int(size) != nil else { return nil }
      return (power: size.count - 1, figures: row.dropFirst().map { Double($0) })
    }
  }

  /// The lines, each in a role that the chart tells apart.
  var chart: LineChart {
    let powers = rows.map(\.power)
    let positions = Array((powers.min() ?? 0)...(powers.max() ?? 0))
    let roles: [Role] = [.exports, .imports, .balance, .total, .event]
    let series = zip(names, roles).enumerated().map { column, line in
      let values = positions.map { power in
        let row = rows.first { $0.power == power }
        return ChartValue(row.flatMap { $0.figures.indices.contains(column) ? $0.figures[column] : nil })
      }
      return ChartSeries(name: line.0, role: line.1, values: values)
    }
    return LineChart(positions: positions, series: series, isLogarithmic: true)
  }

  /// The chart as text, with the sizes written where it would write years.
  func text(width: Int, height: Int) -> String {
    var canvas = Canvas(size: Size(width: width, height: height))
    let area = Rect(x: 0, y: 0, width: width, height: height)
    chart.draw(on: &canvas, in: area, charset: .braille)
    let layout = chart.layout(in: area)
    for year in layout.years {
      let label = SI.format(Double("1e\(chart.positions[year.index])") ?? 0)
      let x = min(width - label.count, max(0, layout.columns[year.index] - label.count / 2))
      canvas.write(label, at: Point(x: x, y: year.label.point.y), role: .axis)
    }
    return canvas.text
  }
}

if CommandLine.arguments.dropFirst().first == "--time" {
  print(Timing.report(turns: 31))
  exit(0)
}
var lines: [String] = []
while let line = readLine() { lines.append(line) }
guard lines.count > 1 else { fatalError("plot: a line of names and lines of figures are needed on standard input") }
print(Plot(reading: lines).text(width: 96, height: 18))
