internal import Diplomacy

/// A subject in words, as saved views and the session write it: `partner CHN`, `search "rail link"`.
extension DetailSubject {
  /// The subject in words that `init(notation:)` reads.
  package var notation: String {
    let words: [String] =
      switch self {
      case .partner(let id): ["partner", id]
      case .visit(let id): ["visit", id]
      case .claims(let partner, let year): ["claims", partner, String(year)]
      case .goods(let partner, let year): ["goods", partner] + (year.map { [String($0)] } ?? [])
      case .compare(let comparison): ["compare"] + comparison.words
      case .comparedYear(let comparison, let year): ["compared-year", String(year)] + comparison.words
      case .beforeAfter(let choice):
        ["before-after", choice.partner, String(choice.years), choice.event.table] + choice.event.key
      case .map(let visits): ["map"] + (visits.isEmpty ? [] : [visits.description])
      case .overview: ["overview"]
      case .calendar(let years): ["calendar"] + (years == 0 ? [] : [String(years)])
      case .reckonings: ["reckonings"]
      case .reckoning(let reckoning): ["reckoning", reckoning.rawValue]
      case .definition(let reckoning): ["definition", reckoning.rawValue]
      case .definitions: ["definitions"]
      case .visitsBehind(let visits): ["visits-behind"] + visits.words
      case .tier(let tier): ["tier", tier.code]
      case .changes(let from, let to): ["changes", from.description, to.description]
      case .fact(let key): ["fact", key.table] + key.key
      case .row(let file, let line): ["row", file, String(line)]
      case .standing(let id): ["standing", id]
      case .partners: ["partners"]
      case .visitCounts(let field, let filter):
        ["visit-counts", field.rawValue] + (filter.isEmpty ? [] : [filter.description])
      case .leaders: ["leaders"]
      case .leader(let id): ["leader", id]
      case .agreements: ["agreements"]
      case .memberships: ["memberships"]
      case .sources: ["sources"]
      case .source(let id): ["source", id]
      case .search(let text): ["search", text]
      case .home: ["home"]
      case .problems: ["problems"]
      }
    return Words.joined(words)
  }

  /// Reads a subject; nil for words that name none.
  package init?(notation: String) {
    let words = Words.split(notation)
    guard let kind = words.first else { return nil }
    let rest = Array(words.dropFirst())
    switch (kind, rest.count) {
    case ("partner", 1): self = .partner(rest[0])
    case ("visit", 1): self = .visit(rest[0])
    case ("claims", 2):
      guard let year = Int(rest[1]) else { return nil }
      self = .claims(partner: rest[0], year: year)
    case ("goods", 1): self = .goods(partner: rest[0], year: nil)
    case ("goods", 2):
      guard let year = Int(rest[1]) else { return nil }
      self = .goods(partner: rest[0], year: year)
    case ("compare", 1...):
      guard let comparison = Comparison(words: rest) else { return nil }
      self = .compare(comparison)
    case ("compared-year", 2...):
      guard let year = Int(rest[0]), let comparison = Comparison(words: Array(rest.dropFirst())) else { return nil }
      self = .comparedYear(comparison, year)
    case ("before-after", 4...):
      guard let years = Int(rest[1]) else { return nil }
      let event = FactKey(table: rest[2], key: Array(rest.dropFirst(3)))
      self = .beforeAfter(BeforeAfterChoice(event: event, partner: rest[0], years: years))
    case ("map", 0): self = .map(Filter())
    case ("map", 1):
      guard let visits = try? Filter(parsing: rest[0]) else { return nil }
      self = .map(visits)
    case ("overview", 0): self = .overview
    case ("calendar", 0): self = .calendar(years: 0)
    case ("calendar", 1):
      guard let years = Int(rest[0]), abs(years) < 1_000 else { return nil }
      self = .calendar(years: years)
    case ("reckonings", 0): self = .reckonings
    case ("reckoning", 1), ("definition", 1):
      guard let reckoning = Reckoning(rawValue: rest[0]) else { return nil }
      self = kind == "reckoning" ? .reckoning(reckoning) : .definition(reckoning)
    case ("definitions", 0): self = .definitions
    case ("visits-behind", _):
      guard let visits = VisitsBehind(words: rest) else { return nil }
      self = .visitsBehind(visits)
    case ("tier", 1):
      guard let tier = Tier(word: rest[0]) else { return nil }
      self = .tier(tier)
    case ("changes", 2):
      guard let from = CalendarDay(rest[0]), let to = CalendarDay(rest[1]) else { return nil }
      self = .changes(from: from, to: to)
    case ("fact", 2...): self = .fact(FactKey(table: rest[0], key: Array(rest.dropFirst())))
    case ("row", 2):
      guard let line = Int(rest[1]) else { return nil }
      self = .row(file: rest[0], line: line)
    case ("standing", 1): self = .standing(rest[0])
    case ("partners", 0): self = .partners
    case ("visit-counts", 1...2):
      guard let field = FilterField(rawValue: rest[0]),
        let filter = try? Filter(parsing: rest.count > 1 ? rest[1] : "")
      else { return nil }
      self = .visitCounts(field, filter)
    case ("leaders", 0): self = .leaders
    case ("leader", 1): self = .leader(rest[0])
    case ("agreements", 0): self = .agreements
    case ("memberships", 0): self = .memberships
    case ("sources", 0): self = .sources
    case ("source", 1): self = .source(rest[0])
    case ("search", 1...): self = .search(rest.joined(separator: " "))
    case ("home", 0): self = .home
    case ("problems", 0): self = .problems
    default: return nil
    }
  }

