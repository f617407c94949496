import Diplomacy
import Foundation
import Testing

@testable import DossierStore

/// The rules that reading a file looks at, in all their forms: the finding is there, in its place, and nothing else is.
@Suite struct ProblemRuleTests {
  private func problems(_ file: String, _ text: String) throws -> [Problem] {
    try Sample([file: text]).open().problems()
  }

  /// Adds a line to a file of the sample.
  private func problems(adding line: String, to file: String) throws -> [Problem] {
    try problems(file, (Sample.sound[file] ?? "") + "\n" + line + "\n")
  }

  private func expect(
    _ problems: [Problem], _ rule: Rule, _ severity: Problem.Severity, at place: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(problems.count == 1, "\(problems.map(\.message))", sourceLocation: sourceLocation)
    #expect(problems.first?.rule == rule.rawValue, sourceLocation: sourceLocation)
    #expect(problems.first?.severity == severity, sourceLocation: sourceLocation)
    #expect(problems.first?.place == place, sourceLocation: sourceLocation)
    #expect(problems.first?.mend.isEmpty == false, sourceLocation: sourceLocation)
  }

  @Test func aSoundDossierHasNone() throws {
    #expect(try Sample().open().problems() == [])
  }

  @Test func schemaUnknownAndMissingColumns() throws {
    let text = (Sample.sound["leaders.csv"] ?? "") + "\n"
    expect(
      try problems("leaders.csv", text.replacing("note\n", with: "note,age\n").replacing("vna,\n", with: "vna,,40\n")),
      .schema, .warning, at: "leaders.csv:1:53")
    expect(
      try problems(
        "leaders.csv",
        "id,name,native_name,country,confidence,sources\nxi,Xi,,CHN,high,vna\nmacron,M,,FRA,high,vna\nto-lam,T,,VNM,high,vna\n"
      ),
      .schema, .warning, at: "leaders.csv:1")
  }

  @Test func schemaRequiredColumnMissing() throws {
    let sample = try Sample(["trade.csv": "partner,period,flow,series,basis,status,confidence,sources,note\n"])
    let dossier = try sample.open()
    expect(try dossier.problems(), .schema, .error, at: "trade.csv:1")
    #expect(try dossier.partners(asOf: day("2025-01-01")).count == 3, "the rest is there")
  }

  @Test func schemaFilesMissing() throws {
    expect(try Sample(without: ["datapackage.json"]).open().problems(), .schema, .error, at: "datapackage.json")
    expect(try Sample(["datapackage.json": "{"]).open().problems(), .schema, .error, at: "datapackage.json")
    expect(try Sample(without: ["visits.csv"]).open().problems(), .schema, .error, at: "visits.csv")
    #expect(try Sample(without: ["trade.csv"]).open().problems() == [], "no table of figures is needed")
    let named = #"{"resources": [{"name": "trade", "path": "figures.csv"}], "entente": {"home": "VNM"}}"#
    expect(
      try Sample(["datapackage.json": named], without: ["trade.csv"]).open().problems(), .schema, .warning,
      at: "figures.csv")
  }

  @Test func csv() throws {
    let row = "in-fra,inbound,FRA,2020,,state,held,,macron,,,,high,vna,"
    expect(try problems(adding: row + ",extra", to: "visits.csv"), .csv, .error, at: "visits.csv:5")
    expect(
      try problems(adding: row + "5\" pipe", to: "visits.csv"), .csv, .warning, at: "visits.csv:5:\(row.count + 2)")
    expect(
      try problems(adding: row + "\"open", to: "visits.csv"), .csv, .error, at: "visits.csv:5:\(row.count + 1)")
    expect(
      try problems(adding: row.replacing("FRA", with: "\"FRA\"x"), to: "visits.csv"), .csv, .error,
      at: "visits.csv:5:21")
    expect(try problems(adding: "\"" + row, to: "visits.csv"), .csv, .error, at: "visits.csv:5:1")
  }

