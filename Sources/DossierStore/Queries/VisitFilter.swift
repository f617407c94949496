internal import Diplomacy
internal import GRDB

/// Finds the visits that the terms of a filter keep, with what its words stand for looked up first.
struct VisitFilter {
  let db: Database
  let asOf: CalendarDay
  private let words: Lookup
  private let postings: Postings
  /// The largest number of a visit, of those without a place in the timeline as well.
  private let last: Int
  /// The years of the timeline, ascending.
  private let years: TimelineYears

  init(_ db: Database, asOf: CalendarDay) throws {
    self.db = db
    self.asOf = asOf
    words = Lookup(db: db)
    postings = Postings(db: db)
    last = try postings.last()
    years = TimelineYears(db: db)
  }

  /// - Parameter range: the numbers of the visits that are asked about.
  func selection(_ filter: Filter, partner: Int? = nil, in range: Range<Int>) throws -> VisitSelection {
    var selection = VisitSelection(range)
    if let partner { selection.cut(to: try postings.set(.partner, partner, through: last)) }
    try cut(&selection, by: filter.terms)
    return selection
  }

  /// Cuts a selection further by the terms of a filter on the year.
  func cut(_ selection: VisitSelection, byYearsOf filter: Filter) throws -> VisitSelection {
    var selection = selection
    try cut(&selection, by: filter.terms.filter { $0.field == .year })
    return selection
  }

  private func cut(_ selection: inout VisitSelection, by terms: [Filter.Term]) throws {
    for term in terms {
      if case .years(nil, let through) = term.condition, !term.isNegated {
        selection.cut(to: 0..<(try years.number(before: through)))
      } else {
        selection.cut(to: try set(term.condition), negated: term.isNegated)
      }
    }
  }

  private func set(_ condition: Filter.Condition) throws -> BitSet {
    var set = BitSet(through: last)
    switch condition {
    case .years(let from, let through): try add(from, through, to: &set)
    case .column: break
    case .text(let text): try add(text, to: &set)
    case .field(let field, let values): for value in values { try add(field, value, to: &set) }
    }
    return set
  }

  /// Visits that touch the years: those that start in them, and of those across New Year the ones that reach in.
  private func add(_ from: Int?, _ through: Int?, to set: inout BitSet) throws {
    let lower = try from.map { try years.number(from: $0) } ?? 1
    let upper = try years.number(before: through)
    set.insert(lower..<max(lower, upper))
    guard let from else { return }
    let day = CalendarDay.first(of: from).ordinal
    let earliest = try years.number(onOrAfter: day - years.longest())
    for number in try postings.numbers(.acrossYears, 0, through: lower - 1) where number >= earliest {
      let end = try db.first("SELECT end_day FROM timeline WHERE n = ?", [number.databaseValue]) { $0.integer(0) }
      if let end, end >= day, number < upper { set.insert(number) }
    }
  }

  private func add(_ field: FilterField, _ value: String, to set: inout BitSet) throws {
    switch field {
    // A year is always a range; one that is not asks for nothing.
    case .year: return
    case .direction: try add(.direction, Direction(word: value), to: &set)
    case .kind: try add(.kind, VisitKind(rawValue: value), to: &set)
    case .status: try add(.status, VisitStatus(rawValue: value), to: &set)
    case .confidence: try add(.confidence, Confidence(rawValue: value), to: &set)
    case .rank: if let rank = Rank(rawValue: value) { try postings.add(.rank, rank.order, to: &set) }
    case .has: try addPresence(of: value, to: &set)
    case .partner: try add([.partner], words.partners(value), to: &set)
    case .region: try add([.partner], words.partners(inRegion: value), to: &set)
    case .tier: try add([.partner], words.partners(at: value, asOf: asOf), to: &set)
    case .leader: try add([.homeLeader, .partnerLeader], words.people(value), to: &set)
    case .place: try add([.place], words.places(value), to: &set)
    case .source: try add([.document], words.documents(value), to: &set)
    }
  }

