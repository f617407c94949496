/// Lines over years, with a crosshair, a brush and events on the time axis.
///
/// A missing figure is a gap with a dot on the axis, never zero and never bridged. A hollow figure is drawn hollow and
/// the line towards it dotted. The chart stands on zero unless it is logarithmic.
package struct LineChart: Hashable, Sendable {
  /// Years, ascending and consecutive: a year without figures is a position too.
  package var positions: [Int]
  /// At most five lines, so that the eye can follow them; more are not drawn.
  package var series: [ChartSeries]
  package var marks: [ChartMark]
  /// The index of the position that the crosshair stands on.
  package var crosshair: Int?
  /// The indices of the positions inside the year filter.
  package var brush: ClosedRange<Int>?
  package var isLogarithmic: Bool

  package init(
    positions: [Int], series: [ChartSeries], marks: [ChartMark] = [], crosshair: Int? = nil,
    brush: ClosedRange<Int>? = nil, isLogarithmic: Bool = false
  ) {
    self.positions = positions
    self.series = series
    self.marks = marks
    self.crosshair = crosshair
    self.brush = brush
    self.isLogarithmic = isLogarithmic
  }

  /// The lines that are drawn.
  package var lines: ArraySlice<ChartSeries> { series.prefix(5) }

  /// How many figures a logarithmic chart leaves out because they are zero or below.
  package var excludedCount: Int {
    guard isLogarithmic else { return 0 }
    return lines.reduce(0) { total, line in
      total + line.values.prefix(positions.count).count { ($0.figure ?? 1) <= 0 }
    }
  }

  /// The figure of a series at a position, when there is one that the chart can show.
  package func figure(_ line: ChartSeries, at index: Int) -> Double? {
    guard positions.indices.contains(index), line.values.indices.contains(index),
      let figure = line.values[index].figure, !isLogarithmic || figure > 0
    else { return nil }
    return figure
  }

  /// The index of the position drawn nearest to a column of the screen; nil outside the plot.
  package func position(at x: Int, in area: Rect, charset: Charset = .braille) -> Int? {
    let layout = layout(in: area, charset: charset)
    guard x >= layout.plot.x, x < layout.plot.maxX else { return nil }
    return positions.indices.min { abs(layout.columns[$0] - x) < abs(layout.columns[$1] - x) }
  }

  /// Draws the chart into an area of any size.
  package func draw(on canvas: inout Canvas, in area: Rect, charset: Charset) {
    let layout = layout(in: area, charset: charset)
    guard !layout.plot.isEmpty else { return }
    drawAxes(on: &canvas, layout: layout, charset: charset)
    drawLines(on: &canvas, layout: layout, charset: charset)
    drawPoints(on: &canvas, layout: layout, charset: charset)
    drawLabels(on: &canvas, layout: layout, charset: charset)
    drawCrosshair(on: &canvas, layout: layout, charset: charset)
  }
}
