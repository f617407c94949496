internal import Diplomacy
internal import GRDB

/// Gathers everything that visits are found by.
struct VisitSets {
  private(set) var postings = PostingsCollector()
  var words = WordCollector()

  /// Adds a visit under a number greater than all before; its words follow.
  mutating func add(_ visit: TimelineVisit, as number: Int, _ ranks: Int, _ has: Int) {
    words.begin(number)
    addFacts(of: visit, as: number, ranks, has)
  }

  /// Adds everything of a visit but its words, under a number greater than all before.
  mutating func addFacts(of visit: TimelineVisit, as number: Int, _ ranks: Int, _ has: Int) {
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

  /// Adds what is said only of visits in the timeline; returns the year in which the visit begins.
  mutating func addPlace(of visit: TimelineVisit, as number: Int, isTopLevel: Bool) -> Int {
    if isTopLevel { postings.add(number, .topLevel, 0) }
    let years = (CalendarDay(ordinal: visit.startDay).year, CalendarDay(ordinal: visit.endDay).year)
    if years.0 != years.1 { postings.add(number, .acrossYears, 0) }
    return years.0
  }
}

/// The places and documents that visits name, as they are numbered.
enum VisitNames {
  /// Writes those that are not in the index yet.
  ///
  /// - Parameter known: how many there were.
  static func write(_ decoder: VisitDecoder, from known: (places: Int, documents: Int), _ db: Database) throws {
    for number in known.places..<decoder.places.count {
      let text = decoder.places.text(number)
      let composed = CellText.composed(text)
      let words = NameWords(composed)
      try db.run(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?)",
        [
          (number + 1).databaseValue, text.databaseValue, SearchText.fold(composed).databaseValue,
          composed.lowercased().databaseValue, words.folded, words.written,
        ])
    }
    for number in known.documents..<decoder.documents.count {
      try db.run(
        "INSERT INTO document VALUES (?, ?)",
        [(number + 1).databaseValue, decoder.documents.text(number).databaseValue])
    }
  }

  /// Those that are in the index, in the order of their numbers.
  static func read(_ db: Database) throws -> (places: ByteTable, documents: ByteTable) {
    var names = (places: ByteTable(), documents: ByteTable())
    try db.each("SELECT text FROM place ORDER BY n") { _ = names.places.add($0.text(0)) }
    try db.each("SELECT id FROM document ORDER BY n") { _ = names.documents.add($0.text(0)) }
    return names
  }
}
