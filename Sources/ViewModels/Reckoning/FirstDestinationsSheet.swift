internal import Diplomacy

extension Sheet {
  /// Where leaders went first in office.
  init(firstDestinations: [FirstDestination]) {
    self.init(
      Self.termFields + Self.journeyFields,
      shown: [
        "leader", "start", "office", "first_partner", "first_start", "first_kind", "bilateral_partner",
        "bilateral_start",
      ], of: firstDestinations,
      emptyWords: "No office at the top level with a known beginning on record by this date."
    ) { row in
      SheetRow(
        id: row.term.fact.key.joined(separator: "/"), link: row.first.map { .visit($0.id) } ?? .fact(row.term.fact),
        evidence: row.first?.evidence ?? row.term.evidence,
        years: [row.term.start, row.first?.start, row.firstBilateral?.start].compactMap { $0?.years })
    }
  }

  private static let termFields: [SheetField<FirstDestination>] = [
    SheetField(SheetColumn("start", "in office", .date, width: 4...11, explanation: "when the office was taken")) {
      .date($0.term.start, sign: SheetCell.Sign(isDisputed: $0.term.isDisputed, $0.term.evidence.confidence))
    },
    SheetField(SheetColumn("leader", "leader", field: .leader, width: 12...26)) {
      .text($0.term.name, also: $0.term.leader)
    },
    SheetField(SheetColumn("office", "office", width: 10...30)) { .text($0.term.officeWords) },
  ]

  private static let journeyFields: [SheetField<FirstDestination>] = [
    SheetField(
      SheetColumn(
        "first_partner", "first to", field: .partner, width: 8...20,
        explanation: "of any kind; · none on record; ≈ where the beginning of the office is known to the year only")
    ) { row in
      guard let first = row.first else { return .missing }
      // The word goes along into files, which have no signs.
      return .text(
        first.partnerName, sign: first.isDisputed ? .disputed : row.isAbout ? .approximate : nil, also: first.partner,
        raw: row.isAbout ? "about: \(first.partnerName)" : nil)
    },
    SheetField(SheetColumn("first_start", "on", .date, width: 4...10)) { .date($0.first?.start) },
    SheetField(SheetColumn("first_kind", "kind", field: .kind, width: 5...12)) { .text($0.first?.kindWords) },
    SheetField(SheetColumn("first_visit", "id", width: 8...40)) { .text($0.first?.id) },
    SheetField(
      SheetColumn(
        "bilateral_partner", "first proper", field: .partner, width: 8...20,
        explanation: "the first that was neither summit, event nor transit, where that is another")
    ) { .text($0.other?.partnerName, also: $0.other?.partner) },
    SheetField(SheetColumn("bilateral_start", "on", .date, width: 4...10)) { .date($0.other?.start) },
    SheetField(SheetColumn("bilateral_visit", "proper id", width: 8...40)) { .text($0.firstBilateral?.id) },
  ]
}

extension FirstDestination {
  /// Whether the beginning of the office is not known to the day, so that nobody knows which visit was the first in it.
  fileprivate var isAbout: Bool { term.start.map { $0.precision < .day } ?? false }

  /// The first visit for the country's own sake, where it is not the first of all.
  fileprivate var other: VisitRow? { first?.id == firstBilateral?.id ? nil : firstBilateral }
}

extension OfficeHolder {
  /// The office, with acting before it where its name does not say so.
  fileprivate var officeWords: String {
    isActing && !office.lowercased().hasPrefix("acting") ? "acting \(office)" : office
  }
}
