/// Parts that make up a total, year by year, as bars or as surfaces, in amounts or as shares of the total.
package struct StackChart: Hashable, Sendable {
  package enum Form: Hashable, Sendable {
    case bar
    case area
  }

  package var positions: [Int]
  /// The parts, in any order; the six largest are drawn, and the others are added up as Other.
  package var series: [ChartSeries]
  package var form: Form
  /// Whether every year is drawn as 100%.
  package var isShare: Bool
  package var marks: [ChartMark]
  package var crosshair: Int?
  package var brush: ClosedRange<Int>?

  package init(
    positions: [Int], series: [ChartSeries], form: Form = .bar, isShare: Bool = false, marks: [ChartMark] = [],
    crosshair: Int? = nil, brush: ClosedRange<Int>? = nil
  ) {
    self.positions = positions
    self.series = series
    self.form = form
    self.isShare = isShare
    self.marks = marks
    self.crosshair = crosshair
    self.brush = brush
  }

  /// A colour for each of six parts, which fillings tell apart as well.
  package static let roles: [Role] = [.exports, .imports, .balance, .accent, .tierComprehensiveStrategic, .total]
  /// How many parts have a place of their own.
  package static let mostParts = 6

  /// The parts as they are drawn: the largest first, from the bottom up, and Other last.
  package var parts: [ChartSeries] {
    let known = series.filter { row in positions.indices.contains { row.figure(at: $0) != nil } }
    let sorted = known.enumerated().sorted { first, second in
      let sums = (size(of: first.element), size(of: second.element))
      return sums.0 == sums.1 ? first.offset < second.offset : sums.0 > sums.1
    }.map(\.element)
    guard sorted.count > Self.mostParts else { return sorted }
    return Array(sorted.prefix(Self.mostParts)) + [Self.sum(Array(sorted.dropFirst(Self.mostParts)), positions)]
  }

  private func size(of row: ChartSeries) -> Double {
    positions.indices.reduce(0) { $0 + abs(row.figure(at: $1) ?? 0) }
  }

  /// Other: missing as soon as one of its parts is, since a sum of what is known would be too small.
  private static func sum(_ rows: [ChartSeries], _ positions: [Int]) -> ChartSeries {
    let values = positions.indices.map { index -> ChartValue in
      let figures = rows.compactMap { $0.figure(at: index) }
      guard figures.count == rows.count else { return .missing }
      return ChartValue(figures.reduce(0, +), isHollow: rows.contains { $0.values[index].isHollow })
    }
    return ChartSeries(name: "Other", role: .muted, values: values)
  }

  /// The stack of one year.
  package struct Column: Hashable, Sendable {
    /// The ends of each part, as they are drawn; nil for a part without a figure.
    package var spans: [ClosedRange<Double>?]
    package var total: Double
    /// Whether a part is missing or below zero, so that the total is only what is known.
    package var isIncomplete: Bool
  }

  /// The stacks of all years; nil where nothing can be drawn: for surfaces and shares, where any part is missing.
  package var stacks: [Column?] {
    let parts = parts
    return positions.indices.map { index in
      let figures = parts.map { part in part.figure(at: index).flatMap { $0 >= 0 ? $0 : nil } }
      let total = figures.compactMap(\.self).reduce(0, +)
      let isIncomplete = figures.contains { $0 == nil }
      guard figures.contains(where: { $0 != nil }), total.isFinite else { return nil }
      guard !isIncomplete || (form == .bar && !isShare), !isShare || total > 0 else { return nil }
      var reached = 0.0
      let spans = figures.map { figure -> ClosedRange<Double>? in
        guard let figure else { return nil }
        let start = reached
        reached += isShare ? figure / total * 100 : figure
        return start...max(start, reached)
      }
      return Column(spans: spans, total: total, isIncomplete: isIncomplete)
    }
  }

  /// Where everything lies in an area.
  package func layout(in area: Rect) -> ChartLayout {
    let stacks = stacks
    let last = stacks.last { $0 != nil } ?? nil
    let ends = parts.enumerated().map { number, part in
      let span = last?.spans[number]
      let middle = span.map { ($0.lowerBound + $0.upperBound) / 2 }
      let figure = span.map { $0.upperBound - $0.lowerBound }
      let readout = figure.map { isShare ? "\(Int($0.rounded()))%" : SI.readout($0) } ?? ""
      // Two columns are kept for the sample of the filling.
      return YearPlot.End(
        name: part.name, role: part.role, text: ("  " + part.name + " " + readout).trimmingEnd, figure: middle)
    }
    let tops = stacks.compactMap { $0?.spans.compactMap { $0?.upperBound }.last }
    return YearPlot(
      positions: positions, figures: isShare ? [100] : tops, ends: ends, crosshair: crosshair,
      form: form == .bar ? .bars(perPosition: 1) : .areas, hasHeadroom: !isShare
    ).layout(in: area)
  }
}

extension StackChart: Chart {
  package var kind: ChartKind { isShare ? .share : form == .bar ? .stackedBar : .stackedArea }
  package var table: ChartTable { ChartTable(positions: positions, series: series) }

  /// How many years have figures that are not drawn, and figures below zero, which have no place in a stack.
  package var excludedCount: Int {
    let drawn = stacks
    return positions.indices.count { index in
      drawn[index] == nil && series.contains { $0.figure(at: index) != nil }
    }
  }

  private var negativeCount: Int {
    series.reduce(0) { total, row in total + positions.indices.count { (row.figure(at: $0) ?? 0) < 0 } }
  }

  package var remarks: [String] {
    var remarks = isShare ? ["% of the total"] : []
    let others = series.count - parts.count + 1
    if parts.last?.name == "Other", others > 1 { remarks.append("Other is \(others) parts") }
    if let last = stacks.last(where: { $0 != nil }) ?? nil, let index = stacks.lastIndex(where: { $0 != nil }) {
      remarks.append("total \(positions[index]): \(last.isIncomplete ? "≥" : "")\(SI.readout(last.total))")
    }
    let negativeCount = negativeCount
    if excludedCount > 0 {
      remarks.append("\(excludedCount) \(excludedCount == 1 ? "year" : "years") left out for want of a part")
    }
    if negativeCount > 0 {
      remarks.append("\(negativeCount) \(negativeCount == 1 ? "figure" : "figures") below 0 left out")
    }
    return remarks
  }
}

extension String {
  /// The text without blanks at its end.
  var trimmingEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
