package import Diplomacy

extension Sheet {
  /// What comes up, month by month; what is known to the year only stands before the months of its year.
  ///
  /// - Parameter partners: what is known of the partners by the day, for names and filters.
  package init(_ report: CalendarReport, partners: [PartnerRow], asOf day: CalendarDay) {
    let known = Dictionary(partners.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let entries = report.entries.map { entry in
      About(row: entry, partners: known[entry.partner].map { [$0] } ?? [])
    }
    let count = entries.count
    self.init(
      title: "Calendar",
      subtitle: "\(grouped(count)) \(count == 1 ? "entry" : "entries") · \(report.from) to \(report.through)",
      explanation:
        "Anniversaries of relations and tiers, planned visits, and ends of terms, agreements and memberships. "
        + "An anniversary is as precise as the date that it is of.",
      fields: Self.calendarFields(asOf: day), of: entries,
      emptyWords: [
        "Nothing comes up in this time: no anniversary, planned visit, term, agreement or seat ends.",
        "The years before and after have their own pages.",
      ], sources: report.sources
    ) { about in
      let entry = about.row
      let isVisit = entry.kind == .plannedVisit || entry.kind == .cancelledVisit
      var row = SheetRow(
        id: entry.id, link: isVisit ? .visit(entry.fact.key.first ?? "") : .fact(entry.fact), fact: entry.fact,
        evidence: entry.evidence, years: [entry.date.years].compactMap(\.self))
      row.mark = entry.roundness == nil ? nil : .round
      return row
    }
    firstColumns = Self.calendarFirstColumns
    group = "month"
  }

  /// The columns that show until a person chooses others.
  static let calendarFirstColumns = ["date", "title", "kind", "years", "days", "detail"]

  static var calendarColumns: [SheetColumn] { calendarFields(asOf: CalendarDay(ordinal: 0)).map(\.column) }

  private static func calendarFields(asOf day: CalendarDay) -> [SheetField<About<CalendarEntry>>] {
    [
      SheetField(SheetColumn("date", "date", .date, width: 4...10)) { .date($0.row.date) },
      SheetField(SheetColumn("end", "until", .date, width: 4...10, explanation: "the last day of a visit")) {
        .date($0.row.end)
      },
      SheetField(SheetColumn("month", "month", width: 8...24)) { about in
        let date = about.row.date
        return SheetCell(.text(CalendarMonth.title(of: date)), rank: CalendarMonth.order(of: date))
      },
      SheetField(SheetColumn("title", "what", width: 36...60)) { about in
        let entry = about.row
        return .text(
          entry.title, sign: SheetCell.Sign(isDisputed: entry.isDisputed, entry.evidence.confidence))
      },
      SheetField(SheetColumn("kind", "kind", field: .kind, width: 8...15, explanation: "what comes up")) { about in
        let kind = about.row.kind
        return SheetCell(
          .text(kind.title), shown: kind.words, rank: CalendarEntry.Kind.allCases.firstIndex(of: kind),
          also: kind.rawValue, raw: kind.rawValue)
      },
      SheetField(
        SheetColumn("years", "years", .number, width: 5...5, explanation: "of an anniversary, how many there are")
      ) { .number($0.row.years) },
      SheetField(
        SheetColumn(
          "round", "round", .number, width: 5...5,
          explanation: "the largest of 50, 25, 10 and 5 that divides "
            + "the years")
      ) { .number($0.row.roundness) },
      SheetField(
        SheetColumn(
          "days", "when", .number, width: 5...8,
          explanation: "the time from the as-of date; a filter asks for days: days:..90")
      ) { about in
        guard about.row.date.precision == .day, let date = about.row.date.first else { return .missing }
        return SheetCell(.number(Double(date.ordinal - day.ordinal)), shown: Elapsed.short(from: date, to: day))
      },
      SheetField(SheetColumn("detail", "detail", width: 8...30)) { .text($0.row.detail) },
      SheetField(SheetColumn("partner_name", "partner", field: .partner, width: 8...22)) { about in
        .text(about.partners.first?.name ?? about.row.partner, also: about.row.partner)
      },
      SheetField(SheetColumn("partner", "code", width: 3...6)) { .text($0.row.partner) },
      .tier { $0.partners }, .region { $0.partners },
      SheetField(SheetColumn("confidence", "confidence", field: .confidence, width: 4...10)) {
        .text($0.row.evidence.confidence.rawValue, rank: $0.row.evidence.confidence.order)
      },
      SheetField(SheetColumn("id", "id", width: 10...50)) { .text($0.row.id) },
    ]
  }
}

extension CalendarEntry.Kind {
  /// The kind in a narrow column, beside what it is of.
  fileprivate var words: String {
    switch self {
    case .anniversary: "relations"
    case .tierAnniversary: "tier"
    case .plannedVisit: "planned visit"
    case .cancelledVisit: "cancelled visit"
    case .termEnd: "term ends"
    case .agreementExpiry: "agreement ends"
    case .membershipEnd: "membership ends"
    }
  }
}

/// The month that a date lies in, as far as it is known.
enum CalendarMonth {
  /// `January 2026`; `January 2026, no day known`; `2026, no month known`.
  static func title(of date: PartialDate) -> String {
    guard let first = date.first ?? date.last else { return "No date" }
    guard date.precision >= .month else { return "\(first.year), no month known" }
    return "\(names[first.month - 1]) \(first.year)" + (date.precision == .month ? ", no day known" : "")
  }

  /// The place of the month in time; of the same days the vaguer comes first.
  static func order(of date: PartialDate) -> Int {
    guard let first = date.first ?? date.last else { return Int.max }
    guard date.precision >= .month else { return first.year * 1_000 }
    return first.year * 1_000 + first.month * 10 + (date.precision == .month ? 0 : 1)
  }

  private static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}
