/// The part of the world that a map shows, in degrees. East is greater than west, so one of them may lie beyond 180.
package struct MapWindow: Hashable, Sendable {
  package var west: Double
  package var east: Double
  package var south: Double
  package var north: Double
  package var projection: MapProjection

  /// The inhabited world around a meridian.
  package static func world(centre: Double) -> MapWindow {
    MapWindow(
      west: centre - 180, east: centre + 180, south: -56, north: 79, projection: .equalEarth(centre: centre))
  }

  /// A window around some countries: all their places, and the mainlands of those that are not so wide that they would
  /// push the others to the edge, such as Russia among the countries of Europe. Nil when nothing has a place.
  package static func around(_ shapes: [MapShape]) -> MapWindow? {
    var corners = shapes.compactMap(\.place)
    for shape in shapes {
      guard let mainland = shape.rings.max(by: { $0.count < $1.count }) else { continue }
      let (low, high) = bounds(of: mainland)
      if high.x - low.x <= widest, high.y - low.y <= widest { corners += [low, high] }
    }
    guard let west = westernmost(corners.map(\.x)) else { return nil }
    let unrolled = corners.map { SIMD2($0.x < west ? $0.x + 360 : $0.x, $0.y) }
    let (low, high) = bounds(of: unrolled)
    // A tenth of air around; a single small state still shows its neighbours.
    let middle = (low + high) / 2
    let reach = (high - low) * 0.54
    let half = SIMD2(max(reach.x, 6), max(reach.y, 4))
    return MapWindow(
      west: middle.x - half.x, east: middle.x + half.x, south: max(-89, middle.y - half.y),
      north: min(89, middle.y + half.y), projection: .local(centre: middle))
  }

  /// The widest mainland, in degrees, that a region's window takes in whole.
  private static let widest = 95.0

  /// The longitude after the widest gap between longitudes: from there eastwards they lie closest together.
  private static func westernmost(_ longitudes: [Double]) -> Double? {
    let sorted = longitudes.sorted()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    var (widest, west) = (first + 360 - last, first)
    for (left, right) in zip(sorted, sorted.dropFirst()) where right - left > widest {
      (widest, west) = (right - left, right)
    }
    return west
  }

  /// The least and the greatest coordinates of some points; zero for none.
  static func bounds(of points: [SIMD2<Double>]) -> (low: SIMD2<Double>, high: SIMD2<Double>) {
    guard var low = points.first else { return (.zero, .zero) }
    var high = low
    for point in points {
      low = pointwiseMin(low, point)
      high = pointwiseMax(high, point)
    }
    return (low, high)
  }

  /// The turns of the globe by which something between two longitudes must be moved to lie in the window.
  func turns(from left: Double, to right: Double) -> [Double] {
    [-720, -360, 0, 360, 720].filter { left + $0 <= east && right + $0 >= west }
  }
}

/// A window laid on a grid of square dots: where each place comes to lie.
package struct MapPlane: Hashable, Sendable {
  /// What shows; a region's window is widened until it fills the grid.
  package private(set) var window: MapWindow
  /// Dots per unit of the projection.
  package let scale: Double
  /// The point of the projection at the grid's left and top edges.
  private let corner: SIMD2<Double>

  package init(_ window: MapWindow, width: Int, height: Int) {
    let grid = SIMD2(Double(max(1, width)), Double(max(1, height)))
    let (low, high) = Self.extent(of: window)
    let size = pointwiseMax(high - low, SIMD2(1e-6, 1e-6))
    let scale = min(grid.x / size.x, grid.y / size.y)
    let middle = (low + high) / 2
    self.window = window
    self.scale = scale
    corner = SIMD2(middle.x - grid.x / 2 / scale, middle.y + grid.y / 2 / scale)
    let reach = grid / 2 / scale
    if let first = window.projection.place(of: middle - reach), let last = window.projection.place(of: middle + reach) {
      let centre = (window.west + window.east) / 2
      self.window.west = max(first.x, centre - 180)
      self.window.east = min(last.x, centre + 180)
      self.window.south = max(first.y, -90)
      self.window.north = min(last.y, 90)
    }
  }

  /// The room that a window takes in its projection.
  private static func extent(of window: MapWindow) -> (low: SIMD2<Double>, high: SIMD2<Double>) {
    let widest = min(max(0, window.south), window.north)
    let points = [window.south, widest, window.north].flatMap { latitude in
      [window.west, window.east].map { window.projection.point(of: SIMD2($0, latitude)) }
    }
    return MapWindow.bounds(of: points)
  }

  /// Where a place lies, in dots from the left and from the top; not rounded, and outside the grid for what is outside.
  package func dot(of place: SIMD2<Double>) -> SIMD2<Double> {
    let point = window.projection.point(of: place)
    return SIMD2((point.x - corner.x) * scale, (corner.y - point.y) * scale)
  }

  /// The dot of a place that may have to be turned around the globe; nil when the window does not show it.
  package func visibleDot(of place: SIMD2<Double>) -> SIMD2<Double>? {
    guard place.y >= window.south, place.y <= window.north, let turn = window.turns(from: place.x, to: place.x).first
    else { return nil }
    return dot(of: SIMD2(place.x + turn, place.y))
  }
}
