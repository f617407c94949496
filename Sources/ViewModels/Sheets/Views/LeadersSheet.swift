package import Diplomacy

extension Sheet {
  /// The leaders, those who travelled and received most first.
  package init(leaders register: Register<LeaderRow>, partners: [PartnerRow], asOf day: CalendarDay) {
    let known = Dictionary(partners.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = register.rows.map { About(row: $0, partners: known[$0.country].map { [$0] } ?? []) }
    self.init(
      title: "Leaders", subtitle: Self.counted(rows.count, later: register.later, asOf: day),
      explanation: "Everybody whom a visit or a term in office names by the as-of date. A visit is made by those who "
        + "travelled and received by those whom it names on the other side; only visits held are counted.",
      fields: Self.leaderFields, of: rows,
      emptyWords: [
        "No leader is on record by \(day).", "They are rows of leaders.csv; a later as-of date may show some.",
      ],
      sort: [SheetSort("made", isDescending: true)], sources: register.sources
    ) { about in
      let leader = about.row
      let years = [leader.first?.years, leader.last?.years].compactMap(\.self)
      return SheetRow(
        id: leader.id, link: .leader(leader.id), fact: FactKey("leaders", leader.id), evidence: leader.evidence,
        years: years.isEmpty ? [] : [years[0].lowerBound...max(years[0].lowerBound, years[years.count - 1].upperBound)])
    }
  }

  static var leaderColumns: [SheetColumn] { leaderFields.map(\.column) }

  private static let leaderFields: [SheetField<About<LeaderRow>>] = [
    SheetField(
      SheetColumn(
        "display_name", "name", field: .leader, width: 12...32,
        explanation: "in the leader's own spelling where it is Latin")
    ) { .text($0.row.displayName, also: $0.row.id) },
    SheetField(SheetColumn("name", "plain name", width: 10...28, isShownFirst: false)) { .text($0.row.name) },
    SheetField(SheetColumn("native_name", "own script", width: 8...28, isShownFirst: false)) {
      .text($0.row.nativeName)
    },
    SheetField(SheetColumn("country", "code", width: 3...6, isShownFirst: false)) { .text($0.row.country) },
    SheetField(SheetColumn("country_name", "country", field: .partner, width: 8...20)) {
      .text($0.row.countryName, also: $0.row.country)
    },
    SheetField(
      SheetColumn(
        "office", "office", width: 10...36,
        explanation: "the highest held on the as-of date; ? where the dossier has no dates for it")
    ) { .text($0.row.officeWords, sign: $0.row.officeSign) },
    SheetField(SheetColumn("rank", "rank", field: .rank, width: 8...18, isShownFirst: false)) {
      .text(
        $0.row.office?.rank.title, rank: $0.row.office?.rank.order, also: $0.row.office?.rank.rawValue,
        raw: $0.row.office?.rank.rawValue)
    },
    SheetField(SheetColumn("since", "since", .date, width: 4...10, explanation: "when that term began")) {
      .date($0.row.office?.start)
    },
    SheetField(SheetColumn("made", "made", .number, explanation: "visits held for which the leader travelled")) {
      .number($0.row.made)
    },
    SheetField(
      SheetColumn("received", "received", .number, explanation: "visits held that name the leader as a host")
    ) { .number($0.row.received) },
    SheetField(SheetColumn("first_visit", "first", .date, width: 4...10, explanation: "the first of both")) {
      .date($0.row.first)
    },
    SheetField(SheetColumn("last_visit", "last", .date, width: 4...10, explanation: "the last of both")) {
      .date($0.row.last)
    },
    SheetField(SheetColumn("confidence", "confidence", field: .confidence, width: 4...10)) {
      .text($0.row.evidence.confidence.rawValue, rank: $0.row.evidence.confidence.order)
    },
    SheetField(SheetColumn("offices", "offices", .list, width: 10...50, isShownFirst: false)) { .list($0.row.offices) },
    .tier { $0.partners },
    .region { $0.partners },
    SheetField(SheetColumn("id", "id", width: 8...30, isShownFirst: false)) { .text($0.row.id) },
  ]
}

extension LeaderRow {
  /// The office on the day, in words.
  fileprivate var officeWords: String { office.map { $0.isActing ? "acting \($0.office)" : $0.office } ?? "" }

  fileprivate var officeSign: SheetCell.Sign? {
    guard let office else { return nil }
    return office.isDisputed ? .disputed : office.isUndated ? .doubtful : nil
  }
}
