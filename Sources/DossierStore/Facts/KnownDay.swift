internal import Diplomacy
internal import GRDB

/// From when on a row is known, as an as-of date asks: the one answer for lists, pages, sources and the search
/// (docs/decisions/0012).
extension Table {
  /// The day as SQL over the row's columns; nil when rows of the table are always known. Where it is NULL the row has
  /// no date, and is not later than any day.
  var knownDay: String? {
    switch self {
    case .milestones, .exchanges, .initiatives: "date_first"
    // A planned visit lies ahead, and is known from its documents on.
    case .visits: "CASE WHEN status = 'planned' THEN NULL ELSE COALESCE(start_first, start_last) END"
    case .terms, .memberships: "start_first"
    case .trade, .commodities, .economy: "period_last"
    case .investments: "as_of_last"
    case .cooperation: "since_first"
    // The first step of an agreement makes it known, whichever that is.
    case .agreements:
      "NULLIF(min("
        + ["proposed", "signed", "in_force", "expires"].map { "COALESCE(\($0)_first, \(Self.never))" }
        .joined(separator: ", ") + "), \(Self.never))"
    case .sources: "published_first"
    case .partners, .leaders: nil
    }
  }

  /// Later than any date.
  private static let never = Int(Int32.max)

  /// The condition for rows known by a day, which is its one `?`.
  ///
  /// A row without a date is known from the day on which the first of its documents came out; where none of them is
  /// dated, nothing says that it is later than any day, and it is always known.
  var isKnown: String {
    guard let knownDay else { return "? IS NOT NULL" }
    let documents = self == .sources ? "" : "\(Self.firstDocument), "
    return "COALESCE(\(knownDay), \(documents)\(Int(Int32.min))) <= ?"
  }

  /// The condition for rows of which every dated document had come out by a day, which is its one `?`: what they say of
  /// later days was foreseen then.
  var isForeseen: String { "NOT EXISTS (SELECT 1 FROM \(Self.documents) WHERE d.published_first > ?)" }

  /// The day on which the first of a row's documents came out; NULL where none is dated.
  private static let firstDocument = "(SELECT min(d.published_first) FROM \(documents))"

  /// The day on which the first document of a row came out; nil for a row that has a date of its own, or no dated document.
  func firstDocument(ofUndatedRow line: Int, _ db: Database) throws -> CalendarDay? {
    guard let knownDay, self != .sources else { return nil }
    return try db.first(
      "SELECT \(Self.firstDocument) FROM \(self) WHERE line = ? AND \(knownDay) IS NULL", [line.databaseValue]
    ) { $0.optional(0).map { CalendarDay(ordinal: $0) } } ?? nil
  }

  /// The documents that the row of the query around names. Its list is taken apart as a list of JSON: what would end a
  /// text there is no part of an id.
  private static let documents =
    "json_each('[\"' || replace(replace(replace(replace(sources, '\\', ''), '\"', ''), ' ', ''), ';', '\",\"') || '\"]')"
    + " l JOIN sources d ON d.id = l.value"
}