  /// The kinds of pages that a hand-written view may name, with an example of each.
  package static let examples = [
    "partner CHN", "compare JPN,KOR,USA index", "goods CHN 2023", "standing CHN", "claims CHN 2023", "visit ID",
    "fact TABLE KEY", "source ID", "sources", "partners", "visit-counts year dir:in", "leaders", "leader ID",
    "agreements", "memberships",
    "search \"rail link\"", "overview", "map", "calendar", "reckoning owed", "changes 2023-12-31 2025-12-31",
    "tier csp", "home", "problems",
  ]
}

extension DetailSubject {
  /// Which place a page is, whatever is chosen on it: another order of the documents, or another measure of a comparison,
  /// is no other place.
  var place: String {
    switch self {
    case .calendar: "calendar"
    case .map: "map"
    case .visitCounts: "visit-counts"
    case .compare(let comparison): "compare \(comparison.partners.joined(separator: ","))"
    case .beforeAfter(let choice): "before-after \(choice.event.table) \(choice.event.key.joined(separator: " "))"
    default: notation
    }
  }
}

extension VisitsBehind {
  /// What the visits have in common: `partner=CHN year=2023 direction=outbound level=top bilateral`.
  fileprivate var words: [String] {
    [
      partner.map { "partner=\($0)" }, level.map { "level=\($0.rawValue)" },
      direction.map { "direction=\($0.rawValue)" }, year.map { "year=\($0)" }, isBilateral ? "bilateral" : nil,
    ].compactMap(\.self)
  }

  fileprivate init?(words: [String]) {
    self.init()
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      switch (parts.first, parts.count) {
      case ("partner", 2): partner = parts[1]
      case ("level", 2): level = VisitLevel(rawValue: parts[1])
      case ("direction", 2): direction = Direction(rawValue: parts[1])
      case ("year", 2): year = Int(parts[1])
      case ("bilateral", 1): isBilateral = true
      default: return nil
      }
    }
  }
}

extension Comparison {
  /// The partners, and what differs from a comparison as it is at first: `JPN,KOR index bars log 2010`.
  fileprivate var words: [String] {
    let plain = Comparison(partners: partners)
    return [partners.joined(separator: ",")] + (measure == plain.measure ? [] : [measure.rawValue])
      + (style == plain.style ? [] : [style.rawValue]) + (isLogarithmic ? ["log"] : [])
      + (base.map { [String($0)] } ?? [])
  }

  fileprivate init?(words: [String]) {
    guard let partners = words.first?.split(separator: ",").map(String.init), !partners.isEmpty else { return nil }
    self.init(partners: Array(partners.prefix(ComparisonReport.sizes.upperBound)))
    for word in words.dropFirst() {
      if let measure = CompareMeasure(rawValue: word) {
        self.measure = measure
      } else if let style = Style(rawValue: word) {
        self.style = style
      } else if word == "log" {
        isLogarithmic = true
      } else if let year = Int(word), (1...9_999).contains(year) {
        base = year
      } else {
        return nil
      }
    }
  }
}
