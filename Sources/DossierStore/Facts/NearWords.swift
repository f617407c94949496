internal import Diplomacy
internal import GRDB

/// Finds the names that were probably meant by words that find nothing: one or two letters off, or two letters swapped.
struct NearWords {
  private let db: Database
  /// The words of all names, each with the number of names that have it.
  private var vocabulary: [String: Int] = [:]

  init(_ db: Database) throws {
    self.db = db
    for table in ["party", "people", "place"] {
      try db.each("SELECT words FROM \(table)") { row in
        for word in Set(row.text(0).split(separator: " ")) where word.utf8.count > 2 {
          vocabulary[String(word), default: 0] += 1
        }
      }
    }
  }

  /// Words of names near a typed one, the nearest first and of equals the most frequent; empty when none is near.
  func words(like typed: String) -> [String] {
    let wanted = Array(SearchText.fold(typed).utf8)
    // In a short word every letter counts.
    guard wanted.count >= 4, wanted.count <= 40 else { return [] }
    let limit = wanted.count < 6 ? 1 : 2
    var found: [(word: String, distance: Int)] = []
    for word in vocabulary.keys {
      let letters = Array(word.utf8)
      // Nobody mistypes the first letter and another one of a word that is not long.
      let limit = wanted.count < 9 && letters.first != wanted.first ? 1 : limit
      if let distance = Nearest.distance(wanted, letters, atMost: limit) {
        found.append((word, distance * 2))
      } else if letters.count > wanted.count + limit, wanted.count >= 5,
        let distance = Nearest.distance(wanted, Array(letters.prefix(wanted.count)), atMost: 1)
      {
        // The beginning of a longer word, as while one still types.
        found.append((word, distance * 2 + 1))
      }
    }
    return found.filter { $0.distance > 0 }.sorted {
      ($0.distance, vocabulary[$1.word] ?? 0, $0.word) < ($1.distance, vocabulary[$0.word] ?? 0, $1.word)
    }.map(\.word)
  }
}

extension SearchQuery {
  /// What was found; and when a word finds nothing at all, what a name near it finds.
  static func resultWithNearNames(
    _ db: Database, words typed: String, filter: Filter, asOf day: CalendarDay, limit: Int
  ) throws -> SearchResult {
    var result = try SearchQuery(db, words: typed, filter: filter, asOf: day, limit: limit).result()
    guard result.count <= Self.few else { return result }
    let near = try NearWords(db)
    let words = typed.split(whereSeparator: \.isWhitespace).map(String.init)
    var replacements: [SearchResult.Replacement] = []
    for word in words {
      // A word that stands somewhere, be it later than the as-of date, is not mistyped.
      let alone = try SearchQuery(db, words: word, filter: Filter(), asOf: Self.anyDay, limit: 0).result().count
      guard alone <= Self.few, let best = near.words(like: word).first else { continue }
      if alone == 0 {
        replacements.append(SearchResult.Replacement(typed: word, used: best))
      } else if result.count == alone || result.count == 0 {
        result.suggestion = words.map { $0 == word ? best : $0 }.joined(separator: " ")
      }
    }
    guard !replacements.isEmpty else { return result }
    let meant = words.map { word in replacements.first { $0.typed == word }?.used ?? word }.joined(separator: " ")
    var found = try SearchQuery(db, words: meant, filter: filter, asOf: day, limit: limit).result()
    // Another word may still find nothing beside it; then nothing is better than something else.
    guard found.count > 0 else { return result }
    found.replacements = replacements
    return found
  }

  /// After every date that a dossier has.
  private static let anyDay = CalendarDay.last(of: 9_998)

  /// So little that another spelling may have been meant.
  private static let few = 2
}
