package import Diplomacy

extension Sheet {
  /// The home country's seats and roles, the latest first.
  package init(memberships register: Register<MembershipRow>, info: DossierInfo, asOf day: CalendarDay) {
    let name = info.homeName.isEmpty ? "the home country" : info.homeName
    self.init(
      title: "Memberships of \(name)", crumb: "Memberships",
      subtitle: Self.counted(register.rows.count, later: register.later, asOf: day),
      explanation: "Bodies in which \(name) has a seat or a role by the as-of date, those that have ended included.",
      fields: Self.membershipFields, of: register.rows,
      emptyWords: [
        "No membership is on record by \(day).", "They are rows of memberships.csv; a later as-of date may show some.",
      ],
      sort: [SheetSort("start", isDescending: true)], sources: register.sources
    ) { row in
      let key = FactKey("memberships", row.id)
      let first = row.start?.years?.lowerBound ?? row.end?.years?.lowerBound
      let last = row.end?.years?.upperBound ?? (row.isHeld ? day.year : first)
      return SheetRow(
        id: row.id, link: .fact(key), fact: key, evidence: row.evidence,
        years: first.map { [$0...max($0, last ?? $0)] } ?? [])
    }
  }

  static var membershipColumns: [SheetColumn] { membershipFields.map(\.column) }

  private static let membershipFields: [SheetField<MembershipRow>] = [
    SheetField(SheetColumn("body", "body", width: 12...40)) {
      .text($0.body, sign: SheetCell.Sign(isDisputed: $0.isDisputed, $0.evidence.confidence))
    },
    SheetField(SheetColumn("role", "role", width: 10...44)) { .text($0.role) },
    SheetField(SheetColumn("start", "since", .date, width: 4...10)) { .date($0.start) },
    SheetField(SheetColumn("end", "until", .date, width: 4...10)) { .date($0.end) },
    SheetField(SheetColumn("held", "held", .flag, width: 4...4, explanation: "whether it is held on the as-of date")) {
      .flag($0.isHeld)
    },
    SheetField(SheetColumn("confidence", "confidence", field: .confidence, width: 4...10, isShownFirst: false)) {
      .text($0.evidence.confidence.rawValue, rank: $0.evidence.confidence.order)
    },
    SheetField(SheetColumn("note", "note", width: 8...50, isShownFirst: false)) { .text($0.evidence.note) },
    SheetField(SheetColumn("id", "id", width: 8...40, isShownFirst: false)) { .text($0.id) },
  ]
}
