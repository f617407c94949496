package import Diplomacy

/// The columns of the timeline: the one table that the pane and the `visits` command share.
package enum VisitColumn: String, CaseIterable, Sendable {
  case dates
  case direction
  /// The partner's code, where its name does not fit.
  case code
  case partner
  case leaders
  case kind
  case places

  /// Columns of the terminal that the pane gives it; the leaders take what is left.
  package var width: Int {
    switch self {
    case .dates: 10
    case .direction: 2
    case .code: 3
    case .partner: 13
    case .leaders: 14
    case .kind: 9
    case .places: 20
    }
  }

  /// The columns that fit, those that matter most first.
  package static func fitting(_ width: Int) -> [VisitColumn] {
    var chosen: [VisitColumn] = [.dates, .direction, .leaders]
    var used = chosen.reduce(2) { $0 + $1.width }
    for column in [VisitColumn.partner, .kind, .places] {
      guard used + column.width + 1 <= width else { break }
      used += column.width + 1
      chosen.append(column)
    }
    if !chosen.contains(.partner) { chosen.append(.code) }
    return allCases.filter(chosen.contains)
  }

  /// The cell's text.
  package func text(_ row: VisitRow) -> String {
    switch self {
    case .dates: row.start.description
    case .direction: (row.sign ?? " ") + (row.direction == .outbound ? "→" : "←")
    case .code: row.partner
    case .partner: row.partnerName
    case .leaders: row.travellers.joined(separator: ", ")
    case .kind: row.status == .held ? row.kind.rawValue : row.status.rawValue
    case .places: row.places.joined(separator: ", ")
    }
  }
}

extension VisitRow {
  /// What should be known of the row before it is quoted: sources differ, or the fact is doubtful.
  package var sign: String? { isDisputed ? "≠" : evidence.confidence == .low ? "?" : nil }
}
