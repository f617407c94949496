import Diplomacy
import Foundation
import Testing

@testable import DossierStore

private let today = day("2025-01-01")

/// Rows that say the same thing otherwise: one is shown, none is lost.
@Suite struct ReadingsTests {
  private static let milestones = """
    id,partner,date,kind,tier,title,place,reading_of,confidence,sources,note
    chn-1950,CHN,1950-01-18,established,,Relations established,,,high,vna,
    chn-2008,CHN,2008-06-01,tier,comprehensive_strategic,Raised,Beijing,,high,vna,
    chn-2008-may,CHN,2008-05,tier,strategic,Raised in May,Beijing,chn-2008,low,mofa,a list says May
    fra-2013,FRA,2013,tier,strategic,Raised,Paris,,high,vna,
    """

  private static let terms = """
    id,leader,country,office,rank,start,end,acting,reading_of,confidence,sources,note
    to-lam-president,to-lam,VNM,State President,head_of_state,2024-05-22,2024-10-21,false,,high,vna,
    xi-as-president,xi,VNM,State President,head_of_state,2024-08,2024-08,false,to-lam-president,low,mofa,a slip
    xi-president,xi,CHN,President,head_of_state,2013-03-14,,false,,high,vna,
    """

  private func readings(_ dossier: Dossier, _ key: FactKey) throws -> [Reading] {
    try #require(try dossier.detail(of: key)).disagreements.first ?? []
  }

  @Test func theReadingSetAsideCountsNowhere() throws {
    let dossier = try Sample(["milestones.csv": Self.milestones]).open()
    let china = try #require(try dossier.partners(asOf: today).first { $0.id == "CHN" })
    #expect(china.tier == .comprehensiveStrategic && china.tierSince?.description == "2008-06-01")
    #expect(china.isStandingDisputed, "the date carries a mark")
    let france = try dossier.partners(asOf: today).first { $0.id == "FRA" }
    #expect(france?.isStandingDisputed == false)
    #expect(try dossier.overview(asOf: today).tierCounts[.strategic] == 1)
    let detail = try #require(try dossier.detail(ofPartner: "CHN", asOf: today))
    #expect(detail.milestones.map(\.id) == ["chn-1950", "chn-2008"])
    #expect(detail.milestones.map(\.isDisputed) == [false, true])
  }

  @Test func bothReadingsAreOneKeyAwayFromEither() throws {
    let dossier = try Sample(["milestones.csv": Self.milestones]).open()
    for id in ["chn-2008", "chn-2008-may"] {
      let readings = try readings(dossier, FactKey("milestones", id))
      #expect(readings.map(\.fact.key.key) == [["chn-2008"], ["chn-2008-may"]])
      #expect(readings.map(\.isShown) == [true, false])
      #expect(readings.first?.reason == "high confidence goes before low")
    }
    #expect(try dossier.detail(of: FactKey("milestones", "chn-2008-may"))?.isSetAside == true)
    #expect(try dossier.detail(of: FactKey("milestones", "chn-1950"))?.disagreements == [])
  }

  /// Which row names which does not matter.
  @Test func theOrderDecidesNotTheColumn() throws {
    let text = Self.milestones.replacing("chn-2008,low,mofa", with: "chn-2008,high,mofa")
    let dossier = try Sample(["milestones.csv": text]).open()
    let readings = try readings(dossier, FactKey("milestones", "chn-2008"))
    #expect(readings.map(\.fact.key.key) == [["chn-2008-may"], ["chn-2008"]])
    #expect(readings.first?.reason == "a source of kind official goes before news")
    #expect(try dossier.partners(asOf: today).first { $0.id == "CHN" }?.tier == .strategic)
  }