  private func add<Word: CaseIterable & Equatable>(
    _ field: PostingField, _ word: Word?, to set: inout BitSet
  ) throws {
    if let word { try postings.add(field, Code.of(word), to: &set) }
  }

  private func add(_ fields: [PostingField], _ values: [Int], to set: inout BitSet) throws {
    for field in fields {
      for value in values { try postings.add(field, value, to: &set) }
    }
  }

  private func addPresence(of what: String, to set: inout BitSet) throws {
    let bits = [
      "outcomes": Has.outcomes, "note": Has.note, "end": Has.end, "leader": Has.leader, "conflict": Has.conflict,
    ]
    if let bit = bits[what] { return try postings.add(.has, bit.trailingZeroBitCount, to: &set) }
    if what == "trade" {
      let partners = try db.all("SELECT n FROM party WHERE totals IS NOT NULL") { $0.integer(0) }
      try add([.partner], partners, to: &set)
    }
    if what == "place" { try postings.each(.place) { _, visits in PackedSet.add(visits, to: &set) } }
    if what == "visits" { set.insert(0..<last + 1) }
  }
}

// MARK: - Words

extension VisitFilter {
  /// A word finds words that start with it, a phrase finds its words in a row; typed accents must be there as typed.
  func add(_ text: String, to set: inout BitSet) throws {
    let composed = CellText.clean(CellText.composed(text)).text
    let isWritten = SearchText.hasAccent(composed)
    let phrase = Tokens.words(of: isWritten ? composed.lowercased() : SearchText.fold(composed))
    guard !phrase.isEmpty else { return }
    try WordIndex(db: db, last: last).visits(with: phrase, addedTo: &set)
    try add([.partner], words.named(phrase, in: "party", isWritten), to: &set)
    try add([.homeLeader, .partnerLeader], words.named(phrase, in: "people", isWritten), to: &set)
    try add([.place], words.named(phrase, in: "place", isWritten), to: &set)
    for kind in VisitKind.allCases where Self.has(kind.phrase, phrase) { try add(.kind, kind, to: &set) }
    // Most visits were held: to find each by that word would say nothing.
    for status in VisitStatus.allCases where status != .held && Self.has(status.rawValue, phrase) {
      try add(.status, status, to: &set)
    }
  }

  private static func has(_ words: String, _ phrase: [String]) -> Bool {
    Tokens.words(of: SearchText.fold(words)).map { " " + $0 }.joined().contains(Lookup.spaced(phrase))
  }
}

/// Where years begin and end in the timeline.
struct TimelineYears {
  let db: Database

  /// The days from the start to the end of the longest visit.
  func longest() throws -> Int {
    try db.first("SELECT value FROM meta WHERE key = 'longest'") { Int($0.text(0)) ?? 0 } ?? 0
  }

  /// The number of the first visit that starts in a year or later, or of the one that would come after the last.
  func number(from year: Int) throws -> Int {
    try db.first("SELECT last FROM years WHERE year < ? ORDER BY year DESC LIMIT 1", [year.databaseValue]) {
      $0.integer(0) + 1
    } ?? 1
  }

  /// The number after the last visit that starts in a year or earlier; without a year, after all.
  func number(before year: Int?) throws -> Int { try number(from: (year ?? Int(Int32.max) - 1) + 1) }

  /// The number of the first visit that starts on a day or later.
  func number(onOrAfter day: Int) throws -> Int {
    let year = CalendarDay(ordinal: day).year
    let (first, last) =
      try db.first("SELECT first, last FROM years WHERE year = ?", [year.databaseValue]) {
        ($0.integer(0), $0.integer(1))
      } ?? (1, 0)
    guard first <= last else { return try number(from: year) }
    var (low, high) = (first, last + 1)
    while low < high {
      let middle = (low + high) / 2
      let start = try db.first("SELECT start_day FROM timeline WHERE n = ?", [middle.databaseValue]) { $0.integer(0) }
      if (start ?? Int.max) < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
