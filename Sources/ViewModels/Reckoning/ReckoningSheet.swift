package import Diplomacy

extension Sheet {
  /// The answer to a reckoning as a table.
  ///
  /// - Parameter partners: what is known of the partners by the day, for filters.
  package init(_ report: ReckoningReport, partners: [PartnerRow], asOf day: CalendarDay) {
    let known = Dictionary(partners.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    func about<Row>(_ rows: [Row], _ mention: (Row) -> PartnerMention) -> [About<Row>] {
      rows.map { row in About(row: row, partners: known[mention(row).id].map { [$0] } ?? []) }
    }
    switch report.rows {
    case .debts(let rows):
      self.init(debts: about(Self.ordered(rows), \.partner), isOurs: report.reckoning == .owed, asOf: day)
    case .silences(let rows): self.init(silences: about(rows, \.partner), asOf: day)
    case .lastVisits(let rows): self.init(lastVisits: about(rows, \.partner))
    case .reciprocity(let rows): self.init(reciprocity: about(rows, \.partner))
    case .intensity(let rows): self.init(intensity: rows)
    case .firstDestinations(let rows): self.init(firstDestinations: rows)
    }
    let row = report.reckoning.row
    title = row.title
    crumb = row.title
    explanation = row.definition
    subtitle = "\(grouped(rows.count)) \(rows.count == 1 ? "line" : "lines") · as of \(day)"
    sources = report.sources
    let definition = DetailEntry.Link.subject(.definition(report.reckoning))
    notes = [SheetNote("\(row.definition) Enter tells what counts.", .above, link: definition)]
    notes += Self.leftOut(report).map { SheetNote($0, .below, link: definition) }
  }

  /// A table of a reckoning without its title.
  init<Row>(
    _ fields: [SheetField<Row>], shown: [String], group: String? = nil, of rows: [Row], emptyWords: String,
    row: (Row) -> SheetRow
  ) {
    self.init(
      title: "", explanation: "", fields: fields, of: rows,
      emptyWords: [emptyWords, "Another as-of date may show some."], row: row)
    firstColumns = shown
    self.group = group
  }

  /// What counts nowhere, in sentences.
  private static func leftOut(_ report: ReckoningReport) -> [String] {
    var notes: [String] = []
    if report.undated > 0 {
      let verb = report.undated == 1 ? "counts" : "count"
      notes.append("\(ReckoningWords.visits(report.undated)) without any date \(verb) nowhere.")
    }
    if report.withoutLevel > 0, [.owed, .owedToUs, .silences, .lastVisits].contains(report.reckoning) {
      let verb = report.withoutLevel == 1 ? "is" : "are"
      notes.append(
        "\(ReckoningWords.visits(report.withoutLevel)) held \(verb) at no level: nobody is named, or the office on that "
          + "day is not on record.")
    }
    return notes
  }
}

/// Columns that several reckonings have.
extension SheetField {
  static func partnerName(_ mention: @escaping @Sendable (Row) -> PartnerMention) -> SheetField {
    SheetField(SheetColumn("partner_name", "partner", field: .partner, width: 10...26)) { row in
      .text(mention(row).name, also: mention(row).id)
    }
  }

  static func partnerCode(_ mention: @escaping @Sendable (Row) -> PartnerMention) -> SheetField {
    SheetField(SheetColumn("partner", "code", width: 3...6)) { .text(mention($0).id) }
  }

  static func tierCode(_ mention: @escaping @Sendable (Row) -> PartnerMention) -> SheetField {
    SheetField(SheetColumn("tier", "tier", field: .tier, width: 4...8)) { row in
      let tier = mention(row).tier
      return .text(tier.code, rank: tier.order, also: tier.code)
    }
  }

  static func level(_ level: @escaping @Sendable (Row) -> VisitLevel) -> SheetField {
    SheetField(SheetColumn("level", "level", width: 10...18)) { row in
      let level = level(row)
      return .text(
        level.title.capitalizedFirst, rank: VisitLevel.allCases.firstIndex(of: level), also: level.rawValue,
        raw: level.title)
    }
  }

  /// The time since a date: in words for programs that read them, in days for everything else.
  static func ago(
    _ date: @escaping @Sendable (Row) -> PartialDate?, asOf day: CalendarDay, missing: String = ""
  ) -> [SheetField] {
    [
      SheetField(SheetColumn("ago", "in words", width: 8...14)) { row in
        .text(date(row).map { ReckoningWords.ago($0, day) } ?? missing)
      },
      SheetField(
        SheetColumn(
          "days", "ago", .number, width: 8...13, explanation: "since its last day; a filter asks for days: days:1000..")
      ) { row in
        guard let date = date(row), let days = ReckoningWords.days(since: date, day) else { return .missing }
        return SheetCell(.number(Double(days)), shown: ReckoningWords.ago(date, day))
      },
    ]
  }
}
