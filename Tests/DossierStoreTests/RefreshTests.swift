import Diplomacy
import Testing

@testable import DossierStore

private let today = day("2025-01-01")

/// Whatever file changes: the index brought up to date answers as one made from scratch.
@Suite struct RefreshTests {
  private static let files: [String: String] = [
    "terms.csv": """
    id,leader,country,office,rank,start,end,acting,reading_of,confidence,sources,note
    to-lam-president,to-lam,VNM,State President,head_of_state,2024-05-22,2024-10-21,false,,high,vna,
    xi-as-president,xi,VNM,State President,head_of_state,2024-08,2024-08,false,to-lam-president,high,mofa,a slip
    xi-president,xi,CHN,President,head_of_state,2013-03-14,,false,,high,vna,
    """,
    "milestones.csv": """
    id,partner,date,kind,tier,title,place,reading_of,confidence,sources,note
    chn-1950,CHN,1950-01-18,established,,Relations established,,,high,vna,
    chn-2008,CHN,2008-06-01,tier,comprehensive_strategic,Raised,Beijing,,high,vna,
    chn-2008-may,CHN,2008-05,tier,strategic,Raised in May,Beijing,chn-2008,high,mofa,
    """,
    "visits.csv": """
    id,direction,partner,start,end,kind,status,home_leaders,partner_leaders,host,places,outcomes,reading_of,confidence,sources,note
    out-chn-2024,outbound,CHN,2024-08-18,2024-08-20,state,held,to-lam,xi,Xi Jinping,Beijing,railway,,high,vna,
    in-chn-2023,inbound,CHN,2023-12-12,2023-12-13,state,held,,xi,,Hanoi,shared future,,high,vna,
    in-chn-2023-list,inbound,CHN,2023-12~,,state,held,,xi,,Hanoi;Hue,,in-chn-2023,high,mofa,a list
    """,
    "exchanges.csv": """
    id,partner,date,kind,leaders,title,reading_of,confidence,sources,note
    call,CHN,2020,call,xi,A call,,high,vna,
    """,
    "agreements.csv": """
    id,partners,title,kind,area,status,proposed,signed,in_force,expires,reading_of,confidence,sources,note
    pact,CHN;FRA,A pact,treaty,,signed,,2019,,,,high,mofa,
    """,
    "commodities.csv": """
    partner,period,flow,classification,code,label,series,value_usd,basis,sources,confidence,note
    CHN,2022,export,,,Rice,press,10,reporter,vna,high,
    """,
    "investments.csv": """
    partner,as_of,direction,series,projects,registered_capital_usd,sources,confidence,note
    CHN,2022,inward,stock,3,20000,vna,high,
    """,
    "cooperation.csv": "partner,area,stage,since,confidence,sources,note\nCHN,Rail,active,2020,high,vna,\n",
    "memberships.csv": "id,body,role,start,end,reading_of,confidence,sources,note\nun,UN,Member,1977,,,high,vna,\n",
    "initiatives.csv":
      "id,date,end,kind,title,place,bodies,reading_of,confidence,sources,note\nday,2020,,day,A day,,,,high,vna,\n",
    "economy.csv":
      "indicator,period,value,unit,series,sources,confidence,note\ngdp,2022,400,USD,press,vna,high,\ngdp,2022,500,USD,customs,mofa,high,\n",
  ]

  /// One change to each file, and to some of them others that reach further.
  static let changes: [(file: String, old: String, new: String)] = [
    ("datapackage.json", "\"title\": \"Customs\"", "\"title\": \"Tolls\""),
    ("datapackage.json", "[\"customs\", \"press\"]", "[\"press\", \"customs\"]"),
    ("datapackage.json", "\"home\": \"VNM\"", "\"home\": \"FRA\""),
    ("datapackage.json", "head_of_state", "minister"),
    ("sources.csv", "news,en", "treaty,en"),
    ("sources.csv", "mofa,Joint", "mofb,Joint"),
    ("partners.csv", "CHN,China", "CHN,Middle Kingdom"),
    ("partners.csv", "FRA,France", "FRX,France"),
    ("leaders.csv", "Xi Jinping", "Hsi Chin-ping"),
    ("leaders.csv", "xi,", "xj,"),
    ("terms.csv", ",2024-08,2024-08,", ",2024-07,2024-07,"),
    ("terms.csv", "to-lam-president,high,mofa", "to-lam-president,low,mofa"),
    ("terms.csv", "false,to-lam-president", "false,"),
    ("milestones.csv", "chn-2008,high,mofa", "chn-2008,low,mofa"),
    ("visits.csv", "in-chn-2023,high,mofa", "in-chn-2023,low,mofa"),
    ("visits.csv", "Hue,,in-chn-2023,", "Hue,,,"),
    ("visits.csv", "CHN,2024", "PRC,2024"),
    ("visits.csv", "to-lam,xi", "nobody,xi"),
    ("exchanges.csv", "A call", "Two calls"),
    ("agreements.csv", "CHN;FRA", "FRA"),
    ("trade.csv", "export,customs,100", "export,press,150"),
    ("commodities.csv", "Rice", "Coffee"),
    ("investments.csv", "20000", "30000"),
    ("cooperation.csv", "Rail", "Roads"),
    ("memberships.csv", "Member,1977", "Observer,1975"),
    ("initiatives.csv", "A day", "A week"),
    ("economy.csv", "500", "401"),
  ]

