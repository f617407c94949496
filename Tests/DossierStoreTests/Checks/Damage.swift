@testable import DossierStore

/// A sound dossier with one mistake, and where it is found.
struct Damage {
  /// The files that differ from the sound ones.
  var files: [String: String]
  /// A file that is taken away.
  var missing: Set<String> = []
  var place: String

  /// A line more at the end of a file.
  init(_ line: String, in file: String, at place: String) {
    self.init([file: (Sample.sound[file] ?? "") + "\n" + line + "\n"], at: place)
  }

  /// Another text in a file, once.
  init(_ text: String, for old: String, in file: String, at place: String) {
    self.init([file: (Sample.sound[file] ?? "").replacing(old, with: text, maxReplacements: 1)], at: place)
  }

  init(_ files: [String: String], without missing: Set<String> = [], at place: String) {
    self.files = files
    self.missing = missing
    self.place = place
  }

  static let all: [Rule: Damage] = reading.merging(people) { $1 }.merging(relations) { $1 }.merging(figures) { $1 }

  private static let reading: [Rule: Damage] = [
    .schema: Damage([:], without: ["visits.csv"], at: "visits.csv"),
    .csv: Damage("a,inbound,FRA,2020,,state,held,,macron,,,,high,vna,,extra", in: "visits.csv", at: "visits.csv:5"),
    .valueMissing: Damage(",inbound,FRA,2020,,state,held,,macron,,,,high,vna,", in: "visits.csv", at: "visits.csv:5:1"),
    .valueUnknown: Damage(
      "a,inbound,FRA,2020,,royal,held,,macron,,,,high,vna,", in: "visits.csv", at: "visits.csv:5:21"),
    .numberInvalid: Damage("CHN,2021,export,customs,1.5e9,reporter,,high,vna,", in: "trade.csv", at: "trade.csv:5:25"),
    .dateInvalid: Damage(
      "a,inbound,FRA,2023-02-30,,state,held,,macron,,,,high,vna,", in: "visits.csv", at: "visits.csv:5:15"),
    .dateReversed: Damage(
      "a,inbound,FRA,2023-02-03,2023-02-01,state,held,,macron,,,,high,vna,", in: "visits.csv", at: "visits.csv:5:26"),
    .duplicateKey: Damage(
      "in-chn-2023,inbound,FRA,2020,,state,held,,macron,,,,high,vna,", in: "visits.csv", at: "visits.csv:5"),
    .referenceMissing: Damage(
      "a,inbound,XYZ,2020,,state,held,,macron,,,,high,vna,", in: "visits.csv", at: "visits.csv:5:11"),
    .noSource: Damage("a,inbound,FRA,2020,,state,held,,macron,,,,high,,", in: "visits.csv", at: "visits.csv:5:48"),
    .controlCharacters: Damage("Par\u{1B}is", for: "Paris", in: "visits.csv", at: "visits.csv:4:86"),
    .invisibleCharacters: Damage("Ha\u{200B}noi", for: "Hanoi", in: "visits.csv", at: "visits.csv:3:65"),
    .notComposed: Damage("Ha\u{300} Nội", for: "Hanoi", in: "visits.csv", at: "visits.csv:3:65"),
    .sourceUnused: Damage(
      "un,Report,UN,2020,https://example.org/2,news,en,,", in: "sources.csv", at: "sources.csv:4:1"),
    .sourceIncomplete: Damage(
      "mofa,Joint statement,,", for: "mofa,Joint statement,Ministry,", in: "sources.csv", at: "sources.csv:3:22"),
    .addressInvalid: Damage("ftp://", for: "https://", in: "sources.csv", at: "sources.csv:2:30"),
    .confidenceUnverified: Damage(
      [
        "sources.csv": (Sample.sound["sources.csv"] ?? "") + "\nunverified,From memory,Compilers,,,reference,en,,\n",
        "leaders.csv": (Sample.sound["leaders.csv"] ?? "").replacing("FRA,high,vna", with: "FRA,,unverified"),
      ], at: "leaders.csv:4:29"),
    .readingBroken: Damage(
      [
        "milestones.csv": """
        id,partner,date,kind,tier,title,place,reading_of,confidence,sources,note
        chn-1950,CHN,1950-01-18,established,,Relations established,,chn-1950,high,vna,
        """
      ], at: "milestones.csv:2:61"),
    .dateFar: Damage("a,inbound,CHN,2111-05,,working,held,,,,,,high,vna,", in: "visits.csv", at: "visits.csv:5:15"),
    .readingMismatch: Damage(
      [
        "milestones.csv": """
        id,partner,date,kind,tier,title,place,reading_of,confidence,sources,note
        chn-1950,CHN,1950-01-18,established,,Relations established,,,high,vna,
        fra-1973,FRA,1973-04-12,established,,Relations established,,chn-1950,high,vna,
        """
      ], at: "milestones.csv:3:61"),
    .readingsDiffer: Damage(
      [
        "milestones.csv": """
        id,partner,date,kind,tier,title,place,reading_of,confidence,sources,note
        chn-1950,CHN,1950-01-18,established,,Relations established,,,high,vna,
        chn-1950-vna,CHN,1950-01-30,established,,Relations established,,chn-1950,medium,vna,
        """
      ], at: "milestones.csv:3:65"),
  ]