  @Test func aBetterSourceTurnsTheChoiceWithoutTheRowChanging() throws {
    let text = Self.milestones.replacing("chn-2008,low,mofa", with: "chn-2008,high,mofa")
    let sample = try Sample([
      "milestones.csv": text, "terms.csv": Self.terms.replacing(",low,mofa", with: ",high,mofa"),
    ])
    let dossier = try sample.openCached().dossier
    let visit = FactKey("visits", "out-chn-2024")
    #expect(
      try readings(dossier, FactKey("terms", "xi-as-president")).first?.fact.title == "Xi Jinping, State President")
    try sample.write("sources.csv", try sample.text(of: "sources.csv").replacing("news,en", with: "treaty,en"))
    _ = try dossier.refreshed()
    let shown = try #require(try dossier.detail(of: visit)).disagreements.last?.first
    #expect(shown?.fact.title == "Tô Lâm, State President")
    #expect(try dossier.partners(asOf: today).first { $0.id == "CHN" }?.tier == .comprehensiveStrategic)
  }

  @Test func threeReadingsAreOneGroup() throws {
    let more = Self.milestones + "\nchn-2008-july,CHN,2008-07,tier,strategic,July,,chn-2008-may,medium,mofa,\n"
    let dossier = try Sample(["milestones.csv": more]).open()
    let readings = try readings(dossier, FactKey("milestones", "chn-2008-may"))
    #expect(readings.map(\.fact.key.key) == [["chn-2008"], ["chn-2008-july"], ["chn-2008-may"]])
  }

  @Test func aReadingOfARowThatIsNotThereIsAloneAndAProblem() throws {
    let text = Self.milestones.replacing("Beijing,chn-2008,low", with: "Beijing,chn-2009,low")
    let dossier = try Sample(["milestones.csv": text]).open()
    #expect(try dossier.problems().map(\.rule).contains("reference-missing"))
    #expect(try dossier.detail(ofPartner: "CHN", asOf: today)?.milestones.count == 3)
  }

  @Test func anOfficeInDisputeMarksTheVisitsOfItsDays() throws {
    let dossier = try Sample(["terms.csv": Self.terms]).open()
    let visits = try dossier.visits(VisitQuery(asOf: today), at: 0..<9)
    #expect(visits.filter(\.isDisputed).map(\.id) == ["out-chn-2024"], "not the visit before that month, nor after it")
    let conflict = VisitQuery(filter: try Filter(parsing: "has:conflict"), asOf: today)
    #expect(try dossier.visits(conflict, at: 0..<9).map(\.id) == ["out-chn-2024"])
    let detail = try #require(try dossier.detail(ofVisit: "out-chn-2024", asOf: today))
    #expect(
      detail.disagreements.map { $0.map(\.fact.title) } == [["Tô Lâm, State President", "Xi Jinping, State President"]])
    #expect(
      detail.participants.first { $0.leader == "xi" }?.offices == ["President"], "the slip gives nobody an office")
    #expect(Set(detail.sources.keys) == ["vna", "mofa"], "the other reading's document is cited")
  }

  @Test func aVisitSetAsideIsNotCounted() throws {
    let visits = """
      id,direction,partner,start,end,kind,status,home_leaders,partner_leaders,host,places,outcomes,reading_of,confidence,sources,note
      in-chn-2023,inbound,CHN,2023-12-12,2023-12-13,state,held,,xi,,Hanoi,shared future,,high,vna;mofa,
      out-chn-2023,outbound,CHN,2023,,state,held,,xi,,Beijing,,in-chn-2023,low,vna,a review counts it as a journey there
      """
    let dossier = try Sample(["visits.csv": visits]).open()
    #expect(try dossier.visitSummary(VisitQuery(asOf: today)).total == 1)
    #expect(try dossier.visits(VisitQuery(asOf: today), at: 0..<9).map(\.isDisputed) == [true])
    #expect(try dossier.detail(ofVisit: "in-chn-2023", asOf: today)?.disagreements.first?.count == 2)
    #expect(try dossier.detail(of: FactKey("visits", "out-chn-2023"))?.isSetAside == true)
    let found = try dossier.search("review journey", filter: Filter(), asOf: today, limit: 9)
    #expect(found.sections.map(\.heading) == ["Visits"], "what is set aside is still found")
  }
}
