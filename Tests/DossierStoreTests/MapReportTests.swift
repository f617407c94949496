import Diplomacy
import Testing

@testable import DossierStore

/// What the map asks for: places, and the visits of a filter by partner.
@Suite struct MapReportTests {
  @Test(arguments: ["", "year:2023", "year:2019..2021 dir:out", "kind:state -tier:csp", "leader:\"tô lâm\""])
  func visitsAreCountedAsTheTimelineFindsThem(text: String) throws {
    let dossier = try Dossier(folder: vietnamFolder, cacheFolder: nil)
    try dossier.refresh()
    let filter = try Filter(parsing: text)
    let report = try dossier.mapReport(visits: filter, asOf: day("2025-08-22"))
    let held = filter.replacing(.status, with: .field(.status, ["held"]))
    for place in report.partners {
      let summary = try dossier.visitSummary(VisitQuery(filter: held, partner: place.row.id, asOf: day("2025-08-22")))
      #expect(place.visits == summary.matching, "\(place.row.id)")
    }
    #expect(report.partners.map(\.row) == (try dossier.partners(asOf: day("2025-08-22"))))
    #expect(report.home?.row.id == "VNM" && report.home?.place != nil)
  }

  @Test func halfAPlaceIsNone() throws {
    let sample = try Sample([
      "partners.csv": """
      id,name,official_name,local_name,kind,region,capital,latitude,longitude,confidence,sources,note
      VNM,Viet Nam,,,home,,,16,106,high,vna,
      CHN,China,,,state,,,32.5,,high,vna,
      FRA,France,,,state,,,-46.7,2.6,high,vna,
      """
    ])
    let report = try sample.open().mapReport(visits: Filter(), asOf: day("2025-01-01"))
    #expect(report.partners.map(\.place) == [nil, SIMD2(2.6, -46.7)])
  }
}
