package import Diplomacy

/// The columns of the timeline: the one table that the pane and the `visits` command share.
package enum VisitColumn: String, ListColumn {
  case dates
  case direction
  /// The partner's code, where its name does not fit.
  case code
  case partner
  case leaders
  case kind
  case places

  package var title: String { rawValue }

  package var explanation: String {
    switch self {
    case .dates: "when the visit began"
    case .direction: "there or here, and whether sources differ"
    case .code: "the partner's code; also where the name does not fit"
    case .leaders: "who travelled"
    case .kind: "the kind of visit, else that it is planned or was called off"
    case .partner, .places: ""
    }
  }

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

  /// The columns that fit, those that matter most first: what the person named, then the usual. Where a partner's name
  /// does not fit, the code stands in its place.
  package static func fitting(_ width: Int, _ choice: ColumnChoice<VisitColumn> = ColumnChoice()) -> [VisitColumn] {
    let first = [VisitColumn.dates, .direction, .leaders].filter(choice.shown.contains)
    let usual = [VisitColumn.partner, .kind, .places].filter { choice.shown.contains($0) && !choice.named.contains($0) }
    var chosen = first
    var used = first.reduce(0) { $0 + $1.width + 1 }
    for column in choice.named.filter({ !first.contains($0) }) + usual {
      guard used + column.width <= width else { break }
      used += column.width + 1
      chosen.append(column)
    }
    let needsCode = choice.shown.contains(.partner) && !chosen.contains(.partner)
    return choice.shown.compactMap { column in
      switch column {
      case .code: needsCode && !choice.named.contains(.code) ? .code : chosen.contains(.code) ? .code : nil
      case .partner where needsCode: choice.shown.contains(.code) ? nil : .code
      default: chosen.contains(column) ? column : nil
      }
    }
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
