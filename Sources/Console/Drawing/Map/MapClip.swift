/// Cuts closed lines to a window, edge by edge (Sutherland and Hodgman).
///
/// Of a shape that leaves the window several times the pieces stay joined along its edge; a fill by counting crossings
/// does not show that.
package enum MapClip {
  /// The part of a ring inside the window, as one ring; empty when there is none.
  package static func ring(_ ring: [SIMD2<Double>], to window: MapWindow) -> [SIMD2<Double>] {
    var points = ring
    points = cut(points, by: { $0.x - window.west })
    points = cut(points, by: { window.east - $0.x })
    points = cut(points, by: { $0.y - window.south })
    return cut(points, by: { window.north - $0.y })
  }

  /// Keeps the side of a straight edge on which a distance is not negative.
  private static func cut(_ points: [SIMD2<Double>], by distance: (SIMD2<Double>) -> Double) -> [SIMD2<Double>] {
    guard var previous = points.last else { return [] }
    var before = distance(previous)
    var kept: [SIMD2<Double>] = []
    kept.reserveCapacity(points.count)
    for point in points {
      let now = distance(point)
      if (before < 0) != (now < 0) { kept.append(previous + (point - previous) * (before / (before - now))) }
      if now >= 0 { kept.append(point) }
      (previous, before) = (point, now)
    }
    return kept
  }
}
