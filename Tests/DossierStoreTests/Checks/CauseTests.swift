import Diplomacy
import Testing

@testable import DossierStore

/// Causes are found, and what follows from them is not found with them.
@Suite struct CauseTests {
  private func problems(_ files: [String: String], without missing: Set<String> = []) throws -> [Problem] {
    try Sample(files, without: missing).open().problems()
  }

  private func added(_ lines: [String], to file: String) -> [String: String] {
    [file: (Sample.sound[file] ?? "") + "\n" + lines.joined(separator: "\n") + "\n"]
  }

  private func sound(_ file: String) -> String { Sample.sound[file] ?? "" }

  // MARK: Files and columns

  @Test(arguments: ["partners.csv", "sources.csv", "leaders.csv"])
  func aMissingFileIsOneFinding(file: String) throws {
    let problems = try problems([:], without: [file])
    #expect(problems.map(\.rule) == ["schema"], "\(problems.map(\.message))")
    #expect(problems.map(\.place) == [file])
  }

  @Test func aFileThatCannotBeReadIsOneFinding() throws {
    let header = sound("sources.csv").replacing("id,title", with: "number,heading")
    #expect(try problems(["sources.csv": header]).allSatisfy { $0.rule == "schema" })
  }

  @Test func aRenamedColumnLeavesNoSourceUnused() throws {
    let visits = sound("visits.csv").replacing("confidence,sources", with: "confidence,source")
    let problems = try problems(["visits.csv": visits])
    #expect(problems.map(\.reason) == ["the column “sources” is written “source”"], "\(problems.map(\.message))")
    #expect(problems.map(\.mend) == ["write “sources”"])
  }

  @Test func aMendedColumnIsCheckedAgain() throws {
    let sample = try Sample(added(["un,Report,,,,news,en,,"], to: "sources.csv"))
    try sample.write("visits.csv", sound("visits.csv").replacing("confidence,sources", with: "confidence,source"))
    let (dossier, _) = try sample.openCached()
    #expect(Set(try dossier.problems().map(\.rule)) == ["schema", "source-incomplete"])
    try sample.write("visits.csv", sound("visits.csv"))
    try dossier.refresh()
    #expect(Set(try dossier.problems().map(\.rule)) == ["source-unused", "source-incomplete"])
  }

