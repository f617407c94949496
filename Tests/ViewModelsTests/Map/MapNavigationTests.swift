import Diplomacy
import DossierStore
import Foundation
import Testing
import TestSupport

@testable import ViewModels

@Suite("Moving over the map")
struct MapNavigationTests {
  /// The places that steps lead to from a place.
  private func reached(_ navigation: MapNavigation, from start: Int, _ count: Int) -> Set<Int> {
    var found: Set<Int> = []
    var waiting = [start]
    while let place = waiting.popLast() {
      guard found.insert(place).inserted else { continue }
      waiting += MapNavigation.Direction.allCases.compactMap { navigation.step(from: place, $0) }
    }
    #expect(found.isSubset(of: 0..<max(1, count)))
    return found
  }

  @Test("Every place is reached from every other, wherever they lie")
  func reach() {
    var random = SystemRandomNumberGenerator.seeded(7)
    for round in 0..<120 {
      let count = Int.random(in: 1...(round.isMultiple(of: 10) ? 80 : 14), using: &random)
      // Few distinct coordinates, so that some lie in one spot, in one line, or on a diagonal.
      let range = [3, 20, 179][round % 3]
      let places = (0..<count).map { _ in
        SIMD2(
          Double(Int.random(in: -range...range, using: &random)),
          Double(Int.random(in: -min(range, 80)...min(range, 80), using: &random)))
      }
      let navigation = MapNavigation(places, centre: Double(round * 7 % 360 - 180))
      for start in 0..<count {
        #expect(reached(navigation, from: start, count).count == count, "round \(round), from \(start) of \(places)")
      }
    }
  }

  @Test("Eight places in a ring do not hide the one in their middle")
  func ring() {
    let around = [31.0, 59, 121, 149, 211, 239, 301, 329].map { angle in
      SIMD2(cos(angle * .pi / 180), sin(angle * .pi / 180)) * 10
    }
    let navigation = MapNavigation(around + [.zero], centre: 0)
    #expect(reached(navigation, from: 0, 9).contains(8))
  }

  @Test("A step leads to the nearest in its direction")
  func nearest() {
    let places = [SIMD2(0.0, 0), SIMD2(10, 1), SIMD2(20, 0), SIMD2(0, 10), SIMD2(-175, 0), SIMD2(175, 0)]
    let navigation = MapNavigation(places, centre: 0)
    #expect(navigation.step(from: 0, .right) == 1)
    #expect(navigation.step(from: 0, .up) == 3)
    #expect(navigation.step(from: 2, .left) == 1)
    #expect(navigation.step(from: 0, .left) == 4, "the map ends where it is cut")
    let pacific = MapNavigation(places, centre: 150)
    #expect(pacific.step(from: 5, .right) == 4, "across the date line")
  }

  @Test("Of the shipped dossiers every partner is reached, in the world and in each region")
  func shipped() throws {
    for folder in [Fixtures.vietnam, Fixtures.root + "/Data/bhutan"] {
      let dossier = try Dossier(folder: folder, cacheFolder: nil)
      try dossier.refresh()
      let day = try #require(CalendarDay("2026-01-15"))
      var page = MapPage(asOf: day)
      page.load(try dossier.mapReport(visits: Filter(), asOf: day), asOf: day)
      for region in [nil] + page.regions.map(Optional.some) {
        page.zoom(to: region)
        let places = page.places.compactMap(\.place)
        #expect(reached(MapNavigation(places, centre: page.centre), from: 0, places.count).count == places.count)
      }
    }
  }
}

extension SystemRandomNumberGenerator {
  fileprivate static func seeded(_ seed: UInt64) -> Steady { Steady(state: seed) }
}

/// Random numbers that are the same in every run.
private struct Steady: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 33)
  }
}
