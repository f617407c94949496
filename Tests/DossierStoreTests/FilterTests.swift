import Diplomacy
import Foundation
import Testing

@testable import DossierStore

/// A visit with all that a filter may ask about, evaluated in plain Swift, for comparison with the index.
private struct PlainVisit {
  struct Person {
    var id: String
    var names: String
  }

  var id: String
  var isOutbound: Bool
  var partner: String
  var start: PartialDate
  var end: PartialDate?
  var kind: VisitKind
  var status: VisitStatus
  var home: [Person]
  var partners: [Person]
  var host: String
  var places: [String]
  var outcomes: String
  var confidence: Confidence
  var sources: [String]
  var note: String

  var firstDay: Int { start.first?.ordinal ?? 0 }
  var lastDay: Int { max((end ?? start).last?.ordinal ?? firstDay, firstDay) }

  func texts(_ names: String) -> [String] {
    (home + partners).map(\.names) + [names] + places + [outcomes, note, kind.rawValue, host]
  }
}

/// Random visits, as a dossier and as plain values.
private struct World {
  private static let partnerNames = [
    "CHN": "China Trung Quốc", "FRA": "France Pháp", "IDN": "Indonesia In-đô-nê-xi-a", "GIN": "Guinea Ghi-nê",
    "GNB": "Guinea-Bissau", "EGY": "Egypt Ai Cập",
  ]
  private static let leaders = [
    ("to-lam", "To Lam", "Tô Lâm", "VNM"), ("nguyen-phu-trong", "Nguyen Phu Trong", "Nguyễn Phú Trọng", "VNM"),
    ("nguyen-xuan-phuc", "Nguyen Xuan Phuc", "Nguyễn Xuân Phúc", "VNM"), ("xi", "Xi Jinping", "习近平", "CHN"),
    ("macron", "Emmanuel Macron", "", "FRA"), ("doe", "Dũng \"Doe\" O'Đặng", "", "EGY"),
  ]

  var visits: [PlainVisit] = []
  var files: [String: String] = [:]

