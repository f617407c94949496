internal import Diplomacy
internal import GRDB

/// A fact under the one filter grammar.
struct FactSubject: FilterSubject {
  var fact: Fact
  /// The ids of all partners that it is about.
  var partners: [String]
  var asOf: CalendarDay

  /// The years that it touches; what has not ended goes on until the as-of date.
  var filterYears: ClosedRange<Int>? {
    guard let date = try? PartialDate(parsing: fact.date), let first = (date.first ?? date.last)?.year else {
      return nil
    }
    return first...max(first, date.last?.year ?? asOf.year)
  }

  func filterValues(of field: FilterField) -> [String] {
    switch field {
    case .partner: partners.map(FactFilter.mark)
    case .source: fact.evidence.sources.map(FactFilter.mark)
    case .confidence: [fact.evidence.confidence.rawValue]
    case .has: (fact.isDisputed ? ["conflict"] : []) + (fact.evidence.note.isEmpty ? [] : ["note"])
    // These are of visits: the timeline answers for them, and no other row has them.
    case .year, .leader, .direction, .kind, .status, .rank, .place: []
    // Their terms have become terms on the partner.
    case .tier, .region: []
    }
  }

  var filterText: String { [fact.date, fact.title, fact.detail, fact.evidence.note].joined(separator: " ") }
}

/// A filter made ready to be asked about facts: its words for partners and documents have become ids, found as the
/// timeline finds them.
struct FactFilter {
  private var filter: Filter
  private let asOf: CalendarDay

  init(_ filter: Filter, _ db: Database, asOf day: CalendarDay) throws {
    self.filter = filter
    asOf = day
    let words = Lookup(db: db)
    for (index, term) in filter.terms.enumerated() {
      guard case .field(let field, let values) = term.condition else { continue }
      var parties: [Int]?
      switch field {
      case .partner: parties = try values.flatMap { try words.partners($0) }
      case .region: parties = try values.flatMap { try words.partners(inRegion: $0) }
      case .tier: parties = try values.flatMap { try words.partners(at: $0, asOf: day) }
      case .source:
        self.filter.terms[index].condition = .field(.source, try Self.documents(values, db).map(Self.mark))
      default: break
      }
      guard let parties else { continue }
      let ids = try db.all("SELECT id FROM party WHERE n IN (SELECT value FROM json_each(?))", [Lookup.list(parties)]) {
        Self.mark($0.text(0))
      }
      self.filter.terms[index].condition = .field(.partner, ids)
    }
  }

  /// An id that nothing but the same id is found in.
  static func mark(_ id: String) -> String { "\u{1F}\(SearchText.fold(id))\u{1F}" }

  /// The documents with one of these texts in their publisher, title or id.
  private static func documents(_ values: [String], _ db: Database) throws -> [String] {
    let wanted = values.map { SearchText.fold(CellText.composed($0)) }
    var found: [String] = []
    try db.each("SELECT id, publisher, title FROM sources") { row in
      let texts = (0...2).map { SearchText.fold(CellText.composed(row.text($0))) }
      if wanted.contains(where: { word in texts.contains { $0.contains(word) } }) { found.append(row.text(0)) }
    }
    return found
  }

  func matches(_ fact: Fact, about partners: [String]) -> Bool {
    filter.isEmpty || filter.matches(FactSubject(fact: fact, partners: partners, asOf: asOf))
  }
}