  @Test func csvNotUTF8() throws {
    let sample = try Sample()
    var bytes = Data((Sample.sound["visits.csv"] ?? "").utf8)
    bytes.append(
      contentsOf: Array("\nin-fra,inbound,FRA,2020,,state,held,,macron,,Par".utf8) + [0xFF]
        + Array("is,,high,vna,\n".utf8))
    try sample.write("visits.csv", bytes)
    expect(try sample.open().problems(), .csv, .error, at: "visits.csv:5:49")
  }

  @Test func csvEndlessCell() throws {
    let long = String(repeating: "x", count: 10_000_000)
    let sample = try Sample()
    try sample.write(
      "visits.csv",
      (Sample.sound["visits.csv"] ?? "") + "\nin-fra,inbound,FRA,2020,,state,held,,macron,,,,high,vna,\(long)\n")
    let dossier = try sample.open()
    expect(try dossier.problems(), .csv, .error, at: "visits.csv:5:57")
    let visit = try #require(try dossier.detail(ofVisit: "in-fra", asOf: day("2025-01-01")))
    #expect(visit.visit.evidence.note.count <= TableReader.longestCell)
  }

  @Test func values() throws {
    expect(
      try problems(adding: ",inbound,FRA,2020,,state,held,,macron,,,,high,vna,", to: "visits.csv"), .valueMissing,
      .error, at: "visits.csv:5:1")
    expect(
      try problems(adding: "a,inbound,FRA,2020,,royal,held,,macron,,,,high,vna,", to: "visits.csv"), .valueUnknown,
      .warning, at: "visits.csv:5:21")
    expect(
      try problems(adding: "a,sideways,FRA,2020,,state,held,,macron,,,,high,vna,", to: "visits.csv"), .valueUnknown,
      .error, at: "visits.csv:5:3")
    expect(
      try problems(adding: "CHN,2021,export,customs,1.5e9,reporter,,high,vna,", to: "trade.csv"), .numberInvalid,
      .error, at: "trade.csv:5:25")
    expect(
      try problems(adding: "CHN,2021,export,customs,-5,reporter,,high,vna,", to: "trade.csv"), .numberInvalid, .error,
      at: "trade.csv:5:25")
  }

  @Test func anUnknownTierKeepsItsRow() throws {
    let sample = try Sample([
      "milestones.csv": (Sample.sound["milestones.csv"] ?? "") + "\nx,FRA,2020,tier,golden,Raised,,high,vna,"
    ])
    let dossier = try sample.open()
    expect(try dossier.problems(), .valueUnknown, .warning, at: "milestones.csv:5:17")
    let detail = try #require(try dossier.detail(ofPartner: "FRA", asOf: day("2025-01-01")))
    #expect(detail.milestones.map(\.tier) == [.strategic, .none])
    #expect(detail.partner.tier == .strategic)
  }

  @Test func dates() throws {
    expect(
      try problems(adding: "a,inbound,FRA,2023-02-30,,state,held,,macron,,,,high,vna,", to: "visits.csv"), .dateInvalid,
      .error, at: "visits.csv:5:15")
    expect(
      try problems(adding: "a,inbound,FRA,2023-02-03,soon,state,held,,macron,,,,high,vna,", to: "visits.csv"),
      .dateInvalid, .error, at: "visits.csv:5:26")
    expect(
      try problems(adding: "a,inbound,FRA,2023-02-03,2023-02-01,state,held,,macron,,,,high,vna,", to: "visits.csv"),
      .dateReversed, .error, at: "visits.csv:5:26")
  }

