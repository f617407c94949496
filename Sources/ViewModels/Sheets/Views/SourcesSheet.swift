package import Diplomacy

extension Sheet {
  /// The documents, with how many facts known by the day rest on each.
  package init(sources rows: [SourceRow]) {
    let total = rows.reduce(0) { $0 + $1.facts }
    self.init(
      title: "Sources", subtitle: "\(grouped(rows.count)) documents, named \(grouped(total)) times",
      explanation: "The documents that the dossier's facts name. A document that came out after the as-of date is left "
        + "out, unless something already known rests on it.",
      fields: Self.sourceFields, of: rows,
      emptyWords: ["The dossier has no documents yet.", "They are rows of sources.csv."],
      sort: [SheetSort("facts", isDescending: true)],
      sources: Dictionary(rows.map { ($0.source.id, $0.source) }, uniquingKeysWith: { first, _ in first })
    ) { row in
      let date = try? PartialDate(parsing: row.source.published)
      return SheetRow(
        id: row.source.id, link: .source(row.source.id), fact: FactKey("sources", row.source.id),
        evidence: Evidence(sources: [row.source.id], confidence: .high, note: row.source.note),
        years: date?.years.map { [$0] } ?? [])
    }
  }

  static var sourceColumns: [SheetColumn] { sourceFields.map(\.column) }

  private static let sourceFields: [SheetField<SourceRow>] = [
    SheetField(SheetColumn("title", "title", width: 16...70)) { .text($0.source.title) },
    SheetField(SheetColumn("publisher", "publisher", width: 8...28)) { .text($0.source.publisher) },
    SheetField(SheetColumn("published", "published", .date, width: 4...10)) {
      .date(try? PartialDate(parsing: $0.source.published))
    },
    SheetField(
      SheetColumn("kind", "kind", field: .kind, width: 4...10, explanation: "treaties go first, then official")
    ) {
      .text($0.source.kind.rawValue, rank: $0.source.kind.order)
    },
    SheetField(
      SheetColumn("facts", "facts", .number, explanation: "how many facts known by the as-of date name the document")
    ) { .number($0.facts, sign: $0.facts == 0 ? .doubtful : nil) },
    SheetField(SheetColumn("id", "id", width: 10...50, isShownFirst: false)) {
      .text($0.source.id)
    },
    SheetField(SheetColumn("url", "address", width: 10...60, isShownFirst: false)) { .text($0.source.url) },
    SheetField(SheetColumn("note", "note", width: 10...60, isShownFirst: false)) { .text($0.source.note) },
  ]
}

extension PartialDate {
  /// The years that the date may lie in; nil when neither end is known.
  package var years: ClosedRange<Int>? {
    guard let earliest = (first ?? last)?.year, let latest = (last ?? first)?.year else { return nil }
    return earliest...max(earliest, latest)
  }
}
