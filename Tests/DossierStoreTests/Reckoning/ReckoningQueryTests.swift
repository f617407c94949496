import Diplomacy
import Testing

@testable import DossierStore

/// Arithmetic over visits.
@Suite struct ReckoningQueryTests {
  static let header =
    "id,direction,partner,start,end,kind,status,home_leaders,partner_leaders,host,places,outcomes,reading_of,confidence,sources,note\n"

  /// A dossier in which To Lam and Xi Jinping hold the top offices, Tran and Zhao are speakers, and Macron is president.
  static func dossier(_ visits: [String]) throws -> Dossier {
    try Sample([
      "visits.csv": header + visits.joined(separator: "\n") + "\n",
      "leaders.csv": """
      id,name,native_name,country,confidence,sources,note
      to-lam,To Lam,Tô Lâm,VNM,high,vna,
      tran,Tran Thanh Man,,VNM,high,vna,
      xi,Xi Jinping,习近平,CHN,high,vna,
      zhao,Zhao Leji,,CHN,high,vna,
      macron,Emmanuel Macron,,FRA,high,vna,
      """,
      "terms.csv": """
      id,leader,country,office,rank,start,end,acting,confidence,sources,note
      to-lam-president,to-lam,VNM,State President,head_of_state,2010-05-22,,false,high,vna,
      tran-speaker,tran,VNM,Speaker,speaker,2010-05-22,,false,high,vna,
      xi-president,xi,CHN,President,head_of_state,2010-03-14,,false,high,vna,
      zhao-speaker,zhao,CHN,Speaker,speaker,2010-03-14,,false,high,vna,
      macron-president,macron,FRA,President,head_of_state,2010-05-14,,false,high,vna,
      """,
    ]).open()
  }

  static func visit(
    _ id: String, _ direction: String, _ partner: String, _ start: String, kind: String = "state",
    status: String = "held", home: String = "to-lam", other: String = "xi", reading: String = "",
    confidence: String = "high"
  ) -> String {
    "\(id),\(direction),\(partner),\(start),,\(kind),\(status),\(home),\(other),,,,\(reading),\(confidence),vna,"
  }

  private func debts(_ dossier: Dossier, _ reckoning: Reckoning = .owed, on text: String = "2025-01-01") throws
    -> [Debt]
  {
    guard case .debts(let debts) = try dossier.reckoning(reckoning, asOf: day(text)).rows else { return [] }
    return debts
  }

  @Test func aVisitIsOwedUntilOneIsPaid() throws {
    let dossier = try Self.dossier([
      Self.visit("in1", "inbound", "CHN", "2012-01-01"), Self.visit("in2", "inbound", "CHN", "2014-01-01"),
      Self.visit("out1", "outbound", "CHN", "2016-01-01"), Self.visit("in3", "inbound", "CHN", "2018-01-01"),
    ])
    let before = try #require(try debts(dossier, on: "2015-01-01").first)
    #expect(before.count == 2 && before.oldest.id == "in1" && before.latest.id == "in2" && before.lastAnswer == nil)
    #expect(try debts(dossier, on: "2016-06-01").isEmpty)
    let after = try #require(try debts(dossier).first)
    #expect(after.count == 1 && after.oldest.id == "in3" && after.lastAnswer?.id == "out1")
    #expect(after.level == .top && !after.isUndecided)
    #expect(try debts(dossier, .owedToUs).isEmpty)
    #expect(try debts(dossier, .owedToUs, on: "2017-01-01").first?.oldest.id == "out1")
  }

  @Test func summitsCancelledVisitsAndOrganisationsMakeNoDebt() throws {
    let dossier = try Self.dossier([
      Self.visit("a", "inbound", "CHN", "2012-01-01", kind: "summit"),
      Self.visit("b", "inbound", "CHN", "2012-02-01", kind: "transit"),
      Self.visit("c", "inbound", "CHN", "2012-03-01", status: "cancelled"),
      Self.visit("d", "inbound", "CHN", "2012-04-01", status: "planned"),
      Self.visit("e", "inbound", "EUE", "2012-05-01", other: "macron"),
      Self.visit("f", "inbound", "FRA", "2012-05-01", other: "macron"),
      Self.visit("g", "outbound", "FRA", "2013-05-01", kind: "summit"),
    ])
    #expect(try debts(dossier).map(\.oldest.id) == ["f"], "a summit pays no debt either")
  }

