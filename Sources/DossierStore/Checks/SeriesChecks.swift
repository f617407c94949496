internal import Diplomacy
internal import GRDB

/// Series against the descriptor, and figures of the home country against each other.
enum SeriesChecks {
  static let all = [
    Check(.seriesUnknown, over: [.trade], andDescriptor: true) { try unknown($0) },
    Check(.preferenceUnknown, over: [], andDescriptor: true) {
      try unknownPreference($0.db, $0.settings.preference)
    },
    Check(.economyDiffer, over: [.economy]) { try economy($0.db) },
  ]

  /// A dossier just begun describes no series, and ids do as titles.
  private static func described(_ db: Database) throws -> Set<String> {
    Set(try db.all("SELECT id FROM series") { $0.text(0) })
  }

  private static func unknown(_ dossier: CheckedDossier) throws -> Findings {
    let described = try described(dossier.db)
    var findings = Findings()
    guard !described.isEmpty else { return findings }
    for series in try dossier.trade().series where !described.contains(series.name) {
      let more = series.count - 1
      let elsewhere = more == 0 ? "" : " (here and in \(more) more row\(more == 1 ? "" : "s"))"
      findings.add(.trade, series.line) {
        Finding(
          .trade, series.line, "series",
          "the descriptor does not describe the series “\(shortened(series.name))”\(elsewhere)")
      }
    }
    return findings
  }

  private static func unknownPreference(_ db: Database, _ preference: [String]) throws -> [Finding] {
    let described = try described(db)
    guard !described.isEmpty else { return [] }
    return preference.uniqued.filter { !described.contains($0) }.map { id in
      Finding(
        .descriptor(key: "series_preference", text: id),
        "series_preference names “\(shortened(id))”, which is not described under series")
    }
  }

  private struct Figure {
    var line: Int
    var key: [String]
    var value: Double
    var origin: String
  }

  /// Of each indicator and period the two figures that lie furthest apart, when that is beyond a revision's noise.
  private static func economy(_ db: Database) throws -> [Finding] {
    let figures = try db.all(
      "SELECT line, indicator, period, unit, value, series, sources FROM economy ORDER BY line"
    ) { row in
      Figure(
        line: row.integer(0), key: [row.text(1), row.text(2), row.text(3)], value: row.optionalNumber(4) ?? 0,
        origin: row.text(5) + "\u{1F}" + row.text(6))
    }
    return Dictionary(grouping: figures, by: \.key).values.compactMap { group in
      let sorted = group.sorted { ($0.value, $0.line) < ($1.value, $1.line) }
      guard let low = sorted.first, let high = sorted.last, low.origin != high.origin,
        high.value - low.value > low.value.magnitude * Double(Threshold.economy) / 100
      else { return nil }
      let (first, second) = low.line < high.line ? (low, high) : (high, low)
      return Finding(
        .economy, second.line, "value",
        "\(second.key[0]) \(second.key[1]): \(words(second.value)) here, \(words(first.value)) in line \(first.line)")
    }
  }

  private static func words(_ value: Double) -> String {
    guard value == value.rounded(), value.magnitude < 1e15 else { return String(value) }
    return value.magnitude < 1e6 ? String(Int(value)) : Dollars.short(Int(value))
  }
}
