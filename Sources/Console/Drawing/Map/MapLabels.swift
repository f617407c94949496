/// Places points and labels on a map: each where there is room, and none over another.
struct MapLabels {
  /// A point: a state too small for its outline, with the glyph of its level.
  struct Point: Equatable {
    var cell: Console.Point
    var shape: Int
  }

  struct Label: Equatable {
    /// The cell of its first letter.
    var cell: Console.Point
    var shape: Int
  }

  private(set) var points: [Point] = []
  private(set) var labels: [Label] = []
  private let shapes: [MapShape]
  private let raster: MapRaster
  private let size: Size
  private var taken: [Bool]

  /// A country with fewer dots than this is drawn as a point.
  static let fewestDots = 5

  init(_ shapes: [MapShape], _ raster: MapRaster, plane: MapPlane, size: Size, selected: Int?) {
    self.shapes = shapes
    self.raster = raster
    self.size = size
    taken = Array(repeating: false, count: size.width * size.height)
    let order = shapes.indices.sorted {
      Self.weight($0, shapes, raster, selected) > Self.weight($1, shapes, raster, selected)
    }
    let cells = shapes.map { shape in shape.place.flatMap { plane.visibleDot(of: $0) }.flatMap { Self.cell($0, size) } }
    for index in order where shapes[index].standing != .outsider {
      guard let cell = cells[index], Self.isPoint(index, shapes, raster) else { continue }
      guard !isTaken(cell.x, cell.y) else { continue }
      points.append(Point(cell: cell, shape: index))
      take(cell.x..<cell.x + 1, cell.y)
    }
    for index in order where shapes[index].standing != .outsider {
      if let cell = cells[index] { place(index, at: cell) }
    }
  }

  static func isPoint(_ index: Int, _ shapes: [MapShape], _ raster: MapRaster) -> Bool {
    raster.areas[index] < fewestDots
  }

  /// What comes first where there is not room for all: the cursor's country, home, the higher classes, the larger.
  private static func weight(
    _ index: Int, _ shapes: [MapShape], _ raster: MapRaster, _ selected: Int?
  ) -> (Int, Int, Int) {
    let shape = shapes[index]
    let first = index == selected ? 3 : shape.standing == .home ? 2 : shape.standing == .partner ? 1 : 0
    return (first, shape.level, raster.areas[index] - index)
  }

  private static func cell(_ dot: SIMD2<Double>, _ size: Size) -> Console.Point? {
    let cell = Console.Point(x: Int((dot.x / 2).rounded(.down)), y: Int((dot.y / 4).rounded(.down)))
    return Rect(size).contains(cell) ? cell : nil
  }

  private func isTaken(_ x: Int, _ y: Int) -> Bool {
    Rect(size).contains(.init(x: x, y: y)) && taken[y * size.width + x]
  }

  private mutating func take(_ columns: Range<Int>, _ row: Int) {
    for x in columns where x >= 0 && x < size.width { taken[row * size.width + x] = true }
  }

  private mutating func place(_ index: Int, at cell: Console.Point) {
    let width = TextWidth.columns(of: shapes[index].code)
    guard width > 0 else { return }
    let isPoint = points.contains { $0.shape == index }
    let places =
      isPoint ? Self.besides(cell, width) : raster.areas[index] < Self.fewestDots ? [] : Self.inside(cell, width)
    for start in places where isFree(start, width, isPoint ? nil : index) {
      labels.append(Label(cell: start, shape: index))
      take(start.x - 1..<start.x + width + 1, start.y)
      return
    }
  }

  /// Around the middle of a country: on it, then a row or a few columns aside.
  private static func inside(_ cell: Console.Point, _ width: Int) -> [Console.Point] {
    let start = cell.x - width / 2
    return [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1), (2, 0), (-2, 0), (1, 1), (-1, 1), (1, -1), (-1, -1)]
      .map { .init(x: start + $0.0, y: cell.y + $0.1) }
  }

  /// Right, left, below and above a point.
  private static func besides(_ cell: Console.Point, _ width: Int) -> [Console.Point] {
    [(1, 0), (-width, 0), (-width / 2, 1), (-width / 2, -1)].map { .init(x: cell.x + $0.0, y: cell.y + $0.1) }
  }

  /// Whether a label may stand there: on its own country, or for a point on the sea.
  private func isFree(_ start: Console.Point, _ width: Int, _ owner: Int?) -> Bool {
    guard start.x >= 0, start.y >= 0, start.x + width <= size.width, start.y < size.height else { return false }
    return (start.x..<start.x + width).allSatisfy { x in
      guard !taken[start.y * size.width + x] else { return false }
      if let owner { return raster.owner(ofCell: x, start.y) == owner }
      return (0..<8).allSatisfy { raster.owner(2 * x + $0 % 2, 4 * start.y + $0 / 2) < 0 }
    }
  }
}
