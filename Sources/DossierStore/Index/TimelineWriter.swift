internal import Diplomacy
internal import GRDB

/// Bits of `timeline.has`.
enum Has {
  static let outcomes = 1
  static let note = 2
  static let end = 4
  static let leader = 8
  /// Rows disagree on the visit, or on the office of somebody who took part.
  static let conflict = 16
}

/// Writes the rows of the timeline in the order in which it is given them.
struct TimelineWriter {
  /// What is counted of a partner while its visits pass by.
  private struct Tally {
    var heldDays: [Int] = []
    var lastTop: [Direction: (day: Int, text: String)] = [:]
  }

  private let parties: Parties
  private let people: People
  private let offices: Offices
  private let disputes: Disputes
  private let db: Database
  private let topLevel: Int
  private let insertVisit: RowWriter
  private let insertNames: RowWriter
  private let insertLeader: RowWriter
  private let insertText: RowWriter
  private let insertPlace: RowWriter
  private let insertDocument: RowWriter
  private var places: [String: Int] = [:]
  private var documents: [String: Int] = [:]
  private var tallies: [String: Tally] = [:]
  private var years: [Int: (first: Int, last: Int, outbound: Int, inbound: Int)] = [:]
  private(set) var count = 0

  init(db: Database, parties: Parties, people: People, offices: Offices, settings: DossierSettings) throws {
    self.db = db
    self.parties = parties
    self.people = people
    self.offices = offices
    disputes = try Disputes(db)
    topLevel = settings.topLevelRanks.reduce(0) { $0 | 1 << $1.order }
    insertVisit = try RowWriter(db, "INSERT INTO timeline VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    insertNames = try RowWriter(db, "INSERT INTO visit_names VALUES (?, ?, ?, ?)")
    insertLeader = try RowWriter(db, "INSERT INTO visit_leader VALUES (?, ?, ?)")
    insertPlace = try RowWriter(db, "INSERT INTO visit_place VALUES (?, ?)")
    insertDocument = try RowWriter(db, "INSERT INTO visit_document VALUES (?, ?)")
    insertText = try RowWriter(db, "INSERT INTO visit_search(rowid, text) VALUES (?, ?)")
  }

  mutating func add(_ visit: SortedVisit) throws {
    count += 1
    let ranks = offices.ranks(of: visit.travellers, from: visit.startDay, through: visit.startLast)
    try write(visit, ranks)
    try writeLeaders(visit)
    try writeText(visit)
    for place in visit.places { try link(insertPlace, try number(ofPlace: place)) }
    for source in visit.sources { try link(insertDocument, try number(ofDocument: source)) }
    try tally(visit, isTopLevel: ranks & topLevel != 0)
  }

  private func write(_ visit: SortedVisit, _ ranks: Int) throws {
    var has = 0
    if !visit.outcomes.isEmpty { has |= Has.outcomes }
    if !visit.note.isEmpty { has |= Has.note }
    if !visit.end.isEmpty { has |= Has.end }
    if !visit.homeLeaders.isEmpty || !visit.partnerLeaders.isEmpty { has |= Has.leader }
    let offices = disputes.offices(on: visit)
    if !offices.isEmpty || disputes.concern(visit) { has |= Has.conflict }
    for head in offices {
      try db.run("INSERT INTO visit_dispute VALUES (?, ?)", [count.databaseValue, head.databaseValue])
    }
    try insertVisit.write([
      count.databaseValue, (parties.byID[visit.partner]?.number ?? 0).databaseValue,
      Code.of(visit.direction).databaseValue, Code.of(VisitKind(rawValue: visit.kind) ?? .other).databaseValue,
      Code.of(visit.status).databaseValue,
      Code.of(Confidence(rawValue: visit.confidence) ?? .medium).databaseValue, visit.startDay.databaseValue,
      visit.endDay.databaseValue, CalendarDay(ordinal: visit.startDay).year.databaseValue, ranks.databaseValue,
      has.databaseValue, visit.line.databaseValue,
    ])
  }

  private func writeLeaders(_ visit: SortedVisit) throws {
    for (side, leaders) in [visit.homeLeaders, visit.partnerLeaders].enumerated() {
      for leader in leaders where side == 0 || !visit.homeLeaders.contains(leader) {
        guard let person = people.byID[leader] else { continue }
        try insertLeader.write([person.number.databaseValue, count.databaseValue, side.databaseValue])
      }
    }
  }

  /// The names shown, and the text searched: folded for the search index, and as written when it has accents.
  private func writeText(_ visit: SortedVisit) throws {
    let text = text(of: visit)
    try insertNames.write([
      count.databaseValue, names(visit.homeLeaders).databaseValue, names(visit.partnerLeaders).databaseValue,
      text.lowered.databaseValue,
    ])
    try insertText.write([count.databaseValue, text.searched.databaseValue])
  }

  /// Puts a visit that has no place in the timeline into the search index.
  func addAside(_ visit: SortedVisit) throws {
    try insertText.write([(-visit.line).databaseValue, text(of: visit).searched.databaseValue])
  }

  /// The words that find a visit, and its text in lower case; that is nil when folding it changes nothing.
  private func text(of visit: SortedVisit) -> (searched: String, lowered: String?) {
    let leaders = (visit.homeLeaders + visit.partnerLeaders).compactMap { people.byID[$0] }
    let party = parties.byID[visit.partner]
    let kind = (VisitKind(rawValue: visit.kind) ?? .other).phrase
    let own = CellText.composed((visit.places + [visit.outcomes, visit.note, visit.host]).joined(separator: "\n"))
    let folded = (leaders.map(\.folded) + [party?.folded ?? "", SearchWords.indexed(own)]).joined(separator: "\n")
    let lowered = (leaders.map(\.lowered) + [party?.lowered ?? "", own.lowercased()]).joined(separator: "\n")
    // Most visits were held and end where they start, as far as is known: saying so of each would only cost room.
    let plain = [
      folded, party?.others ?? visit.partner, visit.start, visit.end == visit.start ? "" : visit.end, kind,
      visit.status == .held ? "" : visit.status.rawValue,
    ]
    return (plain.joined(separator: "\n"), lowered == folded ? nil : lowered)
  }

  private func names(_ leaders: [String]) -> String {
    leaders.map { people.byID[$0]?.display ?? $0 }.joined(separator: "\u{1F}")
  }

  private func link(_ insert: RowWriter, _ number: Int) throws {
    try insert.write([number.databaseValue, count.databaseValue])
  }

  private mutating func number(ofPlace place: String) throws -> Int {
    if let known = places[place] { return known }
    let number = places.count + 1
    places[place] = number
    let composed = CellText.composed(place)
    try db.run(
      "INSERT INTO place VALUES (?, ?, ?, 0)",
      [number.databaseValue, SearchText.fold(composed).databaseValue, composed.lowercased().databaseValue])
    return number
  }

  private mutating func number(ofDocument id: String) throws -> Int {
    if let known = documents[id] { return known }
    let number = documents.count + 1
    documents[id] = number
    try db.run("INSERT INTO document VALUES (?, ?, 0)", [number.databaseValue, id.databaseValue])
    return number
  }

  private mutating func tally(_ visit: SortedVisit, isTopLevel: Bool) throws {
    let year = CalendarDay(ordinal: visit.startDay).year
    var entry = years[year] ?? (count, count, 0, 0)
    entry.last = count
    if visit.direction == .outbound { entry.outbound += 1 } else { entry.inbound += 1 }
    years[year] = entry
    guard visit.status == .held else { return }
    tallies[visit.partner, default: Tally()].heldDays.append(visit.startDay)
    guard isTopLevel, let party = parties.byID[visit.partner] else { return }
    tallies[visit.partner, default: Tally()].lastTop[visit.direction] = (visit.startDay, visit.start)
    try db.run(
      "INSERT INTO top_visit VALUES (?, ?, ?, ?, ?)",
      [
        party.number.databaseValue, Code.of(visit.direction).databaseValue, count.databaseValue,
        visit.startDay.databaseValue, visit.start.databaseValue,
      ])
  }

  mutating func finish() throws {
    try Layout.makeIndexes(db)
    for (table, link, column) in [
      ("people", "visit_leader", "leader"), ("place", "visit_place", "place"),
      ("document", "visit_document", "document"),
    ] {
      try db.run("UPDATE \(table) SET visits = (SELECT count(*) FROM \(link) WHERE \(column) = \(table).n)")
    }
    try db.run(
      "INSERT OR REPLACE INTO meta SELECT 'longest', COALESCE(max(end_day - start_day), 0) FROM timeline")
    for (year, entry) in years.sorted(by: { $0.key < $1.key }) {
      try db.run(
        "INSERT INTO years VALUES (?, ?, ?, ?, ?)",
        [
          year.databaseValue, entry.first.databaseValue, entry.last.databaseValue, entry.outbound.databaseValue,
          entry.inbound.databaseValue,
        ])
    }
    for (partner, tally) in tallies {
      let (out, inward) = (tally.lastTop[.outbound], tally.lastTop[.inbound])
      try db.run(
        """
        UPDATE party SET held = ?, last_held = ?, held_days = ?, last_out = ?, last_out_text = ?, last_in = ?,
          last_in_text = ? WHERE id = ?
        """,
        [
          tally.heldDays.count.databaseValue, tally.heldDays.last.databaseValue,
          PackedNumbers.pack(tally.heldDays).databaseValue, (out?.day).databaseValue, (out?.text).databaseValue,
          (inward?.day).databaseValue, (inward?.text).databaseValue, partner.databaseValue,
        ])
    }
  }
}

/// Words of closed lists as small numbers in the timeline: their places in the list.
enum Code {
  static func of<Word: CaseIterable & Equatable>(_ word: Word) -> Int {
    Array(Word.allCases).firstIndex(of: word) ?? 0
  }

  static func word<Word: CaseIterable>(_ code: Int, of type: Word.Type = Word.self) -> Word? {
    let words = Array(Word.allCases)
    return words.indices.contains(code) ? words[code] : nil
  }
}