  @Test(arguments: changes.indices)
  func whatIsBroughtUpToDateIsAsIfNew(index: Int) throws {
    let change = Self.changes[index]
    let sample = try Sample(Self.files)
    let dossier = try sample.openCached().dossier
    let before = try answers(of: dossier)
    let text = try sample.text(of: change.file)
    try sample.write(change.file, text.replacing(change.old, with: change.new))
    #expect(try sample.text(of: change.file) != text, "the test changes something")
    _ = try dossier.refreshed()
    let fresh = try answers(of: try sample.open())
    let refreshed = try answers(of: dossier)
    for (name, answer) in fresh { #expect(refreshed[name] == answer, "\(change.file), \(name)") }
    #expect(fresh != before, "the change shows somewhere")
  }

  /// What the dossier answers to the questions that a change could leave stale, as text.
  private func answers(of dossier: Dossier) throws -> [String: String] {
    var answers: [String: String] = [:]
    answers["info"] =
      "\(dossier.info.home) \(dossier.info.homeName) \(dossier.info.seriesTitles.sorted { $0.key < $1.key })"
    let roster = try dossier.roster(asOf: today)
    let tiers = roster.overview.tierCounts.map { "\($0.key) \($0.value)" }.sorted()
    answers["overview"] = "\(roster.overview.visits) \(roster.overview.errors) \(roster.overview.warnings) \(tiers)"
    answers["partners"] = describe(roster.partners)
    let query = VisitQuery(asOf: today)
    answers["timeline"] = describe(try dossier.visits(query, at: 0..<99))
    answers["leaders"] = describe(try dossier.leaders(query))
    answers["sources"] = describe(try dossier.sources(asOf: today))
    answers["problems"] = try dossier.problems().map(\.message).joined(separator: "\n")
    answers["home"] = try dossier.homeDetail(asOf: today).map { "\($0.name) \(facts($0.sections))" }
    for id in ["CHN", "FRA"] {
      answers["partner \(id)"] = try dossier.detail(ofPartner: id, asOf: today).map {
        "\($0.partner) \($0.milestones) \($0.visits) \($0.officeHolders) \(facts($0.sections))"
      }
      answers["trade \(id)"] = try dossier.trade(with: id, asOf: today).map { "\($0.history) \($0.events)" }
      answers["chart \(id)"] = try dossier.tradeYears(with: id, asOf: today, withAllClaims: false).map {
        "\($0.history)"
      }
    }
    for id in ["out-chn-2024", "in-chn-2023", "in-chn-2023-list"] {
      answers["visit \(id)"] = try dossier.detail(ofVisit: id, asOf: today).map {
        "\($0.visit) \($0.participants) \($0.disagreements)"
      }
      answers["row \(id)"] = try dossier.detail(of: FactKey("visits", id)).map { "\($0.fact) \($0.disagreements)" }
    }
    for words in [
      "china", "middle", "xi", "hsi", "president", "raised", "list", "customs", "tolls", "vna", "2023", "a",
    ] {
      answers["search \(words)"] = facts(try dossier.search(words, filter: Filter(), asOf: today, limit: 99).sections)
    }
    return answers
  }

  private func describe(_ value: some Any) -> String { String(describing: value) }

  private func facts(_ sections: [FactSection]) -> String {
    sections.flatMap(\.facts).map { "\($0)" }.joined(separator: "\n")
  }
}
