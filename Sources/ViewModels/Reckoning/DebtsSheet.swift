internal import Diplomacy

extension Sheet {
  /// Visits that are not answered, level by level.
  ///
  /// - Parameter isOurs: whether we owe them.
  init(debts: [About<Debt>], isOurs: Bool, asOf day: CalendarDay) {
    let fields: [SheetField<About<Debt>>] =
      [
        SheetField(
          SheetColumn(
            "oldest", "since", .date, width: 4...11,
            explanation: "the oldest visit that is not answered; "
              + "? where its confidence is low, or the dates cannot tell whether it was answered")
        ) { .date($0.row.oldest.start, sign: $0.row.sign) },
        .partnerName { $0.row.partner }, .partnerCode { $0.row.partner }, .tierCode { $0.row.partner },
        SheetField(SheetColumn("visitors", isOurs ? "who came" : "who went", field: .leader, width: 10...36)) {
          .text($0.row.oldest.travellers.joined(separator: ", "))
        },
      ] + SheetField.ago({ $0.row.oldest.start }, asOf: day) + Self.answerFields(isOurs: isOurs)
    self.init(
      fields,
      shown: ["partner_name", "oldest", "days", "tier", "visitors", "count", "latest", "last_answer"], group: "level",
      of: debts,
      emptyWords: isOurs
        ? "Every visit on record has been answered by this date." : "Every visit of ours on record has been answered."
    ) { about in
      let debt = about.row
      var row = SheetRow(
        id: "\(debt.partner.id)-\(debt.level.rawValue)",
        link: .subject(
          .visitsBehind(VisitsBehind(partner: debt.partner.id, level: debt.level, direction: nil, isBilateral: true))),
        evidence: debt.oldest.evidence, years: [debt.oldest, debt.latest].compactMap { $0.start.years })
      row.mark = .tier(debt.partner.tier)
      return row
    }
  }

  private static func answerFields(isOurs: Bool) -> [SheetField<About<Debt>>] {
    [
      SheetField(SheetColumn("count", "unanswered", .number, width: 10...10, explanation: "how many visits there are"))
      {
        .number($0.row.count)
      },
      SheetField(
        SheetColumn("latest", "latest", .date, width: 4...10, explanation: "of several unanswered visits the last")
      ) { .date($0.row.count > 1 ? $0.row.latest.start : nil) },
      SheetField(
        SheetColumn(
          "last_answer", isOurs ? "our last" : "their last", .date, width: 4...10,
          explanation: "the last visit the other way that could have answered")
      ) { .date($0.row.lastAnswer?.start) },
      SheetField(
        SheetColumn(
          "undecided", "undecided", .flag, width: 9...9, explanation: "the dates cannot tell which visit came first")
      ) { .flag($0.row.isUndecided) },
      .level { $0.row.level },
      .region { $0.partners },
    ]
  }

  /// What cannot be told stands after what can, level by level.
  static func ordered(_ debts: [Debt]) -> [Debt] {
    func order(_ debt: Debt) -> (Int, Int) {
      (VisitLevel.answering.firstIndex(of: debt.level) ?? 0, debt.isUndecided ? 1 : 0)
    }
    return debts.enumerated().sorted { left, right in
      let (a, b) = (order(left.element), order(right.element))
      return (a.0, a.1, left.offset) < (b.0, b.1, right.offset)
    }.map(\.element)
  }
}

extension Debt {
  /// What is to be known of the oldest visit before it is quoted.
  fileprivate var sign: SheetCell.Sign? {
    SheetCell.Sign(isDisputed: oldest.isDisputed, oldest.evidence.confidence) ?? (isUndecided ? .doubtful : nil)
  }
}
