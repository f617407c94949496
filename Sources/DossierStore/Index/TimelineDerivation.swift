internal import Diplomacy
internal import GRDB

/// Makes the timeline: the visits in the order of time, joined with the partners, people and offices that they name.
struct TimelineDerivation {
  let db: Database
  let settings: DossierSettings
  /// Called now and then; throws to stop.
  let step: () throws -> Void

  func run() throws {
    try Layout.clearTimeline(db)
    let parties = try Parties(db, home: settings.home)
    let people = try People(db)
    let offices = try Offices(db)
    var writer = try TimelineWriter(db: db, parties: parties, people: people, offices: offices, settings: settings)
    try db.each(Self.visits) { row in
      try writer.add(SortedVisit(row))
      if writer.count.isMultiple(of: 4_096) { try step() }
    }
    try db.each(Self.others) { row in try writer.addAside(SortedVisit(row)) }
    try writer.finish()
  }

  /// Earlier visits first; of two that start on the same day, the vaguer first, as `PartialDate` orders them.
  private static let visits = """
    SELECT \(columns) FROM shown_visits WHERE start IS NOT NULL AND COALESCE(start_first, start_last) IS NOT NULL
    ORDER BY COALESCE(start_first, start_last), COALESCE(start_last, start_first) DESC, id
    """

  /// The visits that have no place in the timeline, which are still searched.
  private static let others = """
    SELECT \(columns) FROM visits WHERE start IS NULL OR COALESCE(start_first, start_last) IS NULL
      OR \(Readings.isSetAside(.visits)) ORDER BY line
    """

  private static let columns = """
    line, id, direction, partner, COALESCE(start_first, start_last), COALESCE(start_last, start_first),
      start, COALESCE(end_last, end_first), kind, status, home_leaders, partner_leaders, host, places, outcomes,
      confidence, sources, note, "end"
    """
}

/// A row of `visits` as deriving needs it.
struct SortedVisit {
  var line: Int
  var id: String
  var direction: Direction
  var partner: String
  var startDay: Int
  var startLast: Int
  var start: String
  var endDay: Int
  var end: String
  var kind: String
  var status: VisitStatus
  var homeLeaders: [String]
  var partnerLeaders: [String]
  var host: String
  var places: [String]
  var outcomes: String
  var confidence: String
  var sources: [String]
  var note: String

  init(_ row: Row) {
    line = row.integer(0)
    id = row.text(1)
    direction = Direction(rawValue: row.text(2)) ?? .outbound
    partner = row.text(3)
    startDay = row.integer(4)
    startLast = row.integer(5)
    start = row.text(6)
    endDay = max(row[7] as Int? ?? startLast, startDay)
    kind = row.text(8)
    status = VisitStatus(rawValue: row.text(9)) ?? .held
    homeLeaders = listItems(row.text(10)).uniqued
    partnerLeaders = listItems(row.text(11)).uniqued
    host = row.text(12)
    places = listItems(row.text(13)).uniqued
    outcomes = row.text(14)
    confidence = row.text(15)
    sources = listItems(row.text(16)).uniqued
    note = row.text(17)
    end = row.text(18)
  }

  var travellers: [String] { direction == .outbound ? homeLeaders : partnerLeaders }
}

