import Diplomacy
import Foundation
import Testing

@testable import DossierStore

/// The folder of the dossier that ships with the program.
let vietnamFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "Data/vietnam").path

func day(_ text: String) -> CalendarDay { CalendarDay(text) ?? CalendarDay(ordinal: 0) }

/// What the shipped dossier answers to the questions that it is there for.
@Suite struct RealDossierTests {
  let dossier: Dossier

  init() throws {
    dossier = try Dossier(folder: vietnamFolder, cacheFolder: nil)
    try dossier.refresh()
  }

  @Test func probe() throws {
    for d in ["2023-12-31", "2024-03-18", "2024-10-31", "2025-08-22"] {
      let o = try dossier.overview(asOf: day(d))
      print(
        d, o.tierCounts.sorted { $0.key.order < $1.key.order }.map { "\($0.key.code)=\($0.value)" }, o.visits, o.errors,
        o.warnings)
      for t in [Tier.special, .comprehensiveStrategic, .strategic, .comprehensive, .sectoralStrategic] {
        print("  ", t.code, try dossier.partners(asOf: day(d)).filter { $0.tier == t }.map(\.id).joined(separator: " "))
      }
    }
    for p in try dossier.problems().prefix(40) { print(p.severity, p.rule, p.message) }
    print(dossier.info.title, dossier.info.homeName, dossier.info.seriesTitles.count)
    let q = VisitQuery(filter: try Filter(parsing: "year:2023"), asOf: day("2025-08-22"))
    print(try dossier.visitSummary(q))
    for v in try dossier.visits(q, at: 0..<8) {
      print(v.start, v.end ?? v.start, v.direction, v.partnerName, v.kind, v.homeLeaders, v.partnerLeaders)
    }
    let l = VisitQuery(filter: try Filter(parsing: "leader:\"nguyen phu trong\" year:2022"), asOf: day("2025-08-22"))
    for v in try dossier.visits(l, at: 0..<8) {
      print(v.start, v.end ?? v.start, v.direction, v.partnerName, v.kind, v.homeLeaders, v.partnerLeaders)
    }
    let t = VisitQuery(filter: try Filter(parsing: "tier:csp \"joint statement\""), asOf: day("2025-08-22"))
    print(try dossier.visitSummary(t).matching)
    print(try dossier.leaders(q).prefix(3))
    let detail = try #require(try dossier.detail(ofPartner: "BTN", asOf: day("2025-12-31")))
    print(detail.partner)
    for s in detail.sections { print(s.heading); for f in s.facts { print("   ", f.date, f.title, "|", f.detail) } }
    print(try dossier.trade(with: "BTN", asOf: day("2026-01-01"))!)
    print(
      try dossier.detail(
        ofVisit: l.filter.isEmpty ? "" : "out-chn-2022-10-30-nguyen-phu-trong", asOf: day("2025-08-22")) as Any)
  }
}
