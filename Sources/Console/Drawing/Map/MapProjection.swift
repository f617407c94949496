#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// How the round earth lies on a flat map. Places are longitude (x) and latitude (y) in degrees; on the map x grows to the
/// right and y upwards, in units of the earth's radius.
///
/// The world is drawn in the Equal Earth projection (Šavrič, Patterson and Jenny, 2018), in which areas are true: shading
/// a country by a class would otherwise weigh the north too much. A region is small enough for plain degrees, with
/// longitudes shortened by the cosine of its middle latitude. docs/decisions/0014-the-map.md says why.
package enum MapProjection: Hashable, Sendable {
  /// The world around a meridian.
  case equalEarth(centre: Double)
  /// A region around a place.
  case local(centre: SIMD2<Double>)

  /// - Parameter place: its longitude is taken as it stands, so it may lie beyond 180 degrees.
  package func point(of place: SIMD2<Double>) -> SIMD2<Double> {
    switch self {
    case .equalEarth(let centre): Self.equalEarth(longitude: place.x - centre, latitude: place.y)
    case .local(let centre): (place - centre) * SIMD2(Self.shortening(at: centre.y), 1) * Self.radian
    }
  }

  /// The place of a point of a local map; nil for the world, whose projection nobody needs backwards.
  func place(of point: SIMD2<Double>) -> SIMD2<Double>? {
    guard case .local(let centre) = self else { return nil }
    return point / (SIMD2(Self.shortening(at: centre.y), 1) * Self.radian) + centre
  }

  private static let radian = Double.pi / 180

  /// How much shorter a degree of longitude is than one of latitude; never nothing, not even at the poles.
  private static func shortening(at latitude: Double) -> Double { max(0.05, cos(latitude * radian)) }

  private static func equalEarth(longitude: Double, latitude: Double) -> SIMD2<Double> {
    let half = 3.0.squareRoot() / 2
    let angle = asin(half * sin(min(90, max(-90, latitude)) * radian))
    let square = angle * angle
    let sixth = square * square * square
    let y = angle * (a1 + a2 * square + sixth * (a3 + a4 * square))
    let slope = a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)
    return SIMD2(longitude * radian * cos(angle) / (half * slope), y)
  }

  // The polynomial of the projection's authors.
  private static let a1 = 1.340264
  private static let a2 = -0.081106
  private static let a3 = 0.000893
  private static let a4 = 0.003796
}
