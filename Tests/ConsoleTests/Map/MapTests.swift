import Foundation
import Testing

@testable import Console

/// A star around a middle: a closed line that does not cross itself.
private func star(_ random: inout Seeded, around middle: SIMD2<Double>, reach: Double) -> [SIMD2<Double>] {
  let count = random.number(3...14)
  return (0..<count).map { index in
    let angle = Double(index) / Double(count) * 2 * .pi
    let length = reach * Double(random.number(20...100)) / 100
    return middle + SIMD2(cos(angle), sin(angle)) * length
  }
}

private func place(_ random: inout Seeded) -> SIMD2<Double> {
  SIMD2(Double(random.number(-1800...1800)) / 10, Double(random.number(-850...850)) / 10)
}

private func shapes(_ random: inout Seeded, _ count: Int) -> [MapShape] {
  (0..<count).map { index in
    let middle = place(&random)
    let standings: [MapShape.Standing] = [.partner, .partner, .dimmed, .home, .outsider]
    return MapShape(
      code: ["ABC", "XY", "", "中国"][random.number(0...3)],
      rings: random.number(0...3) == 0
        ? [] : [star(&random, around: middle, reach: Double(random.number(1...40)))],
      place: random.number(0...5) == 0 ? nil : middle, standing: standings[random.number(0...4)],
      level: random.number(0...5), role: .text)
  }
}

private func window(_ random: inout Seeded) -> MapWindow {
  if random.number(0...1) == 0 { return .world(centre: Double(random.number(-180...180))) }
  let middle = place(&random)
  let half = SIMD2(Double(random.number(1...80)), Double(random.number(1...40)))
  return MapWindow(
    west: middle.x - half.x, east: middle.x + half.x, south: max(-89, middle.y - half.y),
    north: min(89, middle.y + half.y), projection: .local(centre: middle))
}

/// Twice the signed area of a ring.
private func area(_ ring: [SIMD2<Double>]) -> Double {
  ring.indices.reduce(0) { sum, index in
    let (a, b) = (ring[index], ring[(index + 1) % ring.count])
    return sum + a.x * b.y - b.x * a.y
  }
}

@Suite("Maps")
struct MapTests {
  @Test("What is cut to a window lies in it, and the parts are as large as the whole")
  func clipping() {
    var random = Seeded(1)
    for _ in 0..<500 {
      let ring = star(&random, around: place(&random), reach: Double(random.number(1...90)))
      var west = MapWindow(west: -1_000, east: 12.5, south: -1_000, north: 1_000, projection: .local(centre: .zero))
      var east = west
      (east.west, east.east) = (12.5, 1_000)
      let halves = [west, east].flatMap { half -> [SIMD2<Double>] in
        var (lower, upper) = (half, half)
        (lower.north, upper.south) = (-3.25, -3.25)
        return [lower, upper].map { SIMD2(area(MapClip.ring(ring, to: $0)), 0) }
      }
      #expect(abs(halves.reduce(0) { $0 + $1.x } - area(ring)) < 1e-6 * max(1, abs(area(ring))))
      west = window(&random)
      for point in MapClip.ring(ring, to: west) {
        #expect(point.x >= west.west - 1e-9 && point.x <= west.east + 1e-9)
        #expect(point.y >= west.south - 1e-9 && point.y <= west.north + 1e-9)
      }
    }
  }

  @Test("A dot belongs to a country just where its middle lies within the outline")
  func fill() {
    var random = Seeded(2)
    for _ in 0..<150 {
      let middle = SIMD2(Double(random.number(-60...60)), Double(random.number(-40...40)))
      let window = MapWindow(
        west: middle.x - 30, east: middle.x + 30, south: middle.y - 20, north: middle.y + 20,
        projection: .local(centre: middle))
      let ring = star(&random, around: middle + SIMD2(Double(random.number(-20...20)), 0), reach: 35)
      let (width, height) = (random.number(1...60), random.number(1...60))
      let plane = MapPlane(window, width: width, height: height)
      let raster = MapRaster(
        [MapShape(code: "", rings: [ring], place: nil, level: 5, role: .text)], on: plane, width: width, height: height)
      let dots = ring.map { plane.dot(of: $0) }
      for y in 0..<height {
        for x in 0..<width {
          let centre = SIMD2(Double(x) + 0.5, Double(y) + 0.5)
          // The window of a region is widened to the whole grid, but never beyond the poles.
          #expect((raster.owner(x, y) == 0) == contains(dots, centre), "dot \(x), \(y) of \(width)×\(height)")
        }
      }
    }
  }

