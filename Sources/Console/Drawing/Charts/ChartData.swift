/// One figure of a chart. A missing one is a gap in the chart and never zero.
package struct ChartValue: Hashable, Sendable {
  /// The figure, or nil when it is missing.
  package var value: Double?
  /// Whether the figure is only approximate or provisional, which charts show hollow.
  package var isHollow: Bool
  /// Whether it is counted in another way than the figure before, so that the line between them is dotted.
  package var startsAnew: Bool
  /// Whether sources differ on the figure, which its label says.
  package var isDisputed: Bool

  package init(_ value: Double?, isHollow: Bool = false, startsAnew: Bool = false, isDisputed: Bool = false) {
    self.isDisputed = isDisputed
    self.value = value
    self.isHollow = isHollow
    self.startsAnew = startsAnew
  }

  /// A figure that nobody has.
  package static let missing = ChartValue(nil)

  /// The figure if there is one that can be drawn; what is not a number counts as missing.
  package var figure: Double? { value.flatMap { $0.isFinite ? $0 : nil } }
}

/// One line of a chart: a name, a colour by role, and a figure for every position.
package struct ChartSeries: Hashable, Sendable {
  package var name: String
  package var role: Role
  /// One figure per position of the chart.
  package var values: [ChartValue]
  /// Whether a position without a figure is marked on the axis; not for a line that only stands in where others fail.
  package var marksGaps: Bool

  package init(name: String, role: Role, values: [ChartValue], marksGaps: Bool = true) {
    self.name = name
    self.role = role
    self.values = values
    self.marksGaps = marksGaps
  }

  /// The figure at a position, when there is one.
  func figure(at index: Int) -> Double? { values.indices.contains(index) ? values[index].figure : nil }
}

/// A surface behind lines from a lowest to a highest figure, such as what sources say of one year.
package struct ChartBand: Hashable, Sendable {
  package var name: String
  package var role: Role
  /// The lowest and the highest figure of every position; nil where there is none.
  package var ranges: [ClosedRange<Double>?]

  package init(name: String, role: Role, ranges: [ClosedRange<Double>?]) {
    self.name = name
    self.role = role
    self.ranges = ranges
  }
}

/// An event on the time axis of a chart.
package struct ChartMark: Hashable, Sendable {
  /// The index of the position where it happened.
  package var position: Int
  package var glyph: String
  package var role: Role

  package init(position: Int, glyph: String, role: Role = .event) {
    self.position = position
    self.glyph = glyph
    self.role = role
  }
}
