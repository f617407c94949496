package import Diplomacy
package import DossierStore
package import Exchange

/// Something that leaves the program as it shows: rows of a table, the lines of a page, or all visits that a filter finds.
package enum Takeaway: Hashable, Sendable {
  case rows(RowSet)
  case page(PageText)
  /// The visits are read when they are written: there may be a million.
  case visits(VisitQuery, RowSet)
}

/// The formats in which something is taken away. A page of lines is text or Markdown, rows are anything but text.
package enum TakeawayFormat: String, CaseIterable, Hashable, Sendable {
  case csv, tsv, json, markdown, text

  /// The ending of a file's name.
  package var ending: String {
    switch self {
    case .markdown: "md"
    case .text: "txt"
    default: rawValue
    }
  }

  /// The format that the ending of a name asks for; nil for any other.
  package init?(ofFile name: String) {
    guard let dot = name.lastIndex(of: "."), name.index(after: dot) < name.endIndex else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    guard let format = Self.allCases.first(where: { $0.ending == ending || $0.rawValue == ending }) else { return nil }
    self = format
  }

  fileprivate var ofRows: RowFormat? { RowFormat(rawValue: rawValue) }
}

extension Takeaway {
  /// The formats that it can have, the usual one first.
  package var formats: [TakeawayFormat] {
    switch self {
    case .rows, .visits: [.csv, .tsv, .json, .markdown]
    case .page: [.markdown, .text]
    }
  }

  /// Hands the text over piece by piece, so that it need never be in memory as a whole.
  ///
  /// - Throws: what the store or the body throws.
  package func write(
    in format: TakeawayFormat, from dossier: Dossier?, _ body: (String) throws -> Void
  ) throws {
    switch self {
    case .page(let page): try body(format == .text ? page.text : page.markdown)
    case .rows(let rows):
      guard let format = format.ofRows else { return }
      var pieces = RowPieces(rows, format: format)
      try body(pieces.head)
      try body(pieces.body(rows.rows))
      try body(pieces.foot)
    case .visits(let query, let rows):
      guard let format = format.ofRows, let dossier else { return }
      try Self.write(query, rows, format, dossier, body)
    }
  }

  /// The whole text, for the clipboard.
  package func text(in format: TakeawayFormat, from dossier: Dossier?) throws -> String {
    var text = ""
    try write(in: format, from: dossier) { text += $0 }
    return text
  }

  /// What a file of separated values cannot say itself, for a file beside it; nil where the format says it.
  package func metadata(in format: TakeawayFormat, file: String) -> String? {
    guard format == .csv || format == .tsv else { return nil }
    return switch self {
    case .rows(let rows), .visits(_, let rows): rows.metadata(of: file)
    case .page: nil
    }
  }

  /// How many visits are read at once.
  private static let visitsAtOnce = 2_000

  private static func write(
    _ query: VisitQuery, _ rows: RowSet, _ format: RowFormat, _ dossier: Dossier, _ body: (String) throws -> Void
  ) throws {
    var rows = rows
    // The documents of a million rows are too many to list; the rows name them.
    let count = try dossier.visitSummary(query).matching
    if count <= visitsAtOnce {
      let ids = try dossier.visits(query, at: 0..<count).flatMap(\.evidence.sources)
      let sources = try dossier.sources(named: ids)
      rows.citations = Set(ids).sorted().compactMap { sources[$0]?.citation }
    }
    var pieces = RowPieces(rows, format: format)
    try body(pieces.head)
    for start in stride(from: 0, to: count, by: visitsAtOnce) {
      let visits = try dossier.visits(query, at: start..<min(count, start + visitsAtOnce))
      try body(pieces.body(visits.map(VisitFields.values)))
    }
    try body(pieces.foot)
  }
}
