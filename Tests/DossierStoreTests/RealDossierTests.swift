import Diplomacy
import Foundation
import Testing

@testable import DossierStore

/// The folder of the dossier that ships with the program.
let vietnamFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "Data/vietnam").path

/// What the shipped dossier answers to the questions that it is there for.
@Suite struct RealDossierTests {
  let dossier: Dossier

  init() throws {
    dossier = try Dossier(folder: vietnamFolder, cacheFolder: nil)
    try dossier.refresh()
  }

  /// The counts of the Ministry of Foreign Affairs, in which Germany stays a strategic partner after the suspension of
  /// 2017.
  @Test(arguments: [
    ("2023-12-31", 6, 12, 12), ("2024-03-18", 7, 11, 12), ("2024-10-31", 8, 10, 14), ("2025-08-22", 13, 10, 15),
  ])
  func tierCounts(on text: String, comprehensiveStrategic: Int, strategic: Int, comprehensive: Int) throws {
    let counts = try dossier.overview(asOf: day(text)).tierCounts
    #expect(counts[.comprehensiveStrategic] == comprehensiveStrategic)
    #expect(counts[.comprehensive] == comprehensive)
    #expect(counts[.strategic] == strategic)
    #expect(counts[.special] == 3)
  }

  @Test func thePartnersAreCountedAsTheyAreListed() throws {
    let partners = try dossier.partners(asOf: day("2025-08-22"))
    let counts = try dossier.overview(asOf: day("2025-08-22")).tierCounts
    for tier in Tier.allCases {
      #expect(partners.count { $0.tier == tier && $0.kind == "state" } == counts[tier] ?? 0)
    }
    #expect(!partners.contains { $0.id == "VNM" })
  }

  /// What the checks find stands mended, or the note of its row says why it is right.
  @Test func nothingIsLeftToMend() throws {
    let problems = try dossier.problems()
    #expect(problems.filter { $0.group == .errors || $0.group == .warnings }.map(\.message) == [])
  }

  @Test func bhutan() throws {
    let detail = try #require(try dossier.detail(ofPartner: "BTN", asOf: day("2025-12-31")))
    #expect(detail.partner.relationsSince?.description.hasPrefix("2012") == true)
    #expect(detail.partner.trade == [TradeTotal(year: 2025, value: 20_000, isHollow: true)])
    #expect(detail.sections.map(\.heading) == ["Agreements", "Exchanges", "Investment", "Goods traded", "Cooperation"])
    #expect(detail.sections.flatMap(\.facts).contains { $0.detail.contains("937,000 USD") })
    let report = try #require(try dossier.trade(with: "BTN", asOf: day("2025-08-20")))
    #expect(report.history.years.isEmpty, "the year is not over")
  }

  @Test func aLeaderIsFoundWithoutAccents() throws {
    let filter = try Filter(parsing: "leader:\"nguyen phu trong\" year:2022")
    let query = VisitQuery(filter: filter, asOf: day("2025-08-22"))
    let found = try dossier.visits(query, at: 0..<100)
    let toChina = try #require(found.first { $0.partner == "CHN" })
    #expect(toChina.start.description == "2022-10-30" && toChina.end?.description == "2022-11-01")
    #expect(toChina.homeLeaders.contains("Nguyễn Phú Trọng"))
    #expect(try dossier.visitSummary(query).matching == found.count)
    let accented = VisitQuery(
      filter: try Filter(parsing: "leader:\"Nguyễn Phú Trọng\" year:2022"), asOf: day("2025-08-22"))
    #expect(try dossier.visits(accented, at: 0..<100) == found)
    let wrong = VisitQuery(filter: try Filter(parsing: "leader:\"Nguyên Phú Trọng\""), asOf: day("2025-08-22"))
    #expect(try dossier.visitSummary(wrong).matching == 0, "a typed accent must be there as typed")
  }

  @Test func theYear2023() throws {
    let query = VisitQuery(filter: try Filter(parsing: "year:2023 dir:in"), asOf: day("2025-08-22"))
    let found = try dossier.visits(query, at: 0..<1_000)
    #expect(found.contains { $0.partner == "USA" && $0.partnerLeaders.contains("Joe Biden") })
    #expect(found.contains { $0.partner == "CHN" && $0.partnerLeaders.contains("Xi Jinping") && $0.kind == .state })
    #expect(found.map(\.start) == found.map(\.start).sorted(by: >))
  }

  @Test func detailOfAVisit() throws {
    let detail = try #require(
      try dossier.detail(ofVisit: "out-chn-2022-10-30-nguyen-phu-trong", asOf: day("2025-08-22")))
    #expect(detail.participants.first?.offices == ["General Secretary of the CPV Central Committee"])
    #expect(detail.previous.map { $0.start < detail.visit.start } ?? false)
    #expect(detail.next.map { $0.start > detail.visit.start } ?? false)
    #expect(detail.visit.evidence.sources.allSatisfy { detail.sources[$0] != nil })
  }
}
