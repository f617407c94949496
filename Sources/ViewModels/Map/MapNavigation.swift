#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Which partner lies next in each direction of the map.
///
/// From each place the nearest one in the quarter of the plane that a direction means. Such steps alone would leave some
/// places that no step leads to; so those are put between two others, until every place is reached from every other.
package struct MapNavigation: Hashable, Sendable {
  package enum Direction: Int, CaseIterable, Sendable {
    case up, down, left, right
  }

  /// For each place its neighbours by direction.
  private var steps: [[Int?]]
  private let points: [SIMD2<Double>]

  /// - Parameters:
  ///   - places: longitudes and latitudes.
  ///   - centre: the meridian in the middle of the map: longitudes are counted from it, as far as they look from there.
  package init(_ places: [SIMD2<Double>], centre: Double) {
    let points = places.map { place in
      var x = place.x - centre
      if x < -180 { x += 360 }
      if x >= 180 { x -= 360 }
      return SIMD2(x, place.y)
    }
    self.points = points
    steps = points.indices.map { from in
      Direction.allCases.map { Self.nearest(from: from, to: $0, points) }
    }
    connect()
  }

  /// The place that a step leads to; nil at the edge of the map.
  package func step(from place: Int, _ direction: Direction) -> Int? {
    steps.indices.contains(place) ? steps[place][direction.rawValue] : nil
  }

  /// From one place to another: east and north, with degrees of longitude as short as they are there.
  private static func way(_ from: SIMD2<Double>, _ to: SIMD2<Double>) -> SIMD2<Double> {
    SIMD2((to.x - from.x) * cos((from.y + to.y) / 2 * .pi / 180), to.y - from.y)
  }

  private static func length(_ way: SIMD2<Double>) -> Double { (way * way).sum() }

  /// The direction of a way; places in one spot lie to the right of each other in their order.
  private static func direction(_ way: SIMD2<Double>, isLater: Bool) -> Direction {
    if way == .zero { return isLater ? .right : .left }
    return abs(way.x) >= abs(way.y) ? (way.x > 0 ? .right : .left) : (way.y > 0 ? .up : .down)
  }

  private static func nearest(from: Int, to direction: Direction, _ points: [SIMD2<Double>]) -> Int? {
    var best: (place: Int, length: Double)?
    for place in points.indices where place != from {
      let way = way(points[from], points[place])
      guard Self.direction(way, isLater: place > from) == direction else { continue }
      let length = length(way)
      if length < best?.length ?? .infinity { best = (place, length) }
    }
    return best?.place
  }

  // MARK: Every place from every other

  private mutating func connect() {
    guard points.count > 1 else { return }
    var reached = reachable(from: 0)
    while let bridge = nearestPair(from: { reached[$0] }, to: { !reached[$0] }) {
      // The new place goes before the one that the step led to, so that nothing is lost by it.
      let next = steps[bridge.from][bridge.direction]
      steps[bridge.from][bridge.direction] = bridge.to
      if let next { steps[bridge.to][bridge.direction] = next }
      reached = reachable(from: 0)
    }
    var returning = reaching(0)
    while let bridge = nearestPair(from: { !returning[$0] }, to: { returning[$0] }, keepsReach: true) {
      steps[bridge.from][bridge.direction] = bridge.to
      returning = reaching(0)
    }
  }

  private struct Bridge {
    var from: Int
    var to: Int
    var direction: Int
  }

  /// The nearest two places of two sorts, and in which direction one lies from the other.
  ///
  /// - Parameter keepsReach: pass over steps without which some place would not be reached any more.
  private func nearestPair(
    from isStart: (Int) -> Bool, to isEnd: (Int) -> Bool, keepsReach: Bool = false
  ) -> Bridge? {
    let pairs = points.indices.filter(isStart).flatMap { from in
      points.indices.filter(isEnd).map { to in (from, to, Self.length(Self.way(points[from], points[to]))) }
    }
    for (from, to, _) in pairs.sorted(by: { ($0.2, $0.0, $0.1) < ($1.2, $1.0, $1.1) }) {
      let direction = Self.direction(Self.way(points[from], points[to]), isLater: to > from).rawValue
      let bridge = Bridge(from: from, to: to, direction: direction)
      guard keepsReach else { return bridge }
      var changed = self
      changed.steps[from][direction] = to
      if changed.reachable(from: 0).allSatisfy(\.self) { return bridge }
    }
    return nil
  }

  private func reachable(from start: Int) -> [Bool] {
    var reached = Array(repeating: false, count: points.count)
    var waiting = [start]
    while let place = waiting.popLast() {
      guard !reached[place] else { continue }
      reached[place] = true
      waiting += steps[place].compactMap(\.self)
    }
    return reached
  }

  /// The places from which steps lead to a goal.
  private func reaching(_ goal: Int) -> [Bool] {
    var back: [[Int]] = Array(repeating: [], count: points.count)
    for (place, steps) in steps.enumerated() { for next in steps.compactMap(\.self) { back[next].append(place) } }
    var found = Array(repeating: false, count: points.count)
    var waiting = [goal]
    while let place = waiting.popLast() {
      guard !found[place] else { continue }
      found[place] = true
      waiting += back[place]
    }
    return found
  }
}