  @Test func aNeededColumnInCapitalsIsNamed() throws {
    let problems = try problems(["visits.csv": sound("visits.csv").replacing(",start,", with: ",Start,")])
    #expect(
      problems.map(\.message) == [
        "visits.csv:1:22: the column “start” is written “Start”; write “start”; no row can be read without it"
      ])
    #expect(problems.map(\.severity) == [.error])
  }

  @Test(arguments: [(";", "“;”"), ("\t", "tabs")])
  func anotherSeparatorIsOneFinding(separator: String, words: String) throws {
    for quote in ["", "\""] {
      let header = sound("visits.csv").split(separator: "\n")[0].split(separator: ",").map { quote + $0 + quote }
      let problems = try problems(["visits.csv": header.joined(separator: separator) + "\na\(separator)b\n"])
      #expect(problems.map(\.reason) == ["the cells are separated by \(words)"], "\(problems.map(\.message))")
      #expect(problems.map(\.rule) == ["csv"] && problems.map(\.severity) == [.error])
    }
  }

  @Test func causesAreListedFirst() throws {
    let files = added(["a,inbound,FRA,2020,,state,held,,macron,,,,high,vna,,extra"], to: "visits.csv")
      .merging(added(["b,B,,NIL,high,vna,"], to: "leaders.csv")) { $1 }
    #expect(try problems(files).map(\.rule) == ["csv", "reference-missing"])
  }

  // MARK: Rows that were left out

  @Test func aRowThatIsLeftOutNamesItsSources() throws {
    let files = added(["un,Report,UN,2020,https://example.org/2,news,en,,"], to: "sources.csv")
      .merging(added(["a,inbound,FRA,never,,state,held,,macron,,,,high,un,"], to: "visits.csv")) { $1 }
    let dossier = try Sample(files).open()
    #expect(try dossier.problems().map(\.rule) == ["date-invalid"])
    #expect(
      try dossier.sources(asOf: day("2025-01-01")).first { $0.source.id == "un" }?.facts == 0, "no fact rests on it")
  }

  @Test func whoNamesARowThatIsLeftOutMadeNoMistake() throws {
    let files = added(["DEU,,,,state,Europe,,,,high,mofa,"], to: "partners.csv")
      .merging(added(["a,inbound,DEU,2020,,state,held,,,,,,high,vna,"], to: "visits.csv")) { $1 }
    #expect(try problems(files).map(\.rule) == ["value-missing"])
  }

  // MARK: The descriptor

  @Test func aHomeThatIsNoPartnerIsOneFinding() throws {
    let descriptor = #"{"entente": {"home": "VNN"}}"#
    let problems = try problems(["datapackage.json": descriptor])
    #expect(
      problems.map(\.message) == [
        "datapackage.json:1:22: home: “VNN” is not in partners.csv; did you mean “VNM”? correct the id under entente, "
          + "or add it to partners.csv"
      ])
    #expect(problems.map(\.rule) == ["reference-missing"])
  }

  @Test func unknownKeysAndRanksAreNamed() throws {
    let problems = try problems([
      "datapackage.json": #"{"entente": {"hom": "VNM", "top_level_ranks": ["head_of_sate", "king"]}}"#
    ])
    #expect(problems.map(\.place) == ["datapackage.json:1:14", "datapackage.json:1:48", "datapackage.json:1:64"])
    #expect(problems.map(\.severity) == [.warning, .warning, .warning])
    #expect(problems.map(\.rule) == ["schema", "value-unknown", "value-unknown"])
    #expect(
      problems.prefix(2).map(\.mend) == [
        "did you mean “home”? it is not read as it stands", "did you mean “head_of_state”? it is not read as it stands",
      ])
  }

  // MARK: One mistake, many rows

  @Test func aWrongDateOfRelationsIsOneFinding() throws {
    let visits = added(
      (1...15).map { "v\($0),inbound,FRA,20\($0 + 10)-01-0\($0 % 9 + 1),,working,held,,,,,,high,vna," },
      to: "visits.csv")
    let milestones = added(
      ["m1,FRA,2001,tier,comprehensive,Raised,,high,vna,", "x,FRA,2031-01-01,established,,Relations,,high,vna,"],
      to: "milestones.csv")
    let problems = try problems(visits.merging(milestones) { $1 })
    #expect(problems.map(\.place) == ["milestones.csv:6:7", "milestones.csv:6:7"])
    #expect(
      problems.map(\.reason) == [
        "relations were established 2031-01-01, after 2 tiers, the first of 2001 in line 5",
        "relations were established on 2031-01-01 or later, after 15 visits, the first in line 5 of visits.csv",
      ])
  }

  @Test func anExplainedVisitIsNotCountedAmongTheOthers() throws {
    let rows = (1...3).map {
      "v\($0),inbound,CHN,1949-0\($0)-01,,working,held,,,,,,high,vna,\($0 == 2 ? "visit-before-relations: in the hills" : "")"
    }
    let problems = try problems(added(rows, to: "visits.csv"))
    #expect(problems.map(\.place) == ["milestones.csv:2:14", "visits.csv:6:16"])
    #expect(problems.first?.reason.contains("after 2 visits, the first in line 5") == true)
    #expect(problems.map(\.group) == [.warnings, .explained])
  }

  @Test(arguments: [(3, ["visits.csv:5:49", "visits.csv:6:49", "visits.csv:7:49"]), (4, ["terms.csv:2:60"])])
  func manyVisitsOutsideATermAreOneFinding(count: Int, places: [String]) throws {
    let rows = (1...count).map { "v\($0),outbound,CHN,2020-0\($0)-02,2020-0\($0)-03,state,held,to-lam,,,,,high,vna," }
    let problems = try problems(added(rows, to: "visits.csv"))
    #expect(problems.map(\.rule) == Array(repeating: "outside-term", count: places.count))
    #expect(problems.first?.place.split(separator: ":").first == places.first?.split(separator: ":").first)
  }

  @Test func oneWrongTierIsOneFindingForAllCounts() throws {
    let counts = [2009, 2010, 2011].flatMap { year in
      [
        "comprehensive_strategic_partners,\(year),0,countries,press,high,vna,",
        "comprehensive_partners,\(year),1,countries,press,high,vna,",
        "strategic_and_comprehensive_partners,\(year),1,countries,press,high,vna,",
      ]
    }
    let header = "indicator,period,value,unit,series,confidence,sources,note\n"
    let problems = try problems(["economy.csv": header + counts.joined(separator: "\n") + "\n"])
    #expect(problems.map(\.place) == ["economy.csv:2:39"])
    #expect(
      problems.first?.reason.hasPrefix(
        "comprehensive_strategic_partners: 0 is stated, the milestones give 1 on 2009-12-31; 5 more counts are wrong with it"
      )
        == true)
    #expect(problems.first?.reason.hasSuffix("nearest in time: CHN of 2008-06-01 (milestones, line 3)") == true)
  }

  @Test func thePartnerThatMakesTheDifferenceIsTheNearestInTime() throws {
    let milestones = added(
      [
        "fra-2020,FRA,2020-03-01,tier,strategic,Raised,,high,vna,",
        "fra-2025,FRA,2025-03-01,tier,comprehensive_strategic,Raised,,high,vna,",
      ], to: "milestones.csv")
    let economy =
      "indicator,period,value,unit,series,confidence,sources,note\n"
      + "comprehensive_strategic_partners,2020-03-15,2,countries,press,high,vna,\n"
    let problems = try problems(milestones.merging(["economy.csv": economy]) { $1 })
    #expect(problems.first?.reason.hasSuffix("nearest in time: FRA of 2020-03-01 (milestones, line 5)") == true)
  }
}
