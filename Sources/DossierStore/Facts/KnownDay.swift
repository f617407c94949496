internal import Diplomacy
internal import GRDB

/// From when on a row is known, as an as-of date asks: the one answer for lists, pages, sources and the search.
extension Table {
  /// The day as SQL over the row's columns; nil when rows of the table are always known. Where it is NULL the row has
  /// no date, and is not later than any day.
  var knownDay: String? {
    switch self {
    case .milestones, .exchanges, .initiatives: "date_first"
    case .visits: "COALESCE(start_first, start_last)"
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
  var isKnown: String { knownDay.map { "COALESCE(\($0), \(Int(Int32.min))) <= ?" } ?? "? IS NOT NULL" }
}
