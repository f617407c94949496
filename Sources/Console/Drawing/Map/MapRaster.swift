/// Which country lies under each dot of a map.
struct MapRaster {
  let width: Int
  let height: Int
  /// The position of the country in the list of shapes, or -1 for the sea, row by row.
  private(set) var owners: [Int16]
  /// How many dots each country has.
  private(set) var areas: [Int]

  /// Lays shapes on a grid of dots, the large ones first, so that what lies inside another shows.
  init(_ shapes: [MapShape], on plane: MapPlane, width: Int, height: Int) {
    self.width = width
    self.height = height
    owners = Array(repeating: -1, count: width * height)
    areas = Array(repeating: 0, count: shapes.count)
    let fills = shapes.indices.map { (index: $0, edges: Self.edges(of: shapes[$0], on: plane)) }
      .filter { !$0.edges.isEmpty }
      .map { (index: $0.index, edges: $0.edges, size: Self.size($0.edges)) }
      .sorted { $0.size != $1.size ? $0.size > $1.size : $0.index < $1.index }
    for fill in fills { self.fill(fill.edges, Int16(clamping: fill.index)) }
    for owner in owners where owner >= 0 { areas[Int(owner)] += 1 }
  }

  /// A line from one dot to another, downwards.
  private struct Edge {
    var top: SIMD2<Double>
    var bottom: SIMD2<Double>
  }

  private static func edges(of shape: MapShape, on plane: MapPlane) -> [Edge] {
    var edges: [Edge] = []
    for ring in shape.rings {
      let (low, high) = MapWindow.bounds(of: ring)
      for turn in plane.window.turns(from: low.x, to: high.x) {
        let turned = turn == 0 ? ring : ring.map { SIMD2($0.x + turn, $0.y) }
        let dots = MapClip.ring(turned, to: plane.window).map { plane.dot(of: $0) }
        guard var previous = dots.last else { continue }
        for dot in dots {
          if dot.y != previous.y {
            edges.append(dot.y > previous.y ? Edge(top: previous, bottom: dot) : Edge(top: dot, bottom: previous))
          }
          previous = dot
        }
      }
    }
    return edges
  }

  /// The size of the box around some edges.
  private static func size(_ edges: [Edge]) -> Double {
    let (low, high) = MapWindow.bounds(of: edges.flatMap { [$0.top, $0.bottom] })
    return (high.x - low.x) * (high.y - low.y)
  }

  /// Fills what lies between odd and even crossings of each row of dots, looked at through their middles.
  private mutating func fill(_ edges: [Edge], _ owner: Int16) {
    var crossings: [[Double]] = Array(repeating: [], count: height)
    for edge in edges {
      let first = max(0, Int((edge.top.y - 0.5).rounded(.up)))
      let last = min(height - 1, Int((edge.bottom.y - 0.5).rounded(.up)) - 1)
      guard first <= last else { continue }
      let slope = (edge.bottom.x - edge.top.x) / (edge.bottom.y - edge.top.y)
      for y in first...last { crossings[y].append(edge.top.x + (Double(y) + 0.5 - edge.top.y) * slope) }
    }
    for y in 0..<height where crossings[y].count > 1 {
      let row = crossings[y].sorted()
      for pair in stride(from: 0, to: row.count - 1, by: 2) {
        let first = max(0, Int((row[pair] - 0.5).rounded(.up)))
        let end = min(width, Int((row[pair + 1] - 0.5).rounded(.up)))
        if first < end { for x in first..<end { owners[y * width + x] = owner } }
      }
    }
  }

  /// The country under a dot; -1 for the sea. Beyond the grid lies what lies at its edge, so that the edge is no coast.
  func owner(_ x: Int, _ y: Int) -> Int {
    guard width > 0, height > 0 else { return -1 }
    return Int(owners[min(height - 1, max(0, y)) * width + min(width - 1, max(0, x))])
  }

  /// The country with most of the dots of a rectangle, which must lie in the grid; -1 when most of it is sea.
  func owner(ofDots columns: Range<Int>, _ rows: Range<Int>) -> Int {
    var counts: [(owner: Int, count: Int)] = []
    for y in rows {
      for x in columns {
        let owner = owner(x, y)
        if let known = counts.firstIndex(where: { $0.owner == owner }) {
          counts[known].count += 1
        } else {
          counts.append((owner, 1))
        }
      }
    }
    // Land before sea where they are even, so that narrow lands do not fall apart.
    return counts.max { ($0.count, $0.owner) < ($1.count, $1.owner) }?.owner ?? -1
  }

  /// The country of a cell of 2 × 4 dots.
  func owner(ofCell x: Int, _ y: Int) -> Int { owner(ofDots: 2 * x..<2 * x + 2, 4 * y..<4 * y + 4) }
}
