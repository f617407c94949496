/// Where the parts of a chart over years lie in an area: computed once, then drawn, and asked again for the mouse.
package struct ChartLayout: Hashable, Sendable {
  package typealias Label = ChartLabel

  /// A figure of the vertical axis, with the row it stands in.
  package struct Tick: Hashable, Sendable {
    package var label: String
    package var row: Int
    /// The exact height on a picture, in rows from the top of the canvas.
    package var y: Double
  }

  package var area: Rect
  /// The rectangle that lines and bars are drawn in.
  package var plot: Rect
  package var scale: ChartScale
  package var ticks: [Tick] = []
  /// The column of each position.
  package var columns: [Int]
  /// The row of the time axis line, when there is room for one; the years stand in the row below it.
  package var axisRow: Int?
  /// The years that are written out, by index of their position.
  package var years: [(index: Int, label: ChartLabel)] { yearIndices.indices.map { (yearIndices[$0], yearLabels[$0]) } }
  var yearIndices: [Int] = []
  var yearLabels: [ChartLabel] = []
  /// The names of the lines at their ends.
  package var endLabels: [ChartLabel] = []
  /// Which series each of these names.
  var endIndices: [Int] = []
  /// The rows of the legend, when the lines are not named at their ends.
  package var legend: Rect?
  /// The columns of each bar, when the chart has bars.
  var barWidth = 0
  /// How bars stand in the plot, when the chart has bars or areas.
  package var bars: BarScale?

  /// The plot as lines see it.
  var box: PlotBox { PlotBox(rect: plot, standsOnAxis: axisRow != nil) }

  /// The plot together with the line of the time axis.
  var plotAndAxis: Rect {
    Rect(x: plot.x, y: plot.y, width: plot.width, height: plot.height + (axisRow == nil ? 0 : 1))
  }

  /// The row of a figure; nil when the scale cannot show it.
  package func row(of figure: Double) -> Int? {
    guard plot.height > 0, let fraction = scale.fraction(figure) else { return nil }
    if let bars { return bars.row(of: figure) }
    return box.row(1 - fraction)
  }

  /// The place of a figure in the plot.
  func spot(_ index: Int, _ figure: Double) -> Spot? {
    guard plot.height > 0, let fraction = scale.fraction(figure) else { return nil }
    return Spot(x: exactColumns.indices.contains(index) ? exactColumns[index] : 0, depth: 1 - fraction)
  }

  /// The column of each position before it was rounded to a cell.
  var exactColumns: [Double] = []
}

/// How bars and areas stand in the rows of a plot: on the edge of a row, in steps that are the same on both sides of
/// zero, so that equal amounts are equally long.
package struct BarScale: Hashable, Sendable {
  /// The row that bars stand on: the axis, or the row of the zero line inside the plot.
  package var zeroRow: Int
  /// The amount that one row stands for.
  package var unit: Double
  var plot: Rect

  init(plot: Rect, scale: ChartScale) {
    self.plot = plot
    let lower = min(0, scale.lower)
    let upper = max(0, scale.upper)
    let span = upper / 2 - lower / 2
    guard lower < 0, plot.height > 0 else {
      zeroRow = plot.maxY
      unit = plot.height > 0 ? max(upper / Double(plot.height), .leastNormalMagnitude) : 1
      return
    }
    // The zero line takes a row of the plot; each side that has figures keeps one at least.
    let rows = plot.height - 1
    let above = upper > 0 ? min(max(1, rows - 1), max(1, Int((upper / 2 / span * Double(rows)).rounded()))) : 0
    let below = max(0, rows - above)
    zeroRow = plot.y + min(above, rows)
    unit = max(
      above > 0 ? upper / Double(above) : 0, below > 0 ? -lower / Double(below) : 0, .leastNormalMagnitude)
  }

  /// The length of a bar in rows; negative below zero.
  package func height(of figure: Double) -> Double {
    let height = figure / unit
    return height.isFinite ? min(Double(zeroRow - plot.y), max(Double(min(0, zeroRow + 1 - plot.maxY)), height)) : 0
  }

  /// The row of the end of a bar, and the zero row for zero.
  package func row(of figure: Double) -> Int {
    let height = height(of: figure)
    let rows = abs(height).rounded(.up)
    return zeroRow - Int(height < 0 ? -rows : rows)
  }

  /// The height of the end of a bar on a picture, in rows from the top of the canvas.
  func y(of figure: Double) -> Double { Double(zeroRow) + 0.5 - height(of: figure) }
}