  @Test func aHigherVisitAnswersALowerAndNotTheOtherWayRound() throws {
    let lower = try Self.dossier([
      Self.visit("in", "inbound", "CHN", "2012-01-01", other: "zhao"),
      Self.visit("out", "outbound", "CHN", "2013-01-01"),
    ])
    #expect(try debts(lower).isEmpty)
    #expect(try debts(lower, on: "2012-06-01").map(\.level) == [.speaker])
    let higher = try Self.dossier([
      Self.visit("in", "inbound", "CHN", "2012-01-01"),
      Self.visit("out", "outbound", "CHN", "2013-01-01", home: "tran"),
    ])
    #expect(try debts(higher).map(\.level) == [.top])
    #expect(try debts(higher, .owedToUs).map(\.level) == [.speaker])
  }

  @Test func whoComesAlongIsAnsweredWithTheHighest() throws {
    let dossier = try Self.dossier([Self.visit("in", "inbound", "CHN", "2012-01-01", other: "xi; zhao")])
    #expect(try debts(dossier).map(\.level) == [.top])
  }

  @Test func whereDatesCannotTellTheDebtIsUndecided() throws {
    let dossier = try Self.dossier([
      Self.visit("out", "outbound", "CHN", "2012"), Self.visit("in", "inbound", "CHN", "2012-05-01"),
    ])
    let debt = try #require(try debts(dossier).first)
    #expect(debt.isUndecided)
  }

  @Test func aVisitToldTwiceCountsOnce() throws {
    let dossier = try Self.dossier([
      Self.visit("in", "inbound", "CHN", "2012-05-01"),
      Self.visit("in-other", "inbound", "CHN", "2012-05-03", reading: "in", confidence: "low"),
    ])
    let debt = try #require(try debts(dossier).first)
    #expect(debt.count == 1 && debt.oldest.isDisputed)
  }

  @Test func lastVisitsStandAtEveryLevelEachWay() throws {
    let dossier = try Self.dossier([
      Self.visit("a", "inbound", "CHN", "2012-01-01"), Self.visit("b", "inbound", "CHN", "2014-01-01", kind: "summit"),
      Self.visit("c", "outbound", "CHN", "2013-01-01", home: "tran"),
      Self.visit("d", "outbound", "CHN", "2015-01-01", home: "nobody"),
    ])
    guard case .lastVisits(let rows) = try dossier.reckoning(.lastVisits, asOf: day("2025-01-01")).rows else {
      Issue.record("no rows")
      return
    }
    #expect(rows.map(\.level) == [.top, .headOfState, .speaker])
    #expect(rows[0].here?.id == "b" && rows[0].there == nil)
    #expect(rows[2].there?.id == "c" && rows[2].here == nil)
  }

