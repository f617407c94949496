package import Diplomacy

extension Sheet {
  /// The partners as they stood on a day, with everything that their rows say: what the pane has no room for.
  package init(partners: [PartnerRow], asOf day: CalendarDay) {
    self.init(
      title: "Partners", subtitle: Self.counted(partners.count, later: 0, asOf: day),
      explanation:
        "Every partner as it stood on the as-of date: the tier held then, visits and the latest year of trade "
        + "known by then.",
      fields: Self.partnerFields, of: partners,
      emptyWords: ["No partner is on record.", "They are rows of partners.csv."],
      sort: [SheetSort("trade_value_usd", isDescending: true)]
    ) { row in
      let since = row.tierSince ?? row.relationsSince
      return SheetRow(
        id: row.id, link: .partner(row.id), fact: row.fact, evidence: row.evidence,
        years: since?.years.map { [$0] } ?? [])
    }
  }

  static var partnerColumns: [SheetColumn] { partnerFields.map(\.column) }

  private static let partnerFields: [SheetField<PartnerRow>] = [
    SheetField(SheetColumn("name", "partner", field: .partner, width: 12...28)) {
      .text($0.name, also: "\($0.id) \($0.localName) \($0.officialName)")
    },
    SheetField(SheetColumn("id", "code", width: 3...6)) { .text($0.id) },
    .tier { [$0] }.shownFirst,
    SheetField(SheetColumn("tier_since", "since", .date, width: 4...11, explanation: "when the tier was reached")) {
      .date($0.tierSince, sign: $0.isStandingDisputed ? .disputed : nil)
    },
    SheetField(
      SheetColumn(
        "trade_value_usd", "trade", .money, explanation: "the latest year's total in US dollars known by the date")
    ) { row in
      .money(row.trade.last?.value, sign: row.trade.last.flatMap(\.sheetSign))
    },
    SheetField(SheetColumn("trade_year", "of year", .date, width: 4...7, explanation: "the year of that total")) {
      .date($0.trade.last.flatMap { try? PartialDate(parsing: String($0.year)) })
    },
    SheetField(SheetColumn("visits", "visits", .number, explanation: "how many visits are on record, either way")) {
      .number($0.visits)
    },
    SheetField(
      SheetColumn(
        "last_top_level_outbound", "last there", .date, width: 4...10,
        explanation: "the last visit there at the top level")
    ) { .date($0.lastTopLevelOut) },
    SheetField(
      SheetColumn(
        "last_top_level_inbound", "last here", .date, width: 4...10, explanation: "the last visit here at the top level"
      )
    ) { .date($0.lastTopLevelIn) },
    .region { [$0] }.shownFirst,
    SheetField(SheetColumn("capital", "capital", field: .place, width: 8...20)) { .text($0.capital) },
    SheetField(
      SheetColumn(
        "relations_since", "relations", .date, width: 4...10, isShownFirst: false, explanation: "when relations began")
    ) { .date($0.relationsSince) },
    SheetField(SheetColumn("kind", "kind", field: .kind, width: 5...12, isShownFirst: false)) { .text($0.kind) },
    SheetField(SheetColumn("sectoral", "sectoral", .list, width: 8...30, isShownFirst: false)) { .list($0.sectoral) },
    SheetField(SheetColumn("official_name", "official name", width: 12...40, isShownFirst: false)) {
      .text($0.officialName)
    },
    SheetField(SheetColumn("local_name", "own name", width: 8...28, isShownFirst: false)) { .text($0.localName) },
    SheetField(SheetColumn("confidence", "confidence", field: .confidence, width: 4...10, isShownFirst: false)) {
      .text($0.evidence.confidence.rawValue, rank: $0.evidence.confidence.order)
    },
  ]
}

extension TradeTotal {
  fileprivate var sheetSign: SheetCell.Sign? { isDisputed ? .disputed : isHollow ? .approximate : nil }
}

extension SheetField {
  /// The same, shown until the person chooses otherwise.
  fileprivate var shownFirst: SheetField {
    var field = self
    field.column.isShownFirst = true
    return field
  }
}