  init(_ seed: UInt64) {
    var chance = Chance(seed)
    var partners = "id,name,local_name,kind,region,sources\nVNM,Viet Nam,Việt Nam,home,Southeast Asia,s1\n"
    let regions = ["CHN": "East Asia", "FRA": "Europe", "IDN": "Southeast Asia"]
    for (id, names) in Self.partnerNames.sorted(by: { $0.key < $1.key }) {
      let parts = names.split(separator: " ", maxSplits: 1)
      partners += "\(id),\(parts[0]),\(parts.count > 1 ? parts[1] : ""),state,\(regions[id] ?? "Africa"),s1\n"
    }
    files["partners.csv"] = partners
    files["sources.csv"] = "id,title,publisher\ns1,Báo cáo,VNA\ns2,The visit,Le Monde\ns3,Note,VNA Daily\n"
    files["leaders.csv"] =
      "id,name,native_name,country,sources\n"
      + Self.leaders.map { "\($0),\"\($1.replacing("\"", with: "\"\""))\",\($2),\($3),s1\n" }.joined()
    files["terms.csv"] = """
      id,leader,country,office,rank,start,end,acting,sources
      t1,to-lam,VNM,State President,head_of_state,2012-06-01,2013-06-30,false,s1
      t2,nguyen-phu-trong,VNM,General Secretary,party_leader,2011,2014-03,false,s1
      t3,xi,CHN,President,head_of_state,,,false,s1

      """
    files["milestones.csv"] =
      "id,partner,date,kind,tier,sources\nm,CHN,2008,tier,comprehensive_strategic,s1\nn,FRA,2013-09,tier,strategic,s1\n"
    files["trade.csv"] = "partner,period,flow,series,value_usd,sources\nCHN,2012,total,x,5,s1\n"
    files["datapackage.json"] = #"{"entente": {"home": "VNM"}}"#
    var rows =
      "id,direction,partner,start,end,kind,status,home_leaders,partner_leaders,host,places,outcomes,confidence,sources,note\n"
    for number in 0..<120 {
      let visit = Self.visit(number, &chance)
      visits.append(visit)
      rows += Self.row(visit)
    }
    files["visits.csv"] = rows
    // What is equal otherwise stays in the order of the file.
    let order = visits.enumerated().sorted { one, other in
      (one.element.firstDay, -(one.element.start.last?.ordinal ?? 0), one.offset)
        < (other.element.firstDay, -(other.element.start.last?.ordinal ?? 0), other.offset)
    }
    visits = order.map(\.element)
  }

  private static func visit(_ number: Int, _ chance: inout Chance) -> PlainVisit {
    let first = CalendarDay(ordinal: Int.random(in: 14_600...16_400, using: &chance))
    let vague = [String(first.description.prefix(4)), String(first.description.prefix(7))]
    let startText = chance.oneIn(4) ? chance.pick(vague) : first.description
    let start = (try? PartialDate(parsing: startText)) ?? PartialDate(first)
    let end = chance.oneIn(3) ? nil : PartialDate(first.advanced(by: Int.random(in: 0...400, using: &chance) / 30))
    let people = leaders.map { PlainVisit.Person(id: $0.0, names: $0.1 + "\n" + $0.2) }
    func some(_ range: Range<Int>) -> [PlainVisit.Person] { range.filter { _ in chance.oneIn(2) }.map { people[$0] } }
    let words = ["joint", "statement", "cầu đường", "fish-farm", "50%", "trade", "Đà Lạt", "thương mại"]
    func text() -> String {
      (0..<Int.random(in: 0...3, using: &chance)).map { _ in chance.pick(words) }.joined(separator: " ")
    }
    let places = ["Hanoi", "Hà Nội", "Paris", "New York", "Đà Nẵng"].filter { _ in chance.oneIn(3) }
    return PlainVisit(
      id: "v\(number)", isOutbound: chance.oneIn(2), partner: chance.pick(partnerNames.keys.sorted()), start: start,
      end: end, kind: chance.pick(VisitKind.allCases), status: chance.pick(VisitStatus.allCases), home: some(0..<3),
      partners: some(3..<6), host: chance.oneIn(4) ? "Lê Host" : "", places: places, outcomes: text(),
      confidence: chance.pick(Confidence.allCases), sources: ["s1", "s2", "s3"].filter { _ in chance.oneIn(2) },
      note: text())
  }

  private static func row(_ visit: PlainVisit) -> String {
    [
      visit.id, visit.isOutbound ? "outbound" : "inbound", visit.partner, visit.start.description,
      visit.end?.description ?? "", visit.kind.rawValue, visit.status.rawValue,
      visit.home.map(\.id).joined(separator: ";"), visit.partners.map(\.id).joined(separator: ";"), visit.host,
      visit.places.joined(separator: ";"), visit.outcomes, visit.confidence.rawValue,
      visit.sources.joined(separator: ";"), visit.note,
    ].joined(separator: ",") + "\n"
  }

  func holds(_ condition: Filter.Condition, _ visit: PlainVisit) -> Bool {
    switch condition {
    case .years(let from, let through):
      return visit.firstDay <= through.map { CalendarDay.last(of: $0).ordinal } ?? .max
        && visit.lastDay >= from.map { CalendarDay.first(of: $0).ordinal } ?? .min
    case .field(let field, let values): return values.contains { holds(field, $0, visit) }
    case .column: return false
    case .text(let text): return holds(text: text, visit)
    }
  }

  private func holds(_ field: FilterField, _ value: String, _ visit: PlainVisit) -> Bool {
    let folded = SearchText.fold(value)
    let travellers = visit.isOutbound ? visit.home : visit.partners
    switch field {
    case .direction: return (value == "out") == visit.isOutbound
    case .kind: return visit.kind.rawValue == value
    case .status: return visit.status.rawValue == value
    case .confidence: return visit.confidence.rawValue == value
    case .partner:
      let names = Self.partnerNames[visit.partner] ?? ""
      let isCode = Self.partnerNames.keys.contains(value.uppercased())
      return isCode
        ? visit.partner == value.uppercased() : SearchText.fold(names.replacing(" ", with: "\n")).contains(folded)
    case .tier: return value == (["CHN": "csp", "FRA": "sp"][visit.partner] ?? "none")
    case .region:
      return SearchText.fold(["CHN": "East Asia", "FRA": "Europe", "IDN": "Southeast Asia"][visit.partner] ?? "Africa")
        .contains(folded)
    case .place:
      return visit.places.contains {
        SearchText.hasAccent(value)
          ? $0.lowercased().contains(value.lowercased()) : SearchText.fold($0).contains(folded)
      }
    case .source:
      let texts = ["s1": "s1 VNA Báo cáo", "s2": "s2 Le Monde The visit", "s3": "s3 VNA Daily Note"]
      return visit.sources.contains { SearchText.fold(texts[$0] ?? "").contains(folded) }
    case .leader:
      return (visit.home + visit.partners).contains { person in
        value.split(separator: " ").allSatisfy { word in
          let text = person.names + "\n" + person.id
          return SearchText.hasAccent(word)
            ? text.lowercased().contains(word.lowercased()) : SearchText.fold(text).contains(SearchText.fold(word))
        }
      }
    case .rank: return travellers.contains { held(value, by: $0.id, visit) }
    case .has:
      switch value {
      case "outcomes": return !visit.outcomes.isEmpty
      case "note": return !visit.note.isEmpty
      case "end": return visit.end != nil
      case "leader": return !(visit.home + visit.partners).isEmpty
      case "place": return !visit.places.isEmpty
      case "trade": return visit.partner == "CHN"
      default: return value == "visits"
      }
    case .year: return false
    }
  }

  private func held(_ rank: String, by leader: String, _ visit: PlainVisit) -> Bool {
    let last = visit.start.last ?? day("2000-01-01")
    let first = visit.start.first ?? last
    switch (leader, rank) {
    case ("to-lam", "head_of_state"): return first <= day("2013-06-30") && last >= day("2012-06-01")
    case ("nguyen-phu-trong", "party_leader"): return first <= day("2014-03-31") && last >= day("2011-01-01")
    case ("xi", "head_of_state"): return true
    default: return false
    }
  }

  /// A word starts a word of the visit, or words follow one another in one of its texts; with accents the text is also
  /// there as typed.
  private func holds(text: String, _ visit: PlainVisit) -> Bool {
    visit.texts(Self.partnerNames[visit.partner] ?? "").contains { holds(text: text, in: $0) }
  }

  private func holds(text: String, in everything: String) -> Bool {
    func words(_ text: String) -> [String] {
      SearchText.fold(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
    let (all, wanted) = (words(everything), words(text))
    let isExact = !SearchText.hasAccent(text) || everything.lowercased().contains(text.lowercased())
    // Signs alone are no word.
    guard let last = wanted.last else { return false }
    guard isExact, all.count >= wanted.count else { return false }
    return (0...all.count - wanted.count).contains { start in
      zip(all[start...], wanted.dropLast()).allSatisfy { $0 == $1 } && all[start + wanted.count - 1].hasPrefix(last)
    }
  }
}

/// Filters ask the index the same thing as they ask plain values.
@Suite struct FilterTests {
  private static let terms = [
    "year:2012", "year:2011..2013", "year:2013..", "year:..2011", "year:1999", "dir:out", "dir:in",
    "kind:state,official",
    "kind:transit", "status:held", "status:cancelled", "partner:CHN", "partner:chn,fra", "partner:guinea",
    "partner:pháp",
    "partner:nowhere", "tier:csp", "tier:sp,none", "region:asia", "region:\"southeast asia\"", "place:hanoi",
    "place:\"ha noi\"", "place:\"hà nội\"", "place:nẵng", "source:vna", "source:\"bao cao\"", "source:s2",
    "confidence:low",
    "confidence:high,medium", "rank:head_of_state", "rank:party_leader", "rank:speaker", "has:outcomes", "has:note",
    "has:end",
    "has:leader", "has:trade", "has:visits", "leader:\"nguyen phu trong\"", "leader:nguyen", "leader:\"trọng nguyen\"",
    "leader:nguyên", "leader:习", "leader:O'đặng", "leader:nobody", "joint", "joi", "\"joint statement\"",
    "\"statement joint\"",
    "cau", "cầu", "câu", "fish-farm", "50%", "\"đà lạt\"", "da", "xi", "*", "\"AND\"", "\"NEAR(a b)\"",
    "\"'; DROP TABLE visits\"",
    "\"a \\\" b\"", "^joint", "Lê", "nosuchword", "state",
  ]

  @Test(arguments: 0..<4) func everyTermAlone(seed: UInt64) throws {
    let world = World(seed)
    let dossier = try Sample(world.files).open()
    for term in Self.terms {
      try compare(world, dossier, term)
      try compare(world, dossier, "-" + term)
    }
  }

  @Test(arguments: 100..<106) func termsTogether(seed: UInt64) throws {
    var chance = Chance(seed)
    let world = World(seed)
    let dossier = try Sample(world.files).open()
    for _ in 0..<60 {
      let terms = (0..<Int.random(in: 2...4, using: &chance)).map { _ in
        (chance.oneIn(4) ? "-" : "") + chance.pick(Self.terms)
      }
      let partner = chance.oneIn(4) ? chance.pick(["CHN", "FRA", "XXX"]) : nil
      let asOf = CalendarDay(ordinal: chance.pick([15_000, 15_700, 20_000, 14_000]))
      try compare(world, dossier, terms.joined(separator: " "), partner: partner, asOf: asOf)
    }
  }

  private func compare(
    _ world: World, _ dossier: Dossier, _ text: String, partner: String? = nil,
    asOf: CalendarDay = CalendarDay(ordinal: 20_000)
  ) throws {
    let filter = try Filter(parsing: text)
    // Which tiers are held depends on the day; the plain values know only the last.
    if asOf.ordinal < 16_500, filter.terms.contains(where: { $0.field == .tier }) { return }
    func found(_ filter: Filter) -> [PlainVisit] {
      world.visits.filter { visit in
        visit.firstDay <= asOf.ordinal && (partner == nil || visit.partner == partner)
          && filter.terms.allSatisfy { world.holds($0.condition, visit) != $0.isNegated }
      }
    }
    let expected = found(filter)
    var query = VisitQuery(filter: filter, partner: partner, asOf: asOf, order: .oldestFirst)
    #expect(try dossier.visits(query, at: 0..<500).map(\.id) == expected.map(\.id), "\(text)")
    query.order = .newestFirst
    #expect(try dossier.visits(query, at: 0..<500).map(\.id) == expected.reversed().map(\.id), "\(text)")
    #expect(
      try dossier.visits(query, at: 3..<7).map(\.id) == Array(expected.reversed().dropFirst(3).prefix(4).map(\.id)))
    if let last = expected.first {
      #expect(try dossier.position(of: last.id, in: query) == expected.count - 1, "\(text)")
    }
    let summary = try dossier.visitSummary(query)
    #expect(summary.matching == expected.count, "\(text)")
    #expect(summary.total == found(Filter()).count)
    let years = Dictionary(grouping: found(filter.removing(.year))) { CalendarDay(ordinal: $0.firstDay).year }
    #expect(
      summary.years
        == years.keys.sorted().map { year in
          let visits = years[year] ?? []
          return YearCount(
            year: year, outbound: visits.count { $0.isOutbound }, inbound: visits.count { !$0.isOutbound })
        }, "\(text)")
    var counts: [String: Int] = [:]
    for visit in found(filter.removing(.leader)) {
      for id in Set((visit.home + visit.partners).map(\.id)) { counts[id, default: 0] += 1 }
    }
    #expect(Dictionary(try dossier.leaders(query).map { ($0.id, $0.visits) }, uniquingKeysWith: +) == counts, "\(text)")
  }
}