  private static let people: [Rule: Damage] = [
    .coordinates: Damage("Beijing,139.9,", for: "Beijing,39.9,", in: "partners.csv", at: "partners.csv:3:73"),
    .partnerIsHome: Damage("VNM,2022,export,customs,100,reporter,,high,vna,", in: "trade.csv", at: "trade.csv:5:1"),
    .nameDuplicate: Damage("xi-2,XI Jĭnpíng,,CHN,high,vna,", in: "leaders.csv", at: "leaders.csv:5:6"),
    .termOverlap: Damage(
      "macron-chn,macron,CHN,President,head_of_state,2014-01-01,2015-01-01,false,high,vna,", in: "terms.csv",
      at: "terms.csv:4:47"),
    .leaderSide: Damage(
      "a,outbound,CHN,2020,,state,held,macron,,,,,high,vna,", in: "visits.csv", at: "visits.csv:5:33"),
    .outsideTerm: Damage(
      "a,outbound,CHN,2020-01-02,2020-01-03,state,held,to-lam,,,,,high,vna,", in: "visits.csv", at: "visits.csv:5:49"),
    .duplicateVisit: Damage(
      "a,inbound,CHN,2023-12-14,2023-12-15,working,held,,xi,,,,high,vna,", in: "visits.csv", at: "visits.csv:5:15"),
    .visitBeforeRelations: Damage(
      "a,inbound,CHN,1949,,working,held,,,,,,high,vna,", in: "visits.csv", at: "visits.csv:5:15"),
    .visitLong: Damage(
      "a,inbound,CHN,2020-01-01,2020-02-01,working,held,,,,,,high,vna,", in: "visits.csv", at: "visits.csv:5:26"),
  ]

  private static let agreements =
    "id,partners,title,kind,area,status,proposed,signed,in_force,expires,confidence,sources,note\n"
  private static let economy = "indicator,period,value,unit,series,confidence,sources,note\n"

  private static let relations: [Rule: Damage] = [
    .tierMissing: Damage("x,FRA,2020,tier,,Raised,,high,vna,", in: "milestones.csv", at: "milestones.csv:5:17"),
    .tierLowered: Damage(
      "x,FRA,2020,tier,comprehensive,Raised,,high,vna,", in: "milestones.csv", at: "milestones.csv:5:17"),
    .tierBeforeRelations: Damage(
      "x,FRA,2014-01-01,established,,Relations,,high,vna,", in: "milestones.csv", at: "milestones.csv:4:14"),
    .tierCount: Damage(
      ["economy.csv": economy + "comprehensive_strategic_partners,2020,2,countries,press,high,vna,\n"],
      at: "economy.csv:2:39"),
    .agreementUndated: Damage(
      ["agreements.csv": agreements + "a,CHN,Treaty,treaty,,in_force,,,,,high,vna,\n"], at: "agreements.csv:2:33"),
  ]

  private static let figures: [Rule: Damage] = [
    .totalMismatch: Damage("CHN,2022,total,customs,500,reporter,,high,vna,", in: "trade.csv", at: "trade.csv:5:24"),
    .seriesDiffer: Damage("CHN,2023,total,customs,700,reporter,,high,vna,", in: "trade.csv", at: "trade.csv:4:22"),
    .tenfold: Damage(
      "CHN,2021,total,customs,4200000,reporter,,high,vna,\nCHN,2021,total,press,42000000,reporter,,high,vna,",
      in: "trade.csv", at: "trade.csv:6:22"),
    .mirrorDiffer: Damage("CHN,2022,export,press,300,mirror,,high,vna,", in: "trade.csv", at: "trade.csv:5:23"),
    .yearJump: Damage(
      "FRA,2022,export,customs,20000000,reporter,,high,vna,\nFRA,2023,export,customs,300000000,reporter,,high,vna,",
      in: "trade.csv", at: "trade.csv:6:25"),
    .seriesUnknown: Damage("FRA,2022,export,hearsay,100,reporter,,high,vna,", in: "trade.csv", at: "trade.csv:5:17"),
    .preferenceUnknown: Damage(
      "\"custom\", \"press\"", for: "\"customs\", \"press\"", in: "datapackage.json", at: "datapackage.json:1:70"),
    .economyDiffer: Damage(
      ["economy.csv": economy + "gdp,2020,100,USD,press,high,vna,\ngdp,2020,110,USD,customs,high,vna,\n"],
      at: "economy.csv:3:10"),
  ]
}
