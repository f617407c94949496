import Diplomacy
import Testing
import TestSupport

@testable import ViewModels

/// A year with more visits than the chart tells of.
@Suite struct BusyYearTests {
  /// A partner with trade and thirty visits in 2019, two of them by the head of state.
  private static let files: [String: String] = [
    "datapackage.json": #"{"entente": {"home": "VNM", "top_level_ranks": ["head_of_state"]}}"#,
    "sources.csv": "id,title\ns,Gazette\n",
    "partners.csv": "id,name,kind,sources\nVNM,Viet Nam,home,s\nCHN,China,state,s\n",
    "leaders.csv": "id,name,country,sources\nhead,Head,VNM,s\nother,Other,VNM,s\n",
    "terms.csv": "id,leader,country,office,rank,start,sources\nt,head,VNM,President,head_of_state,2015,s\n",
    "trade.csv": "partner,period,flow,series,value_usd,sources\nCHN,2018,total,x,5,s\nCHN,2019,total,x,6,s\n",
    "visits.csv": "id,direction,partner,start,home_leaders,sources\n"
      + (1...30).map { day in
        let leader = day == 11 || day == 29 ? "head" : "other"
        return "v\(day),outbound,CHN,2019-06-\(day < 10 ? "0" : "")\(day),\(leader),s\n"
      }.joined(),
  ]

  @Test func tellsOfTheHighestAndCountsTheOthers() throws {
    try Fixtures.withDossier(Self.files) { folder in
      let scenario = try Scenario(folder)
      let report = try #require(scenario.dashboard.trade.report)
      #expect(report.events.count == 6 && report.visitsLeft == [2019: 24])
      #expect(Set(["v11", "v29"]).isSubset(of: report.events.map(\.id)))
      #expect(report.events.map(\.date) == report.events.map(\.date).sorted())
    }
  }

  @Test func theLastChoiceOfTheYearLeadsToItsVisits() throws {
    try Fixtures.withDossier(Self.files) { folder in
      var scenario = try Scenario(folder)
      scenario.press("3 enter a l l enter")
      #expect(scenario.dashboard.focus == .timeline && scenario.dashboard.timeline.followsPartner)
      #expect(scenario.dashboard.timeline.filter.description == "year:2019")
      #expect(scenario.dashboard.timeline.summary.matching == 30)
    }
  }
}
