/// A plot in braille: every cell holds 2×4 dots, so that lines are four times finer than text.
///
/// Where two lines meet in a cell their dots merge, and the later line gives the colour.
struct BrailleGrid {
  let width: Int
  let height: Int
  private var masks: [UInt8]
  private var roles: [Role]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    masks = Array(repeating: 0, count: width * height)
    roles = Array(repeating: .text, count: width * height)
  }

  /// The bit of each dot, by column and row within the cell: Unicode numbers the lowest row last.
  private static let bits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]

  /// Sets one dot; outside the grid nothing happens.
  mutating func set(_ dot: Point, role: Role) {
    guard dot.x >= 0, dot.y >= 0, dot.x < width * 2, dot.y < height * 4 else { return }
    let index = dot.y / 4 * width + dot.x / 2
    masks[index] |= Self.bits[dot.x % 2][dot.y % 4]
    roles[index] = role
  }

  /// A straight line between two dots (Bresenham); a dotted one leaves out every other pair of dots.
  mutating func line(from start: Point, to end: Point, role: Role, isDotted: Bool) {
    var step = 0
    Line.walk(from: start, to: end) { dot in
      if !isDotted || step % 4 < 2 { set(dot, role: role) }
      step += 1
    }
  }

  /// Puts the cells that have dots on the canvas.
  func draw(on canvas: inout Canvas, at plot: Rect, clip: Rect) {
    for y in 0..<height {
      for x in 0..<width {
        let index = y * width + x
        let point = Point(x: plot.x + x, y: plot.y + y)
        guard masks[index] != 0, clip.contains(point), let scalar = Unicode.Scalar(0x2800 + UInt32(masks[index]))
        else { continue }
        canvas.put(scalar, at: point, role: roles[index])
      }
    }
  }
}

/// The points of a straight line.
enum Line {
  /// Goes over all points between two, both included, by Bresenham's algorithm.
  static func walk(from start: Point, to end: Point, _ body: (Point) -> Void) {
    let dx = abs(end.x - start.x)
    let dy = -abs(end.y - start.y)
    let stepX = start.x < end.x ? 1 : -1
    let stepY = start.y < end.y ? 1 : -1
    var error = dx + dy
    var point = start
    body(point)
    while point != end {
      let doubled = 2 * error
      if doubled >= dy {
        error += dy
        point.x += stepX
      }
      if doubled <= dx {
        error += dx
        point.y += stepY
      }
      body(point)
    }
  }
}
