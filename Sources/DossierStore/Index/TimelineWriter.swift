internal import Diplomacy
internal import GRDB

/// Writes the rows of the timeline in the order in which it is given them, and gathers what finds them.
struct TimelineWriter {
  private let offices: Offices
  private let disputes: Disputes
  private let db: Database
  private let topLevel: Int
  private let insert: RawStatement
  private var sets = VisitSets()
  private var tally = TimelineTally()
  /// Visits in the timeline, and those after them that have no place in it.
  private(set) var count = 0
  private var asideCount = 0
  /// The number of the visit that was added last.
  var last: Int { count + asideCount }

  init(db: Database, people: Directory, settings: DossierSettings) throws {
    self.db = db
    offices = try Offices(db, people)
    disputes = try Disputes(db, people)
    topLevel = settings.topLevelRanks.reduce(0) { $0 | 1 << $1.order }
    insert = try RawStatement(db, "INSERT INTO timeline VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
  }

  mutating func add(_ visit: TimelineVisit) throws {
    count += 1
    let ranks = offices.ranks(of: visit.travellers, from: visit.startDay, through: visit.startLast)
    var has = visit.has
    let heads = disputes.offices(on: visit)
    if !heads.isEmpty || disputes.concern(visit) { has |= Has.conflict }
    for head in heads {
      try db.run("INSERT INTO visit_dispute VALUES (?, ?)", [count.databaseValue, head.databaseValue])
    }
    try write(visit, ranks, has)
    sets.addFacts(of: visit, as: count, ranks, has)
    let isTop = visit.status == TimelineVisit.held && ranks & topLevel != 0
    let year = sets.addPlace(of: visit, as: count, isTopLevel: isTop)
    tally.add(visit, count, year: year, isTopLevel: isTop)
  }

  /// Takes a visit that has no place in the timeline: it is only searched, under a number after all others.
  mutating func addAside(_ visit: TimelineVisit) throws {
    asideCount += 1
    try db.run("INSERT INTO visit_aside VALUES (?, ?)", [last.databaseValue, visit.line.databaseValue])
    sets.addFacts(of: visit, as: last, 0, visit.has)
  }

  private func write(_ visit: TimelineVisit, _ ranks: Int, _ has: Int) throws {
    let values = [
      count, visit.partner, visit.direction, visit.kind, visit.status, visit.confidence, visit.startDay, visit.endDay,
      ranks, has, visit.line,
    ]
    for (index, value) in values.enumerated() { insert.bind(value, at: index + 1) }
    try insert.run()
  }

  /// Writes everything that was gathered, here and of the words of the visits.
  func finish(_ decoder: VisitDecoder, _ words: WordCollector, _ step: () throws -> Void) throws {
    try db.run("INSERT OR REPLACE INTO meta VALUES ('visits', ?)", [String(last).databaseValue])
    try db.run("INSERT OR REPLACE INTO meta VALUES ('longest', ?)", [String(tally.longest).databaseValue])
    try step()
    try Layout.makeTimelineIndexes(db)
    try step()
    try sets.postings.write(to: db, step: step)
    try words.write(to: db, step: step)
    try VisitNames.write(decoder, from: (0, 0), db)
    try tally.write(to: db)
  }
}

/// Words of closed lists as small numbers in the timeline: their places in the list.
enum Code {
  static func of<Word: CaseIterable & Equatable>(_ word: Word) -> Int {
    var code = 0
    for known in Word.allCases {
      if known == word { return code }
      code += 1
    }
    return 0
  }

  static func word<Word: CaseIterable>(_ code: Int, of type: Word.Type = Word.self) -> Word? {
    let words = Array(Word.allCases)
    return words.indices.contains(code) ? words[code] : nil
  }
}
