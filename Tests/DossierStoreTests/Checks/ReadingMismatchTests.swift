import Diplomacy
import Testing

@testable import DossierStore

/// Rows that are joined and are about different things: one of them would vanish.
@Suite struct ReadingMismatchTests {
  private func rules(_ file: String, _ rows: [String]) throws -> [Problem] {
    let header = (Sample.sound[file] ?? "").split(separator: "\n").map(String.init)
    let columns = header[0].split(separator: ",")
    let place = columns.firstIndex(of: "confidence") ?? 0
    let old = header.dropFirst().map { line in
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      cells.insert("", at: place)
      return cells.joined(separator: ",")
    }
    let names = columns[..<place] + ["reading_of"] + columns[place...]
    return try Sample([file: ([names.joined(separator: ",")] + old + rows).joined(separator: "\n") + "\n"]).open()
      .problems()
  }

  @Test(arguments: [
    ("inbound,FRA,2023-12-12,,state,held,,,", true), ("inbound,FRA,2023-12-12,,state,held,,xi,", false),
    ("outbound,CHN,2023-12-12,,state,held,,,", false), ("outbound,CHN,2024-09-01,,state,held,to-lam,,", true),
    ("outbound,CHN,2023-12-12,,state,held,,xi,", false),
  ])
  func visits(row: String, isFound: Bool) throws {
    let problems = try rules("visits.csv", ["a,\(row),,,in-chn-2023,low,vna,"]).filter { $0.severity == .error }
    #expect(problems.map(\.rule) == (isFound ? ["reading-mismatch"] : []))
    if row.contains("FRA") && isFound {
      #expect(
        problems.first?.reason == "line 3 is about another partner: “CHN”, not “FRA”, and no traveller is the same")
    }
  }

  @Test func milestonesAndTerms() throws {
    let milestones = try rules("milestones.csv", ["a,FRA,1950,established,,Relations,,chn-1950,low,vna,"])
    #expect(milestones.contains { $0.reason == "line 2 is about another partner: “CHN”, not “FRA”" })
    for (row, isFound) in [
      ("xi,CHN,President,head_of_state,2013,", false), ("macron,FRA,President,head_of_state,2013,", true),
      ("xi,CHN,General Secretary,party_leader,2013,", true), ("xi,,PRESIDENT,head_of_state,2013,", false),
    ] {
      let problems = try rules("terms.csv", ["a,\(row),false,xi-president,low,vna,"])
      #expect(problems.contains { $0.rule == "reading-mismatch" } == isFound, "\(row)")
    }
  }

  @Test(arguments: [("CHN;FRA", false), ("FRA;EUE", true)])
  func agreements(partners: String, isFound: Bool) throws {
    let problems = try Sample([
      "agreements.csv": """
      id,partners,title,kind,area,status,proposed,signed,in_force,expires,reading_of,confidence,sources,note
      a,CHN,Treaty,treaty,,signed,,2001,,,,high,vna,
      b,\(partners),Treaty,treaty,,signed,,2002,,,a,low,vna,
      """
    ]).open().problems()
    #expect(problems.contains { $0.rule == "reading-mismatch" } == isFound)
  }
}
