package import Diplomacy

extension Sheet {
  /// The agreements, the latest first.
  package init(agreements register: Register<AgreementRow>, partners: [PartnerRow], asOf day: CalendarDay) {
    let known = Dictionary(partners.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = register.rows.map { row in About(row: row, partners: row.partners.compactMap { known[$0] }) }
    self.init(
      title: "Agreements", subtitle: Self.counted(rows.count, later: register.later, asOf: day),
      explanation:
        "Treaties, memoranda and trade agreements known by the as-of date. The status is the one last reached "
        + "by then: what entered into force later is shown as signed.",
      fields: Self.agreementFields, of: rows,
      emptyWords: [
        "No agreement is on record by \(day).", "They are rows of agreements.csv; a later as-of date may show some.",
      ],
      sort: [SheetSort("signed", isDescending: true)], sources: register.sources
    ) { about in
      let agreement = about.row
      let dates = [agreement.proposed, agreement.signed, agreement.inForce, agreement.expires]
      return SheetRow(
        id: agreement.id, link: .fact(FactKey("agreements", agreement.id)), fact: FactKey("agreements", agreement.id),
        evidence: agreement.evidence, years: dates.compactMap { $0?.years })
    }
  }

  static var agreementColumns: [SheetColumn] { agreementFields.map(\.column) }

  private static let agreementFields: [SheetField<About<AgreementRow>>] = [
    SheetField(SheetColumn("title", "title", width: 16...60)) {
      .text($0.row.title, sign: SheetCell.Sign(isDisputed: $0.row.isDisputed, $0.row.evidence.confidence))
    },
    SheetField(SheetColumn("partners", "codes", .list, width: 3...12, isShownFirst: false)) { .list($0.row.partners) },
    SheetField(SheetColumn("partner_names", "partners", .list, field: .partner, width: 8...24)) {
      .list($0.row.partnerNames, also: $0.row.partners.joined(separator: " "))
    },
    SheetField(SheetColumn("kind", "kind", field: .kind, width: 4...18)) { .text($0.row.kind) },
    SheetField(SheetColumn("area", "area", width: 6...22)) { .text($0.row.area) },
    SheetField(
      SheetColumn(
        "status", "status", field: .status, width: 6...11, explanation: "the one last reached by the as-of date")
    ) {
      .text(
        $0.row.status.replacing("_", with: " "), rank: AgreementRow.order($0.row.status), also: $0.row.status,
        raw: $0.row.status)
    },
    SheetField(SheetColumn("signed", "signed", .date, width: 4...10)) { .date($0.row.signed) },
    SheetField(SheetColumn("in_force", "in force", .date, width: 4...10)) { .date($0.row.inForce) },
    SheetField(SheetColumn("expires", "expires", .date, width: 4...10)) { .date($0.row.expires) },
    SheetField(SheetColumn("proposed", "proposed", .date, width: 4...10, isShownFirst: false)) {
      .date($0.row.proposed)
    },
    SheetField(SheetColumn("confidence", "confidence", field: .confidence, width: 4...10, isShownFirst: false)) {
      .text($0.row.evidence.confidence.rawValue, rank: $0.row.evidence.confidence.order)
    },
    .tier { $0.partners },
    .region { $0.partners },
    SheetField(SheetColumn("id", "id", width: 8...40, isShownFirst: false)) { .text($0.row.id) },
  ]
}

extension AgreementRow {
  /// The place of a status on the way of an agreement.
  fileprivate static func order(_ status: String) -> Int? {
    ["proposed", "negotiating", "signed", "in_force", "expired", "terminated"].firstIndex(of: status)
  }
}
