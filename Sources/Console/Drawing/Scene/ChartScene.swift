/// What a chart consists of: shapes in the order they are painted. Places are counted in cells of the canvas.
package struct ChartScene: Hashable, Sendable {
  package var area: Rect
  package var shapes: [ChartShape] = []

  package init(area: Rect) { self.area = area }

  mutating func add(_ shape: ChartShape) { shapes.append(shape) }

  mutating func add(contentsOf other: ChartScene) { shapes += other.shapes }
}

/// One thing to be seen in a chart.
package enum ChartShape: Hashable, Sendable {
  case label(ChartLabel)
  /// A glyph at the end of a bar, which says in cells what the outline says on a picture.
  case cap(ChartLabel)
  case rule(ChartRule)
  case joint(ChartJoint)
  case tick(ChartTick)
  case line(ChartPath)
  case point(ChartPoint)
  case area(ChartArea)
  case bar(ChartBar)
  case beam(ChartBeam)
  case tile(ChartTile)
  case key(ChartKey)
  case brush(ChartBrush)
  case crosshair(ChartCrosshair)
  case highlight(Rect)
  case sparks(ChartSparks)
}

/// Words with their place.
package struct ChartLabel: Hashable, Sendable {
  package var text: String
  /// The cell of the first glyph.
  package var point: Point
  package var role: Role
  /// Which part of the text keeps its place where a font has other widths than a terminal.
  package var anchor: Alignment
  /// The middle of the text on a picture, in columns, where it belongs to a place between two of them.
  package var exactX: Double?
  /// Whether the text stands on a filling, which a picture keeps it apart from.
  package var isOnFill: Bool

  package init(
    text: String, point: Point, role: Role, anchor: Alignment = .left, exactX: Double? = nil, isOnFill: Bool = false
  ) {
    self.text = text
    self.point = point
    self.role = role
    self.anchor = anchor
    self.exactX = exactX
    self.isOnFill = isOnFill
  }

  /// The columns that the text covers.
  package var columns: Range<Int> { point.x..<point.x + TextWidth.columns(of: text) }
}

/// The rectangle that lines are drawn in. A depth of 0 is its first row and of 1 its last.
package struct PlotBox: Hashable, Sendable {
  package var rect: Rect
  /// Whether the plot stands on an axis line in the row below it, which is where a depth of 1 lies in a picture.
  package var standsOnAxis: Bool

  /// The step of a depth counted from the top of the plot, in rows divided into `steps`.
  func level(_ depth: Double, steps: Int) -> Int { Int((depth * Double(rect.height * steps - 1)).rounded()) }

  func row(_ depth: Double) -> Int { rect.y + level(depth, steps: 1) }

  /// The height on a picture, in rows from the top of the canvas.
  func y(_ depth: Double) -> Double {
    Double(rect.y) + 0.5 + depth * Double(max(0, standsOnAxis ? rect.height : rect.height - 1))
  }
}

/// A place in a plot: the column (a whole number is the middle of one) and the depth below the top, from 0 to 1.
package struct Spot: Hashable, Sendable {
  package var x: Double
  package var depth: Double

  package var column: Int { Int(x.rounded()) }
}

/// A straight line of the furniture, level or upright, from the middle of one cell to that of another.
package struct ChartRule: Hashable, Sendable {
  package var from: Point
  package var to: Point
  package var role: Role = .axis
  /// The height of a level rule on a picture, in rows, when it lies at a figure rather than in a row.
  package var exactY: Double?
}

/// Where a mark or another line meets an axis.
package struct ChartJoint: Hashable, Sendable {
  package enum Form: Hashable, Sendable {
    case corner
    case cross
    case left
    case down
  }
  package var form: Form
  package var point: Point
  /// The place on a picture, in columns, when it lies between two of them.
  package var exactX: Double?
}

/// A figure of a vertical axis.
package struct ChartTick: Hashable, Sendable {
  package var text: String
  /// The column of the axis line, left of which the figure stands.
  package var axis: Int
  package var row: Int
  /// The exact height on a picture, in rows.
  package var y: Double
}

/// A line of straight pieces.
package struct ChartPath: Hashable, Sendable {
  package struct Piece: Hashable, Sendable {
    package var from: Spot
    package var to: Spot
    /// Whether one of its ends is not certain.
    package var isDotted: Bool
    /// Whether it goes on where the piece before it ended.
    package var isJoined: Bool
  }
  package var box: PlotBox
  package var pieces: [Piece]
  package var role: Role
}

/// A single figure of a line or of a scatter.
package struct ChartPoint: Hashable, Sendable {
  package enum Form: Hashable, Sendable {
    case full
    case hollow
    /// The sign of a line in plain ASCII, or the number of points in one cell.
    case sign(String)
  }
  package var box: PlotBox
  package var spot: Spot
  package var form: Form
  package var role: Role
}

/// What tells parts and series apart beside their colour, by number.
package enum Fill: Hashable, Sendable {
  case part(Int)
  /// A figure that is not certain.
  case hollow
  /// What lies between two ends.
  case band
}

/// A surface between two lines over the same columns. Heights are rows from the top of the canvas; a whole number and
/// a half is the middle of a row.
package struct ChartArea: Hashable, Sendable {
  package struct Edge: Hashable, Sendable {
    package var x: Double
    package var top: Double
    package var bottom: Double
  }
  package var plot: Rect
  /// From left to right.
  package var edges: [Edge]
  package var role: Role
  package var fill: Fill
}

/// An upright bar over some columns.
package struct ChartBar: Hashable, Sendable {
  package var plot: Rect
  package var columns: Range<Int>
  /// The row that bars stand on; they hang from it when they are negative.
  package var zeroRow: Int
  /// The ends in rows above the zero row; below it they are negative.
  package var from: Double
  package var to: Double
  /// The ends on a picture, where those in rows are rounded so that bars on each other add up.
  package var exactFrom: Double?
  package var exactTo: Double?
  package var role: Role
  package var fill: Fill
  /// Whether the bar is part of a strip of one or two rows, where plain ASCII tells heights by different signs.
  package var isOfStrip = false
}

/// A level bar over some rows, from one place to another counted in columns, where a whole number is an edge.
package struct ChartBeam: Hashable, Sendable {
  package var rows: Range<Int>
  package var from: Double
  package var to: Double
  package var role: Role
  package var fill: Fill
}

/// A cell of a grid, shaded by a level from nothing (0) to most.
package struct ChartTile: Hashable, Sendable {
  package var rect: Rect
  /// The shade from 0 to 4; nil when nobody knows.
  package var level: Int?
  package var role: Role
}

/// A filling in a legend.
package struct ChartKey: Hashable, Sendable {
  package var point: Point
  package var fill: Fill
  package var role: Role
}

/// The years of a filter on an axis.
package struct ChartBrush: Hashable, Sendable {
  package var row: Int
  package var columns: ClosedRange<Int>
  package var showsStart: Bool
  package var showsEnd: Bool
}

/// The column of the crosshair: its plot, and the plot with the axis.
package struct ChartCrosshair: Hashable, Sendable {
  package var x: Int
  package var exactX: Double
  package var plot: Rect
  package var column: Rect
}

/// A sparkline with its place.
package struct ChartSparks: Hashable, Sendable {
  package var point: Point
  package var line: Sparkline
  /// The columns that there are; the latest values are shown.
  package var width: Int
}
