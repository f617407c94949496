import Console
import Diplomacy
import DossierStore
import Testing
import TestSupport

@testable import ViewModels

@Suite("The map")
struct MapPageTests {
  private let day = CalendarDay("2026-01-15") ?? CalendarDay(ordinal: 0)

  private func place(_ id: String, trade: Int? = nil, visits: Int = 0, tier: Tier = .none) -> MapPlace {
    let totals = trade.map { [TradeTotal(year: 2024, value: $0, isHollow: false)] } ?? []
    return MapPlace(
      row: PartnerRow(id: id, name: id, tier: tier, visits: visits, trade: totals), place: SIMD2(0, 0), visits: visits)
  }

  @Test("What is missing is in no class, and nothing is in the lowest")
  func missingIsNotZero() {
    let places = [place("AAA", trade: 0), place("BBB"), place("CCC", trade: 900), place("DDD", trade: 90_000)]
    let scheme = MapScheme(.trade, MapReport(partners: places), asOf: day)
    #expect(scheme.level(of: places[1]) == 0)
    #expect(scheme.level(of: places[0]) > 0 && scheme.level(of: places[0]) < scheme.level(of: places[3]))
    #expect(scheme.legend(of: places).reduce(0) { $0 + $1.count } == 4, "each is counted once")
    #expect(scheme.title(of: places[1]) == MapShade.trade.nothing)
  }

  @Test("Classes rise with the figures, and their bounds are of the series 1, 2, 5")
  func classes() {
    for seed in 1..<60 {
      let values = (0..<seed).map { index in (index * seed * 7_919) % 1_000_003 * (index % 7 == 0 ? 40_000 : 3) }
      let bounds = MapScheme.tradeBounds(values)
      #expect(bounds.count <= 5 && bounds == bounds.sorted() && Set(bounds).count == bounds.count)
      for bound in bounds where bound > 0 {
        let digits = String(bound)
        #expect(["1", "2", "5"].contains(digits.prefix(1)) && digits.dropFirst().allSatisfy { $0 == "0" })
      }
      let places = values.enumerated().map { place("P\($0.offset)", trade: $0.element) }
      let scheme = MapScheme(.trade, MapReport(partners: places), asOf: day)
      let levels = places.sorted { $0.row.trade[0].value < $1.row.trade[0].value }.map(scheme.level)
      #expect(levels == levels.sorted() && levels.allSatisfy { (1...5).contains($0) })
    }
    #expect(MapScheme.countBounds(0) == [])
    #expect(MapScheme.countBounds(1) == [1])
    #expect(MapScheme.countBounds(39) == [1, 2, 5, 10, 20])
    #expect(MapScheme.countBounds(120) == [1, 10, 20, 50, 100])
  }

  @Test("8 opens the map at the selected partner; Enter opens its page, and Esc comes back to the same map")
  func openAndBack() throws {
    var scenario = try Scenario()
    let partner = scenario.dashboard.partners.selectedID
    scenario.press("8")
    #expect(scenario.dashboard.pages.last?.map?.selectedID == partner)
    #expect(!scenario.dashboard.world.outlines.isEmpty)
    scenario.press("tab tab + n")
    let map = try #require(scenario.dashboard.pages.last?.map)
    #expect(map.shade == .visits && map.region != nil)
    scenario.press("enter")
    #expect(scenario.dashboard.pages.count == 2)
    scenario.press("esc")
    #expect(scenario.dashboard.pages.last?.map == map)
    scenario.press("esc")
    #expect(scenario.dashboard.pages.last?.map?.region == nil)
    scenario.press("esc")
    #expect(scenario.dashboard.pages.isEmpty)
  }

