package import Diplomacy
package import DossierStore
package import Exchange

/// Something that leaves the program as it shows: rows of a table, the lines of a page, or all visits that a filter finds.
package enum Takeaway: Hashable, Sendable {
  /// Rows, and the chart that stands above them.
  case rows(RowSet, chart: Figure? = nil)
  case page(PageText)
  /// The visits are read when they are written: there may be a million.
  case visits(VisitQuery, RowSet)
}

/// The formats in which something is taken away. A page of lines is text or Markdown, rows are anything but text, and a
/// chart is a picture as well.
package enum TakeawayFormat: String, CaseIterable, Hashable, Sendable {
  case csv, tsv, json, markdown, text, svg

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
    case .rows, .visits: [.csv, .tsv, .json, .markdown] + (chart == nil ? [] : [.svg])
    case .page: [.markdown, .text] + (chart == nil ? [] : [.svg])
    }
  }

  /// The chart that goes with it.
  package var chart: Figure? {
    switch self {
    case .rows(_, let chart): chart
    case .page(let page): page.figure
    case .visits: nil
    }
  }

  /// Hands the text over piece by piece, so that it need never be in memory as a whole.
  ///
  /// - Parameter charts: how its chart is written.
  /// - Returns: the documents that it names, for those formats that cannot say so themselves.
  /// - Throws: what the store or the body throws.
  @discardableResult
  package func write(
    in format: TakeawayFormat, from dossier: Dossier?, charts: ChartWriter = .words, _ body: (String) throws -> Void
  ) throws -> [String] {
    if format == .svg {
      try body(picture(charts) ?? "")
      return []
    }
    switch self {
    case .page(let page):
      try body(format == .text ? page.text(charts) : page.markdown(charts))
      return []
    case .rows(let rows, _):
      guard let format = format.ofRows else { return [] }
      var pieces = RowPieces(rows, format: format)
      try body(pieces.head)
      try body(pieces.body(rows.rows))
      if format == .markdown { try body(fencedChart(charts)) }
      var named = NamedDocuments(rows)
      named.add(rows.rows)
      let citations = rows.citations.isEmpty ? try named.citations(from: dossier) : rows.citations
      try body(pieces.foot(citations))
      return citations
    case .visits(let query, let rows):
      guard let format = format.ofRows, let dossier else { return [] }
      return try Self.write(query, rows, format, dossier, body)
    }
  }

  /// The whole text, for the clipboard.
  package func text(in format: TakeawayFormat, from dossier: Dossier?, charts: ChartWriter = .words) throws -> String {
    var text = ""
    try write(in: format, from: dossier, charts: charts) { text += $0 }
    return text
  }

  /// What a file of separated values cannot say itself, for a file beside it; nil where the format says it.
  ///
  /// - Parameter citations: the documents that the rows name.
  package func metadata(in format: TakeawayFormat, file: String, _ citations: [String]) -> String? {
    guard format == .csv || format == .tsv else { return nil }
    return switch self {
    case .rows(let rows, _), .visits(_, let rows): rows.metadata(of: file, citations)
    case .page: nil
    }
  }

  private func picture(_ charts: ChartWriter) -> String? {
    guard let svg = charts.svg, let chart else { return nil }
    switch self {
    case .rows(let rows, _), .visits(_, let rows): return svg(chart, rows.asOf, rows.filter)
    case .page(let page): return svg(chart, page.asOf.description, "")
    }
  }

  /// The chart in a fence of Markdown, so that its lines stay as they are; blank without one.
  private func fencedChart(_ charts: ChartWriter) -> String {
    guard case .rows(let rows, let chart?) = self else { return "" }
    return "\n```\n\(charts.text(chart, rows.asOf, rows.filter))```\n"
  }

  /// How many visits are read at once.
  private static let visitsAtOnce = 2_000

  private static func write(
    _ query: VisitQuery, _ rows: RowSet, _ format: RowFormat, _ dossier: Dossier, _ body: (String) throws -> Void
  ) throws -> [String] {
    let count = try dossier.visitSummary(query).matching
    var pieces = RowPieces(rows, format: format)
    var named = NamedDocuments(rows)
    try body(pieces.head)
    for start in stride(from: 0, to: count, by: visitsAtOnce) {
      let visits = try dossier.visits(query, at: start..<min(count, start + visitsAtOnce)).map(VisitFields.values)
      named.add(visits)
      try body(pieces.body(visits))
    }
    let citations = try named.citations(from: dossier)
    try body(pieces.foot(citations))
    return citations
  }
}

/// The documents that rows name, gathered while they pass by: as many as there are documents, however many rows.
private struct NamedDocuments {
  private let column: Int?
  private var ids: Set<String> = []

  init(_ rows: RowSet) { column = rows.columns.firstIndex(of: "sources") }

  mutating func add(_ rows: [[FieldValue]]) {
    guard let column else { return }
    for row in rows {
      if case .list(let items) = row[column] { ids.formUnion(items) }
    }
  }

  /// Their citations, in the order of their ids.
  func citations(from dossier: Dossier?) throws -> [String] {
    guard let dossier, !ids.isEmpty else { return [] }
    let sources = try dossier.sources(named: Array(ids))
    return ids.sorted().compactMap { sources[$0]?.citation }
  }
}