extension [String] {
  /// The texts without repetitions, in their order.
  var uniqued: [String] {
    guard count > 1 else { return self }
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

/// The partners, and the ids of partners that visits name though they are not there.
struct Parties {
  struct Party {
    var number: Int
    var folded: String
    /// The names in lower case with their accents.
    var lowered: String
    /// What finds the partner besides its names: the id, and the name in one word.
    var others: String
  }

  private(set) var byID: [String: Party] = [:]

  init(_ db: Database, home: String) throws {
    var found: [(id: String, name: String, names: String, region: String, isHome: Bool)] = []
    try db.each("SELECT id, name, official_name, local_name, region, kind FROM partners ORDER BY line") { row in
      let names = [row.text(1), row.text(3), row.text(2)].filter { !$0.isEmpty }.joined(separator: "\n")
      found.append((row.text(0), row.text(1), names, row.text(4), row.text(0) == home || row.text(5) == "home"))
    }
    let known = Set(found.map(\.id))
    for id in try Set(db.all("SELECT DISTINCT partner FROM visits") { $0.text(0) }).subtracting(known).sorted() {
      found.append((id, id, id, "", id == home))
    }
    for (index, party) in found.enumerated() {
      let names = CellText.composed(party.names)
      let folded = SearchText.fold(names)
      byID[party.id] = Party(
        number: index + 1, folded: folded, lowered: names.lowercased(),
        others: party.id + " " + SearchWords.inOneWord(CellText.composed(party.name)))
      try db.run(
        "INSERT INTO party(n, id, name, folded, region, is_home, held) VALUES (?, ?, ?, ?, ?, ?, 0)",
        [
          (index + 1).databaseValue, party.id.databaseValue, party.name.databaseValue, folded.databaseValue,
          SearchText.fold(party.region).databaseValue, party.isHome.databaseValue,
        ])
    }
  }
}

/// The leaders, and the ids of leaders that visits name though they are not there.
struct People {
  struct Person {
    var number: Int
    /// The name as shown.
    var display: String
    /// Both forms of the name, without accents and in lower case with them.
    var folded: String
    var lowered: String
  }

  private(set) var byID: [String: Person] = [:]

  init(_ db: Database) throws {
    try db.each("SELECT id, name, native_name, country FROM leaders ORDER BY line") { row in
      try add(db, id: row.text(0), name: row.text(1), native: row.text(2), country: row.text(3))
    }
    let mentioned = try db.all("SELECT DISTINCT id FROM mentions WHERE origin = 'visits' AND target = 'leaders'") {
      $0.text(0)
    }
    for id in Set(mentioned).subtracting(byID.keys).sorted() {
      try add(db, id: id, name: id, native: "", country: "")
    }
  }

  private mutating func add(_ db: Database, id: String, name: String, native: String, country: String) throws {
    let names = CellText.composed(native.isEmpty ? name : name + "\n" + native)
    let person = Person(
      number: byID.count + 1, display: Self.display(name: name, native: native), folded: SearchText.fold(names),
      lowered: names.lowercased())
    guard byID.updateValue(person, forKey: id) == nil else { return }
    let searched = CellText.composed(names + "\n" + id)
    try db.run(
      "INSERT INTO people VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)",
      [
        person.number.databaseValue, id.databaseValue, name.databaseValue, native.databaseValue,
        person.display.databaseValue, country.databaseValue, SearchText.fold(searched).databaseValue,
        searched.lowercased().databaseValue,
      ])
  }

  /// The name in the leader's own script when readers of Latin letters can read it, else the name as transcribed.
  static func display(name: String, native: String) -> String {
    guard !native.isEmpty else { return name }
    let isLatin = native.unicodeScalars.allSatisfy { scalar in
      !scalar.properties.isAlphabetic || scalar.value < 0x250 || (0x1E00...0x1EFF).contains(scalar.value)
        || SearchText.fold(String(scalar)).isEmpty
    }
    return isLatin ? native : name
  }
}

/// Who held which office when.
struct Offices {
  private struct Term {
    var first: Int
    var last: Int
    var rank: Rank
  }

  private var terms: [String: [Term]] = [:]

  init(_ db: Database) throws {
    try db.each("SELECT leader, rank, start_first, end_last, start, \"end\" FROM shown_terms ORDER BY line") { row in
      terms[row.text(0), default: []].append(
        Term(
          first: row[2] as Int? ?? Int.min, last: row[3] as Int? ?? Int.max,
          rank: Rank(rawValue: row.text(1)) ?? .other))
    }
  }

  /// The ranks that these leaders held at some time between two days, as bits in the order of the ranks.
  func ranks(of leaders: [String], from first: Int, through last: Int) -> Int {
    var bits = 0
    for leader in leaders {
      for term in terms[leader] ?? [] where term.first <= last && term.last >= first { bits |= 1 << term.rank.order }
    }
    return bits
  }
}