  @Test("The outlines are read once, and only for a map")
  func lazily() throws {
    var scenario = try Scenario()
    #expect(scenario.dashboard.world == .unread)
    scenario.press("8 esc 8")
    #expect(scenario.dashboard.world != .unread)
    var dashboard = Dashboard(info: scenario.dossier.info, today: day)
    #expect(dashboard.apply(.command(.map)).contains(.readOutlines))
    _ = dashboard.apply(.command(.back))
    #expect(!dashboard.apply(.command(.map)).contains(.readOutlines))
  }

  @Test("A filter keeps partners and the cursor among them; Esc puts both back")
  func filter() throws {
    var scenario = try Scenario()
    scenario.press("8")
    let before = try #require(scenario.dashboard.pages.last?.map?.selectedID)
    scenario.press("/")
    scenario.type("partner:BTN")
    #expect(scenario.dashboard.pages.last?.map?.kept == ["BTN"])
    #expect(scenario.dashboard.pages.last?.map?.selectedID == "BTN")
    scenario.type(" tier:")
    #expect(scenario.dashboard.pages.last?.map?.kept == ["BTN"], "half a term changes nothing")
    scenario.press("esc")
    #expect(scenario.dashboard.pages.last?.map?.selectedID == before)
    #expect(scenario.dashboard.pages.last?.map?.filter.isEmpty == true)
    scenario.press("/")
    scenario.type("nowhereatall")
    scenario.press("enter")
    #expect(scenario.dashboard.pages.last?.map?.readout.first?.isEmpty == false)
    scenario.press("down n enter esc")
    #expect(scenario.dashboard.pages.last?.map?.filter.isEmpty == true)
  }

  @Test("The years of the timeline are the period of the map, and change with it")
  func period() throws {
    var scenario = try Scenario()
    scenario.press("8 Y 2 0 2 3 enter")
    let map = try #require(scenario.dashboard.pages.last?.map)
    #expect(map.report.visits == scenario.dashboard.timeline.filter && !map.report.visits.isEmpty)
    #expect(map.report.partners.contains { $0.visits > 0 })
    #expect(map.report.partners.allSatisfy { $0.visits <= $0.row.visits })
    scenario.press(",")
    #expect(scenario.dashboard.pages.last?.map?.report.visits.description == "year:2022")
  }

  @Test("The map follows the as-of date")
  func asOf() throws {
    var scenario = try Scenario()
    scenario.press("8 t 1 9 9 9 enter")
    let map = try #require(scenario.dashboard.pages.last?.map)
    #expect(map.asOf.description == "1999-12-31")
    #expect(map.report.partners.allSatisfy { ($0.row.tierSince?.first?.year ?? 0) <= 1999 })
  }

  @Test("n goes through all partners by their class, the highest first")
  func order() throws {
    for shade in MapShade.allCases {
      var scenario = try Scenario()
      scenario.press("8")
      for _ in 0..<(MapShade.allCases.firstIndex(of: shade) ?? 0) { scenario.press("tab") }
      var map = try #require(scenario.dashboard.pages.last?.map)
      map.selectEnd(last: false)
      var seen: [String] = []
      for _ in map.places {
        seen.append(map.selectedID ?? "")
        map.step(by: 1)
      }
      #expect(Set(seen).count == map.places.count && seen.first == map.selectedID, "around and back")
      let levels = seen.compactMap { id in map.places.first { $0.row.id == id } }.map(map.scheme.level)
      #expect(levels == levels.sorted(by: >), "\(shade)")
    }
  }

  @Test("Without outlines one sentence says so")
  func missing() {
    let world = World.read(nil, from: "/nowhere/outlines.csv")
    guard case .missing(let text) = world else {
      Issue.record("there is no such file")
      return
    }
    #expect(text.contains("/nowhere/outlines.csv") && world.outlines.isEmpty)
    guard case .missing(let broken) = World.read("id,part,name,points\nAAA,1,Aland,1 2;nan 3;4 5\n", from: "x") else {
      Issue.record("a broken row")
      return
    }
    #expect(broken.contains("outlines.csv:2"))
  }
}
