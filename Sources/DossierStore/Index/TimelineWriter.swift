internal import Diplomacy
internal import GRDB

/// Writes the rows of the timeline in the order in which it is given them, and gathers what finds them.
struct TimelineWriter {
  private let offices: Offices
  private let disputes: Disputes
  private let db: Database
  private let topLevel: Int
  private let insert: RawStatement
  private var postings = PostingsCollector()
  private var words = WordCollector()
  private var tally = TimelineTally()
  /// Visits in the timeline, and those after them that have no place in it.
  private(set) var count = 0
  private var asideCount = 0

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
    note(visit, as: count, ranks, has)
    let isTop = visit.status == TimelineVisit.held && ranks & topLevel != 0
    if isTop { postings.add(count, .topLevel, 0) }
    let years = (CalendarDay(ordinal: visit.startDay).year, CalendarDay(ordinal: visit.endDay).year)
    if years.0 != years.1 { postings.add(count, .acrossYears, 0) }
    tally.add(visit, count, year: years.0, isTopLevel: isTop)
    words.begin(count)
  }

  /// Takes a visit that has no place in the timeline: it is only searched, under a number after all others.
  mutating func addAside(_ visit: TimelineVisit) throws {
    asideCount += 1
    let number = count + asideCount
    try db.run("INSERT INTO visit_aside VALUES (?, ?)", [number.databaseValue, visit.line.databaseValue])
    note(visit, as: number, 0, visit.has)
    words.begin(number)
  }

  /// Adds a text of the visit that was added last.
  mutating func addWords(_ text: UnsafeBufferPointer<UInt8>) { words.add(text) }

  private func write(_ visit: TimelineVisit, _ ranks: Int, _ has: Int) throws {
    let values = [
      count, visit.partner, visit.direction, visit.kind, visit.status, visit.confidence, visit.startDay, visit.endDay,
      ranks, has, visit.line,
    ]
    for (index, value) in values.enumerated() { insert.bind(value, at: index + 1) }
    try insert.run()
  }

  private mutating func note(_ visit: TimelineVisit, as number: Int, _ ranks: Int, _ has: Int) {
    postings.add(number, .partner, visit.partner)
    postings.add(number, .direction, visit.direction)
    postings.add(number, .kind, visit.kind)
    postings.add(number, .status, visit.status)
    postings.add(number, .confidence, visit.confidence)
    addBits(ranks, .rank, number)
    addBits(has, .has, number)
    for leader in visit.homeLeaders { postings.add(number, .homeLeader, leader) }
    for leader in visit.partnerLeaders where !visit.homeLeaders.contains(leader) {
      postings.add(number, .partnerLeader, leader)
    }
    for place in visit.places { postings.add(number, .place, place) }
    for document in visit.documents { postings.add(number, .document, document) }
  }

  private mutating func addBits(_ bits: Int, _ field: PostingField, _ number: Int) {
    var rest = bits
    while rest != 0 {
      postings.add(number, field, rest.trailingZeroBitCount)
      rest &= rest - 1
    }
  }

  /// Writes everything that was gathered.
  func finish(_ decoder: VisitDecoder, _ step: () throws -> Void) throws {
    try db.run("INSERT OR REPLACE INTO meta VALUES ('visits', ?)", [String(count + asideCount).databaseValue])
    try db.run("INSERT OR REPLACE INTO meta VALUES ('longest', ?)", [String(tally.longest).databaseValue])
    try step()
    try Layout.makeTimelineIndexes(db)
    try step()
    try postings.write(to: db, step: step)
    try words.write(to: db, step: step)
    try writePlaces(decoder.places)
    try writeDocuments(decoder.documents)
    try tally.write(to: db)
  }

  private func writePlaces(_ places: ByteTable) throws {
    for number in 0..<places.count {
      let composed = CellText.composed(places.text(number))
      let words = NameWords(composed)
      try db.run(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?)",
        [
          (number + 1).databaseValue, composed.databaseValue, SearchText.fold(composed).databaseValue,
          composed.lowercased().databaseValue,
          words.folded, words.written,
        ])
    }
  }

  private func writeDocuments(_ documents: ByteTable) throws {
    for number in 0..<documents.count {
      try db.run(
        "INSERT INTO document VALUES (?, ?)", [(number + 1).databaseValue, documents.text(number).databaseValue])
    }
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