  private func contains(_ ring: [SIMD2<Double>], _ point: SIMD2<Double>) -> Bool {
    var isInside = false
    for index in ring.indices {
      let (a, b) = (ring[index], ring[(index + 1) % ring.count])
      if (a.y > point.y) != (b.y > point.y), point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x) {
        isInside.toggle()
      }
    }
    return isInside
  }

  @Test("No glyph outside the area, at any size, with any countries", arguments: Charset.allCases)
  func inside(charset: Charset) {
    var random = Seeded(3)
    for round in 0..<150 {
      let area = Rect(
        x: random.number(0...5), y: random.number(0...3), width: random.number(0...round / 3),
        height: random.number(0...round / 8))
      let list = shapes(&random, random.number(0...20))
      let chart = MapChart(
        shapes: list, window: window(&random),
        selected: list.isEmpty || round.isMultiple(of: 3) ? nil : random.number(0...list.count - 1))
      var canvas = Canvas(size: Size(width: 64, height: 26))
      chart.draw(on: &canvas, in: area, charset: charset)
      for y in 0..<26 {
        for x in 0..<64 where !area.contains(Point(x: x, y: y)) {
          #expect(canvas[Point(x: x, y: y)] == .blank, "\(x), \(y) outside \(area)")
        }
      }
      if charset == .ascii, !list.contains(where: { $0.code == "中国" }) {
        #expect(canvas.text.utf8.allSatisfy { $0 < 0x80 })
      }
    }
  }

  @Test("Labels and points stand apart and inside")
  func labels() {
    var random = Seeded(4)
    for _ in 0..<200 {
      let list = shapes(&random, random.number(0...40))
      let size = Size(width: random.number(1...80), height: random.number(1...30))
      let plane = MapPlane(window(&random), width: 2 * size.width, height: 4 * size.height)
      let raster = MapRaster(list, on: plane, width: 2 * size.width, height: 4 * size.height)
      let placed = MapLabels(list, raster, plane: plane, size: size, selected: nil)
      var cells: Set<Point> = []
      for point in placed.points {
        #expect(Rect(size).contains(point.cell))
        #expect(cells.insert(point.cell).inserted)
      }
      for label in placed.labels {
        for x in 0..<TextWidth.columns(of: list[label.shape].code) {
          let cell = Point(x: label.cell.x + x, y: label.cell.y)
          #expect(Rect(size).contains(cell))
          #expect(cells.insert(cell).inserted, "\(list[label.shape].code) lies over something")
        }
      }
    }
  }

  @Test("Areas of the world are true at every latitude")
  func equalAreas() {
    let projection = MapProjection.equalEarth(centre: 150)
    let areas = stride(from: -85.0, to: 85, by: 5).map { south -> Double in
      // A strip a tenth of a degree high, by its own area on the globe.
      let corners = [(150.0, south), (160, south), (160, south + 0.1), (150, south + 0.1)]
        .map { projection.point(of: SIMD2($0.0, $0.1)) }
      return area(corners) / (sin((south + 0.1) * .pi / 180) - sin(south * .pi / 180))
    }
    for area in areas { #expect(abs(area / areas[0] - 1) < 0.002) }
  }

  @Test("Neighbours across the date line stand beside each other, also around a region")
  func dateLine() throws {
    let plane = MapPlane(.world(centre: 150), width: 200, height: 100)
    let (fiji, samoa) = (try #require(plane.visibleDot(of: SIMD2(178, -18))), plane.visibleDot(of: SIMD2(-172, -14)))
    #expect(abs(try #require(samoa).x - fiji.x) < 8)
    let islands = [178.0, -172, 173, -175].map {
      MapShape(code: "", rings: [], place: SIMD2($0, -15), level: 1, role: .text)
    }
    let window = try #require(MapWindow.around(islands))
    #expect(window.west < 173 && window.east > 188 && window.east - window.west < 30)
    #expect(MapWindow.around([]) == nil)
  }

  @Test("A country across the left edge is drawn on both sides, with no coast along the edge")
  func edges() {
    let land = MapShape(
      code: "", rings: [[SIMD2(-60, -10), SIMD2(0, -10), SIMD2(0, 10), SIMD2(-60, 10)]], place: nil, level: 0,
      role: .text)
    let plane = MapPlane(.world(centre: 150), width: 200, height: 90)
    let raster = MapRaster([land], on: plane, width: 200, height: 90)
    let y = Int(plane.dot(of: SIMD2(150, 0)).y)
    #expect(raster.owner(2, y) == 0 && raster.owner(197, y) == 0 && raster.owner(100, y) == -1)
    #expect(raster.owner(-5, y) == raster.owner(0, y))
  }

  @Test("Every class looks different without colour", arguments: Charset.allCases)
  func withoutColour(charset: Charset) {
    let kinds: [(Int, MapShape.Standing)] = (0...5).map { ($0, .partner) } + [(0, .home), (0, .outsider)]
    let swatches = kinds.map { MapChart.swatch($0.0, $0.1, width: 4, charset: charset) }
    #expect(Set(swatches).count == kinds.count, "\(swatches)")
    #expect(swatches.allSatisfy { TextWidth.columns(of: $0) == 4 })
    let points = (0...5).map { MapChart.point($0, .partner, charset) } + [MapChart.point(0, .home, charset)]
    #expect(Set(points).count == 7 && points.allSatisfy { TextWidth.columns(of: $0) == 1 })
  }

  @Test("Pointing at a country finds it, and at a point the nearest")
  func pointing() {
    let land = MapShape(
      code: "LND", rings: [[SIMD2(-20, -20), SIMD2(0, -20), SIMD2(0, 20), SIMD2(-20, 20)]], place: SIMD2(-10, 0),
      level: 1,
      role: .text)
    let island = MapShape(code: "ISL", rings: [], place: SIMD2(25, 0), level: 1, role: .text)
    let chart = MapChart(
      shapes: [land, island],
      window: MapWindow(west: -40, east: 40, south: -20, north: 20, projection: .local(centre: .zero)))
    let area = Rect(x: 3, y: 2, width: 80, height: 20)
    var canvas = Canvas(size: Size(width: 90, height: 24))
    chart.draw(on: &canvas, in: area, charset: .ascii)
    for y in 0..<24 {
      for x in 0..<90 where canvas[Point(x: x, y: y)].glyph == "1" {
        #expect(chart.shape(at: Point(x: x, y: y), in: area) == 1)
        #expect(chart.shape(at: Point(x: x + 1, y: y), in: area) == 1)
      }
    }
    #expect(chart.shape(at: Point(x: 33, y: 12), in: area) == 0)
    #expect(chart.shape(at: Point(x: 0, y: 0), in: area) == nil)
  }
}