  @Test func keysAndReferences() throws {
    expect(
      try problems(adding: "in-chn-2023,inbound,FRA,2020,,state,held,,macron,,,,high,vna,", to: "visits.csv"),
      .duplicateKey, .error, at: "visits.csv:5")
    expect(
      try problems(adding: "a,inbound,XYZ,2020,,state,held,,macron,,,,high,vna,", to: "visits.csv"), .referenceMissing,
      .error, at: "visits.csv:5:11")
    expect(
      try problems(adding: "a,inbound,FRA,2020,,state,held,,macron;nobody,,,,high,vna,", to: "visits.csv"),
      .referenceMissing, .error, at: "visits.csv:5:33")
    expect(
      try problems(adding: "a,inbound,FRA,2020,,state,held,,macron,,,,high,nowhere,", to: "visits.csv"),
      .referenceMissing, .error, at: "visits.csv:5:48")
    expect(
      try problems(adding: "a,inbound,FRA,2020,,state,held,,macron,,,,high,,", to: "visits.csv"), .noSource, .error,
      at: "visits.csv:5:48")
    expect(
      try problems(adding: "a,inbound,FRA,2020,,state,held,,macron,,,,high,;,", to: "visits.csv"), .noSource, .error,
      at: "visits.csv:5:48")
    expect(
      try problems(adding: "hu,Hu Jintao,,CHN,high,,", to: "leaders.csv"), .noSource, .warning, at: "leaders.csv:5:24")
  }

  @Test func text() throws {
    expect(
      try problems(
        adding: "a,inbound,FRA,2020,,state,held,,macron,,Pa\u{1B}[2Jris\u{202E},,high,vna,", to: "visits.csv"),
      .controlCharacters, .warning, at: "visits.csv:5:43")
    expect(
      try problems(adding: "a,inbound,FRA,2020,,state,held,,macron,,Ha\u{300} Nội,,high,vna,", to: "visits.csv"),
      .notComposed, .warning, at: "visits.csv:5:43")
  }

  @Test func theCharacterIsNamed() throws {
    let row = "a,inbound,FRA,2020,,state,held,,macron,,\"Paris \"\"V\"\"\u{202E}\",,high,vna,"
    let problem = try #require(try problems(adding: row, to: "visits.csv").first)
    #expect(problem.reason == "places: there is U+202E (right-to-left override)")
    #expect(problem.place == "visits.csv:5:53")
  }

  @Test func anIdWithAnInvisibleCharacterIsTheIdThatWasMeant() throws {
    for id in ["\u{200B}macron", "macron\u{A0}", "\u{A0}macron", "mac\u{AD}ron"] {
      let row = "a,inbound,FRA,2020,,state,held,,\(id),,,,high,vna,"
      #expect(try problems(adding: row, to: "visits.csv").map(\.rule) == ["invisible-characters"])
    }
    #expect(try problems(adding: "b,Émile\u{A0}Loubet,,FRA,high,vna,", to: "leaders.csv") == [], "prose")
  }

  @Test func amountsThatNobodyTradesAreRefused() throws {
    for amount in ["1000000000000001", "9223372036854775807", "99999999999999999999"] {
      let rows = ["export", "import"].map { "FRA,2021,\($0),customs,\(amount),reporter,,high,vna," }
      let dossier = try Sample([
        "trade.csv": (Sample.sound["trade.csv"] ?? "") + "\n" + rows.joined(separator: "\n") + "\n",
        "investments.csv": """
        partner,as_of,direction,series,projects,registered_capital_usd,confidence,sources,note
        FRA,2021,inward,fia,\(amount),5,high,vna,
        """,
      ]).open()
      let problems = try dossier.problems()
      #expect(problems.map(\.rule) == Array(repeating: "number-invalid", count: 3))
      #expect(problems.allSatisfy { $0.reason.contains("is more than 1,000,000,000,000,000") })
      #expect(try dossier.trade(with: "FRA", asOf: day("2025-01-01")) != nil)
    }
    #expect(try problems(adding: "FRA,2021,export,customs,1000000000000000,reporter,,high,vna,", to: "trade.csv") == [])
  }

