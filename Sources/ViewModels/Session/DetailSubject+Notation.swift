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
      case .fact(let key): ["fact", key.table] + key.key
      case .row(let file, let line): ["row", file, String(line)]
      case .standing(let id): ["standing", id]
      case .sources(let order): ["sources", order.rawValue]
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
    case ("fact", 2...): self = .fact(FactKey(table: rest[0], key: Array(rest.dropFirst())))
    case ("row", 2):
      guard let line = Int(rest[1]) else { return nil }
      self = .row(file: rest[0], line: line)
    case ("standing", 1): self = .standing(rest[0])
    case ("sources", 0): self = .sources(.facts)
    case ("sources", 1):
      guard let order = SourceOrder(rawValue: rest[0]) else { return nil }
      self = .sources(order)
    case ("source", 1): self = .source(rest[0])
    case ("search", 1...): self = .search(rest.joined(separator: " "))
    case ("home", 0): self = .home
    case ("problems", 0): self = .problems
    default: return nil
    }
  }

  /// The kinds of pages that a hand-written view may name, with an example of each.
  package static let examples = [
    "partner CHN", "standing CHN", "claims CHN 2023", "visit ID", "fact TABLE KEY", "source ID",
    "sources facts",
    "search \"rail link\"", "home", "problems",
  ]
}