  @Test func countsByYearAndPartner() throws {
    let dossier = try Self.dossier([
      Self.visit("a", "inbound", "CHN", "2012-01-01"), Self.visit("b", "outbound", "CHN", "2012-03-01", home: "tran"),
      Self.visit("c", "inbound", "FRA", "2012-04-01", other: "macron"),
      Self.visit("d", "inbound", "FRA", "2013-04-01", status: "cancelled", other: "macron"),
    ])
    let report = try dossier.reckoning(.intensity, asOf: day("2025-01-01"))
    #expect(
      report.rows
        == .intensity([
          YearIntensity(year: 2012, outbound: 1, inbound: 2, topOutbound: 0, topInbound: 2, partners: 2)
        ]))
    guard case .reciprocity(let partners) = try dossier.reckoning(.reciprocity, asOf: day("2025-01-01")).rows else {
      Issue.record("no rows")
      return
    }
    #expect(partners.map(\.partner.id) == ["CHN", "FRA"])
    #expect(partners[0].outbound == 1 && partners[0].inbound == 1 && partners[0].topOutbound == 0)
  }

  @Test func firstDestinationsAreWithinTheTerm() throws {
    let dossier = try Self.dossier([
      Self.visit("early", "outbound", "FRA", "2009-01-01", other: "macron"),
      Self.visit("summit", "outbound", "FRA", "2011-01-01", kind: "summit", other: "macron"),
      Self.visit("proper", "outbound", "CHN", "2012-01-01"),
    ])
    guard
      case .firstDestinations(let rows) = try dossier.reckoning(.firstDestinations, asOf: day("2025-01-01")).rows
    else {
      Issue.record("no rows")
      return
    }
    let president = try #require(rows.first { $0.term.leader == "to-lam" })
    #expect(president.first?.id == "summit" && president.firstBilateral?.id == "proper")
    #expect(rows.first { $0.term.leader == "tran" }?.first == nil)
  }

  @Test func undatedVisitsAndThoseAtNoLevelAreCountedAndNotReckoned() throws {
    let dossier = try Self.dossier([
      Self.visit("a", "inbound", "CHN", "2012-01-01", other: ""), Self.visit("b", "inbound", "CHN", "/.."),
    ])
    let report = try dossier.reckoning(.owed, asOf: day("2025-01-01"))
    #expect(report.rows == .debts([]))
    #expect(report.withoutLevel == 1)
    #expect(report.undated == 1)
  }

  /// The rows behind a number are as many as the number says.
  @Test func everyNumberHasItsRows() throws {
    var chance = Chance(11)
    var visits: [String] = []
    for number in 0..<200 {
      let isOut = Int.random(in: 0..<2, using: &chance) == 0
      let partner = Int.random(in: 0..<2, using: &chance) == 0 ? "CHN" : "FRA"
      let other = partner == "FRA" ? "macron" : Int.random(in: 0..<2, using: &chance) == 0 ? "xi" : "zhao"
      visits.append(
        Self.visit(
          "v\(number)", isOut ? "outbound" : "inbound", partner,
          "20\(10 + Int.random(in: 0..<15, using: &chance))-0\(1 + Int.random(in: 0..<9, using: &chance))-1\(Int.random(in: 0..<10, using: &chance))",
          kind: ["state", "summit", "working", "event"][Int.random(in: 0..<4, using: &chance)],
          status: Int.random(in: 0..<9, using: &chance) == 0 ? "cancelled" : "held",
          home: Int.random(in: 0..<3, using: &chance) == 0 ? "tran" : "to-lam",
          other: other))
    }
    let dossier = try Self.dossier(visits)
    let now = day("2022-06-30")
    guard case .reciprocity(let partners) = try dossier.reckoning(.reciprocity, asOf: now).rows,
      case .intensity(let years) = try dossier.reckoning(.intensity, asOf: now).rows
    else {
      Issue.record("no rows")
      return
    }
    for row in partners {
      let all = try dossier.visits(behind: VisitsBehind(partner: row.partner.id), asOf: now).visits
      #expect(all.count { $0.direction == .outbound } == row.outbound)
      #expect(all.count { $0.direction == .inbound } == row.inbound)
      let top = VisitsBehind(partner: row.partner.id, level: .top)
      let topVisits = try dossier.visits(behind: top, asOf: now).visits
      #expect(topVisits.count { $0.direction == .outbound } == row.topOutbound)
      #expect(topVisits.count { $0.direction == .inbound } == row.topInbound)
    }
    for year in years {
      let all = try dossier.visits(behind: VisitsBehind(year: year.year), asOf: now).visits
      #expect(all.count == year.outbound + year.inbound)
      #expect(Set(all.map(\.partner)).count == year.partners)
    }
    #expect(years.reduce(0) { $0 + $1.outbound + $1.inbound } == partners.reduce(0) { $0 + $1.outbound + $1.inbound })
    for debt in try debts(dossier, on: "2022-06-30") {
      let behind = VisitsBehind(
        partner: debt.partner.id, level: debt.level, direction: .inbound, isBilateral: true)
      let later = try dossier.visits(behind: behind, asOf: now).visits.filter { visit in
        debt.lastAnswer.map { visit.start > $0.start } ?? true
      }
      // Nobody in these visits holds two offices, so that each is at one level only.
      #expect(later.count == debt.count)
    }
  }
}