  @Test func nothingThatIsQuotedSteersATerminal() throws {
    let bad = "\u{1B}]0;x\u{7}\u{202E}"
    let escaped = #"\u001b]0;x\u0007\u202e"#
    let sample = try Sample([
      "datapackage.json": """
      {"title": "\(escaped)", "resources": [{"name": "visits", "path": "../\(escaped)"},
      {"name": "trade", "path": "\(escaped)"}, {"name": "leaders", "path": "l\(escaped).csv"}],
      "entente": {"home": "\(escaped)", "h\(escaped)": 1, "series_preference": ["\(escaped)"],
      "top_level_ranks": ["\(escaped)"], "series": [{"id": "a", "title": "\(escaped)"}]}}
      """,
      "partners.csv": "id,name,\(bad)\nA\(bad),\(bad)\nA\(bad),\(bad),\(bad)\nA\(bad),\(bad),\(bad)\n",
    ])
    let problems = try sample.open().problems()
    #expect(problems.count > 10)
    for problem in problems {
      let text = problem.message + problem.file + problem.mend
      #expect(!text.unicodeScalars.contains(where: CellText.isControl), "\(problem.rule)")
    }
  }

  @Test func wordsSayWhatTheyAreReadAs() throws {
    let tier = try problems(adding: "x,FRA,2020,tier,golden,Raised,,high,vna,", to: "milestones.csv")
    #expect(tier.map(\.reason) == ["tier: “golden” is not a word for this column, and is read as no tier"])
    let kind = try problems(adding: "a,inbound,FRA,2020,,Satte,held,,macron,,,,high,vna,", to: "visits.csv")
    #expect(kind.map(\.reason) == ["kind: “Satte” is not a word for this column, and is read as “other”"])
    #expect(kind.first?.mend.hasPrefix("did you mean “state”? use one of ") == true)
  }

  @Test(arguments: [
    ("macrom", "did you mean “macron”? correct the id, or add it to leaders.csv"),
    ("xi,macron", "separate the items of a list with “;”"), ("nobody", "correct the id, or add it to leaders.csv"),
  ])
  func anIdThatIsNearIsNamed(id: String, mend: String) throws {
    let problems = try problems(adding: "a,inbound,FRA,2020,,state,held,,\"\(id)\",,,,high,vna,", to: "visits.csv")
    #expect(problems.map(\.mend) == [mend])
  }

  @Test func aCellInALowerLineBelongsToItsRow() throws {
    let row = "a,inbound,FRA,2020,,state,held,,macron,\"Host\nand host\",\"Ha\u{200B}noi\",,high,nowhere,"
    let dossier = try Sample(["visits.csv": (Sample.sound["visits.csv"] ?? "") + "\n" + row + "\n"]).open()
    let problems = try dossier.problems()
    #expect(problems.map(\.place) == ["visits.csv:6:26", "visits.csv:6:14"])
    #expect(problems.allSatisfy { $0.rowLine == 5 })
    #expect(try dossier.detail(ofRow: 5, in: "visits.csv")?.problems == problems)
  }

  @Test func manyProblemsAreCounted() throws {
    let rows = (0..<2_000).map { "v\($0),inbound,FRA,never,,state,held,,macron,,,,high,vna," }.joined(separator: "\n")
    let problems = try problems(adding: rows, to: "visits.csv")
    #expect(problems.count == ProblemLog.limitPerRule + 1)
    #expect(problems.contains { $0.reason == "1500 more problems of this kind are not listed" })
  }

  @Test func theReferenceSaysHowOften() throws {
    let rows = (0..<3).map { "v\($0),inbound,XYZ,2020,,state,held,,macron,,,,high,vna," }.joined(separator: "\n")
    let problems = try problems(adding: rows, to: "visits.csv")
    #expect(problems.map(\.reason) == ["partner: “XYZ” is not in partners.csv (here and in 2 more rows)"])
  }
}
