import Diplomacy
import Testing

@testable import DossierStore

@Suite struct CalendarQueryTests {
  private func entries(
    _ files: [String: String], from: String, through: String, asOf: String? = nil
  ) throws -> [CalendarEntry] {
    let dossier = try Sample(files).open()
    return try dossier.calendar(from: day(from), through: day(through), asOf: day(asOf ?? from)).entries
  }

  private static let milestones = "id,partner,date,kind,tier,title,place,confidence,sources,note\n"

  @Test func anniversariesAreAsPreciseAsTheirDates() throws {
    let files = [
      "milestones.csv": Self.milestones + """
        a,CHN,1950-01-18,established,,Relations,,high,vna,
        b,CHN,2008-06,tier,comprehensive_strategic,Raised,,high,vna,
        c,FRA,1973,established,,Relations,,high,vna,
        d,FRA,2004-02-29,tier,strategic,Raised,,high,vna,
        e,FRA,2010-05-05,suspended,,,,high,vna,
        """
    ]
    let found = try entries(files, from: "2025-01-01", through: "2025-12-31")
    #expect(found.map(\.date.description) == ["2025", "2025-01-18", "2025-02-28", "2025-06"])
    #expect(found.map(\.years) == [52, 75, 21, 17])
    #expect(found.map(\.roundness) == [nil, 25, nil, nil])
    #expect(found.map(\.kind) == [.anniversary, .anniversary, .tierAnniversary, .tierAnniversary])
    #expect(found.map(\.id) == ["c-2025", "a-2025", "d-2025", "b-2025"])
    #expect(
      try entries(files, from: "2025-02-01", through: "2025-02-27").map(\.id) == ["c-2025"], "some day of the year")
    #expect(try entries(files, from: "2028-02-29", through: "2028-02-29").map(\.id) == ["c-2028", "d-2028"])
  }

  @Test func aYearLaterThanTheAsOfDateHasNoAnniversaryOfWhatCameSince() throws {
    let files = ["milestones.csv": Self.milestones + "a,CHN,2020-01-18,established,,Relations,,high,vna,\n"]
    #expect(try entries(files, from: "2025-01-01", through: "2025-12-31", asOf: "2019-01-01").isEmpty)
    #expect(
      try entries(files, from: "2020-01-01", through: "2020-12-31", asOf: "2021-01-01").isEmpty, "not the day itself")
  }

  @Test func plannedVisitsAndEndsComeUp() throws {
    let files = [
      "milestones.csv": Self.milestones,
      "sources.csv": """
      id,title,publisher,published,url,kind,language,accessed,note
      vna,Announced,VNA,2024-03-01,https://example.org/1,news,en,,
      late,Written afterwards,VNA,2026-01-01,,news,en,,
      """,
      "visits.csv": ReckoningQueryTests.header + """
        held,inbound,CHN,2025-03-01,,state,held,,xi,,,,,high,vna,
        soon,inbound,CHN,2025-03-01,2025-03-03,state,planned,,xi,,,,,high,vna,
        off,inbound,CHN,2025-04-01,,state,cancelled,,xi,,,,,high,vna,
        """,
      "terms.csv": """
      id,leader,country,office,rank,start,end,acting,confidence,sources,note
      foreseen,xi,CHN,President,head_of_state,2020-03-14,2025-06-01,false,high,vna,
      unforeseen,to-lam,VNM,President,head_of_state,2020-03-14,2025-06-02,false,high,late,
      """,
      "agreements.csv": """
      id,partners,title,kind,area,status,proposed,signed,in_force,expires,reading_of,confidence,sources,note
      visa,CHN,Visa waiver,treaty,travel,in_force,,2020,,2025,,high,vna,
      """,
      "memberships.csv": """
      id,body,role,start,end,reading_of,confidence,sources,note
      seat,Security Council,Member,2024,2025-12-31,,high,vna,
      """,
    ]
    let found = try entries(files, from: "2025-01-01", through: "2025-12-31", asOf: "2024-12-31")
    #expect(
      found.map(\.id) == ["visa-agreement_expires", "soon", "off", "foreseen-term_end", "seat-membership_end"])
    #expect(
      found[1].kind == .plannedVisit && found[1].end?.description == "2025-03-03" && found[2].kind == .cancelledVisit)
    // What the file says of a later day, from a document that had not come out yet, was not foreseen.
    let later = try entries(files, from: "2025-01-01", through: "2025-12-31", asOf: "2026-06-01")
    #expect(later.map(\.id).contains("unforeseen-term_end"))
  }

  @Test func theWholeDossierHasStableNames() throws {
    let dossier = try Sample().open()
    let report = try dossier.calendar(from: day("2020-01-01"), through: day("2030-12-31"), asOf: day("2025-01-01"))
    #expect(Set(report.entries.map { "\($0.kind)\($0.id)" }).count == report.entries.count)
    #expect(report.entries.map(\.date) == report.entries.map(\.date).sorted())
  }
}
