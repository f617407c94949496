import Diplomacy
import Testing

@testable import DossierStore

@Suite struct ChangesQueryTests {
  private func changes(_ dossier: Dossier, _ from: String, _ to: String, _ filter: String = "") throws -> [Change] {
    try dossier.changes(from: day(from), to: day(to), filter: try Filter(parsing: filter), limit: .max)
      .sections.flatMap(\.changes)
  }

  @Test func whatLiesBetweenIsListed() throws {
    let dossier = try Sample().open()
    #expect(try changes(dossier, "2008-05-31", "2008-06-01").map(\.action) == [.gained])
    #expect(try changes(dossier, "2008-06-01", "2010-01-01").isEmpty, "the first day is no longer between")
    let year = try changes(dossier, "2023-12-31", "2024-12-31")
    #expect(year.map(\.action) == [.outbound, .tookOffice, .leftOffice], "a cancelled visit is none")
    #expect(try changes(dossier, "2022-12-31", "2023-12-31").map(\.action) == [.inbound, .became])
    #expect(try changes(dossier, "2022-12-31", "2023-12-31", "partner:FRA").isEmpty)
  }

  @Test func tiersRiseFallAndAreSaidAgain() throws {
    let dossier = try Sample([
      "milestones.csv": """
      id,partner,date,kind,tier,title,place,confidence,sources,note
      a,CHN,2010-01-01,tier,strategic,Raised,,high,vna,
      b,CHN,2011-01-01,tier,strategic,Said again,,high,vna,
      c,CHN,2012-01-01,tier,comprehensive_strategic,Raised,,high,vna,
      d,CHN,2013-01-01,tier,comprehensive,Lowered,,high,vna,
      e,CHN,2014-01-01,tier,sectoral_strategic,Climate,,high,vna,
      """
    ]).open()
    let found = try changes(dossier, "2009-12-31", "2015-01-01").filter { $0.tier != nil }
    #expect(found.map(\.action) == [.gained, .raised, .lowered, .gained])
    #expect(found.map(\.fact.date) == ["2010-01-01", "2012-01-01", "2013-01-01", "2014-01-01"])
  }

  /// Going from one day to a later one by the changes between leads to what held on the later.
  @Test(arguments: [("2012-12-31", "2013-12-31"), ("2019-06-30", "2023-12-31"), ("2023-12-31", "2026-01-15")])
  func changesLeadFromOneDayToTheOther(from: String, to: String) throws {
    let dossier = try Dossier(folder: vietnamFolder, cacheFolder: nil)
    try dossier.refresh()
    func tiers(_ text: String) throws -> [String: Tier] {
      Dictionary(
        try dossier.partners(asOf: day(text)).map { ($0.id, $0.tier) }, uniquingKeysWith: { first, _ in first })
    }
    var tier = try tiers(from)
    let all = try changes(dossier, from, to)
    for change in all {
      guard let reached = change.tier else { continue }
      let before = tier[change.fact.partner] ?? .none
      if reached != .sectoralStrategic || before == .none { tier[change.fact.partner] = reached }
    }
    #expect(tier == (try tiers(to)))
    let visits = all.count { $0.action == .outbound || $0.action == .inbound }
    func held(_ text: String) throws -> Int { try dossier.overview(asOf: day(text)).visits }
    #expect(visits == (try held(to)) - (try held(from)))
  }
}
