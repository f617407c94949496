package import Diplomacy

/// A reckoning as a table: what its page shows and what its command writes.
package struct ReckoningTable: Hashable, Sendable {
  /// What stands in one cell.
  package enum Cell: Hashable, Sendable {
    case text(String)
    case number(Int)
    case date(PartialDate)
    case flag(Bool)
    /// Nobody knows.
    case missing

    /// Text, or missing where it is blank.
    static func known(_ text: String?) -> Cell { text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .missing }
    static func date(known date: PartialDate?) -> Cell { date.map(Cell.date) ?? .missing }

    /// The text as it shows; blank for what is missing.
    package var shown: String {
      switch self {
      case .text(let text): text
      case .number(let number): grouped(number)
      case .date(let date): date.description
      case .flag(let isSet): isSet ? "yes" : "no"
      case .missing: ""
      }
    }
  }

  package struct Column: Hashable, Sendable {
    /// The name in what commands write.
    package var id: String
    package var title: String
    package var isNumeric: Bool
    /// Whether it shows on the page; what does not is for other programs.
    package var isShown: Bool

    init(_ id: String, _ title: String, isNumeric: Bool = false, isShown: Bool = true) {
      self.id = id
      self.title = title
      self.isNumeric = isNumeric
      self.isShown = isShown
    }
  }

  package struct Row: Hashable, Sendable {
    package var id: String
    /// One for each column.
    package var cells: [Cell]
    package var mark: DetailEntry.Mark?
    package var link: DetailEntry.Link?
    package var evidence: Evidence
    /// The heading that the row stands under.
    package var group: String

    init(
      _ id: String, _ cells: [Cell], mark: DetailEntry.Mark? = nil, link: DetailEntry.Link? = nil,
      evidence: Evidence = Evidence(sources: [], confidence: .high, note: ""), group: String = ""
    ) {
      self.id = id
      self.cells = cells
      self.mark = mark
      self.link = link
      self.evidence = evidence
      self.group = group
    }
  }

  package var reckoning: Reckoning
  package var columns: [Column]
  package var rows: [Row]
  /// What to say when there is no row.
  package var emptyWords: String
  /// What was left out, in sentences.
  package var notes: [String]
  package var figure: Figure?
  package var sources: [String: Source]
}

extension ReckoningTable {
  /// The answer to a reckoning as a table.
  package init(_ report: ReckoningReport, asOf day: CalendarDay) {
    self.init(
      reckoning: report.reckoning, columns: [], rows: [], emptyWords: "No visit on record by this date.",
      notes: Self.notes(report), figure: nil, sources: report.sources)
    switch report.rows {
    case .debts(let debts): fill(debts, day, isOurs: report.reckoning == .owed)
    case .silences(let silences): fill(silences, day)
    case .lastVisits(let rows): fill(rows, day)
    case .reciprocity(let rows): fill(rows)
    case .intensity(let years): fill(years)
    case .firstDestinations(let rows): fill(rows)
    }
  }

  private static func notes(_ report: ReckoningReport) -> [String] {
    var notes: [String] = []
    if report.undated > 0 {
      notes.append(
        "\(Self.visits(report.undated)) without any date \(report.undated == 1 ? "counts" : "count") nowhere.")
    }
    if report.withoutLevel > 0, [.owed, .owedToUs, .silences, .lastVisits].contains(report.reckoning) {
      notes.append(
        "\(Self.visits(report.withoutLevel)) held \(report.withoutLevel == 1 ? "is" : "are") at no level: nobody is "
          + "named, or the office on that day is not on record.")
    }
    return notes
  }

  static func visits(_ count: Int) -> String { "\(grouped(count)) visit\(count == 1 ? "" : "s")" }
}

// MARK: - Each reckoning

extension ReckoningTable {
  private mutating func fill(_ debts: [Debt], _ day: CalendarDay, isOurs: Bool) {
    columns = [
      Column("oldest", "since"), Column("partner_name", "partner"), Column("partner", "code", isShown: false),
      Column("tier", "tier"), Column("visitors", isOurs ? "who came" : "who went"), Column("ago", "ago"),
      Column("count", "unanswered", isNumeric: true), Column("latest", "latest"),
      Column("last_answer", isOurs ? "our last visit" : "their last visit"),
      Column("undecided", "undecided", isShown: false),
      Column("level", "level", isShown: false),
    ]
    rows = debts.map { debt in
      let isDoubtful = debt.oldest.evidence.confidence == .low
      return Row(
        "\(debt.partner.id)-\(debt.level.rawValue)",
        [
          .date(debt.oldest.start), .text(debt.partner.name), .text(debt.partner.id), .text(debt.partner.tier.code),
          .known(debt.oldest.travellers.joined(separator: ", ")), .text(Self.ago(debt.oldest.start, day)),
          .number(debt.count), debt.count > 1 ? .date(debt.latest.start) : .missing,
          .date(known: debt.lastAnswer?.start), .flag(debt.isUndecided), .text(debt.level.title),
        ],
        mark: debt.oldest.isDisputed
          ? .disputed : isDoubtful || debt.isUndecided ? .doubtful : .tier(debt.partner.tier),
        link: .subject(
          .visitsBehind(
            VisitsBehind(partner: debt.partner.id, level: debt.level, direction: nil, isBilateral: true))),
        evidence: debt.oldest.evidence,
        group: (debt.level.title + (debt.isUndecided ? ", undecided: the dates cannot tell" : "")).capitalizedFirst)
    }
    // What cannot be told stands after what can, level by level.
    let order = VisitLevel.answering.map(\.title)
    rows = zip(debts, rows).enumerated().sorted { left, right in
      let (a, b) = (left.element.0, right.element.0)
      let levels = (order.firstIndex(of: a.level.title) ?? 0, order.firstIndex(of: b.level.title) ?? 0)
      return (levels.0, a.isUndecided ? 1 : 0, left.offset) < (levels.1, b.isUndecided ? 1 : 0, right.offset)
    }.map(\.element.1)
    emptyWords =
      isOurs
      ? "Every visit on record has been answered by this date." : "Every visit of ours on record has been answered."
  }

  private mutating func fill(_ silences: [Silence], _ day: CalendarDay) {
    columns = [
      Column("last", "last visit"), Column("partner_name", "partner"), Column("partner", "code", isShown: false),
      Column("tier", "tier", isShown: false), Column("ago", "ago"), Column("direction", "way"),
      Column("overdue", "overdue"),
    ]
    rows = silences.map { silence in
      Row(
        silence.partner.id,
        [
          .date(known: silence.last), .text(silence.partner.name), .text(silence.partner.id),
          .text(silence.partner.tier.code),
          silence.last.map { .text(Self.ago($0, day)) } ?? .text("none on record"),
          silence.direction.map { .text($0 == .outbound ? "ours there" : "theirs here") } ?? .missing,
          silence.last == nil ? .missing : .flag(silence.isOverdue),
        ], mark: silence.isOverdue ? .doubtful : silence.last == nil ? nil : .tier(silence.partner.tier),
        link: .subject(.visitsBehind(VisitsBehind(partner: silence.partner.id, level: .top))),
        group: silence.partner.tier.title)
    }
  }

  private mutating func fill(_ visits: [LastVisits], _ day: CalendarDay) {
    columns = [
      Column("there", "ours there"), Column("here", "theirs here"), Column("partner_name", "partner", isShown: false),
      Column("partner", "code", isShown: false), Column("level", "level"), Column("traveller_there", "who went"),
      Column("traveller_here", "who came"),
    ]
    rows = visits.map { row in
      Row(
        "\(row.partner.id)-\(row.level.rawValue)",
        [
          .date(known: row.there?.start), .date(known: row.here?.start), .text(row.partner.name), .text(row.partner.id),
          .text(row.level.title), .known(row.there?.travellers.joined(separator: ", ")),
          .known(row.here?.travellers.joined(separator: ", ")),
        ],
        mark: [row.there, row.here].contains { $0?.isDisputed ?? false } ? .disputed : nil,
        link: .subject(.visitsBehind(VisitsBehind(partner: row.partner.id, level: row.level))),
        evidence: (row.there ?? row.here)?.evidence ?? Evidence(sources: [], confidence: .high, note: ""),
        group: row.partner.name)
    }
  }

  private mutating func fill(_ partners: [Reciprocity]) {
    columns = [
      Column("partner_name", "partner"), Column("partner", "code", isShown: false), Column("tier", "tier"),
      Column("outbound", "there", isNumeric: true), Column("inbound", "here", isNumeric: true),
      Column("share", "ours %", isNumeric: true), Column("top_outbound", "top there", isNumeric: true),
      Column("top_inbound", "top here", isNumeric: true),
      Column("top_share", "top ours %", isNumeric: true),
    ]
    rows = partners.map { row in
      let share = Reciprocity.share(outbound: row.outbound, inbound: row.inbound)
      let top = Reciprocity.share(outbound: row.topOutbound, inbound: row.topInbound)
      return Row(
        row.partner.id,
        [
          .text(row.partner.name), .text(row.partner.id), .text(row.partner.tier.code), .number(row.outbound),
          .number(row.inbound), share.map(Cell.number) ?? .missing, .number(row.topOutbound), .number(row.topInbound),
          top.map(Cell.number) ?? .missing,
        ], mark: .tier(row.partner.tier), link: .subject(.visitsBehind(VisitsBehind(partner: row.partner.id))))
    }
  }

  private mutating func fill(_ years: [YearIntensity]) {
    columns = [
      Column("year", "year"), Column("outbound", "there", isNumeric: true), Column("inbound", "here", isNumeric: true),
      Column("top_outbound", "top there", isNumeric: true), Column("top_inbound", "top here", isNumeric: true),
      Column("partners", "partners", isNumeric: true),
    ]
    rows = years.reversed().map { year in
      Row(
        String(year.year),
        [
          .text(String(year.year)), .number(year.outbound), .number(year.inbound), .number(year.topOutbound),
          .number(year.topInbound), .number(year.partners),
        ], link: .subject(.visitsBehind(VisitsBehind(year: year.year))))
    }
    guard let first = years.first?.year, let last = years.last?.year else { return }
    func points(_ value: KeyPath<YearIntensity, Int>) -> [Int: FigurePoint] {
      Dictionary(
        years.map { ($0.year, FigurePoint(Double($0[keyPath: value]))) }, uniquingKeysWith: { first, _ in first })
    }
    figure = Figure(
      title: "Visits by year", unit: "visits held", amounts: .count,
      plot: .years(
        YearPlot(
          years: first...last,
          series: [
            FigureSeries(name: "there", voice: .outbound, points: points(\.outbound), marksGaps: false),
            FigureSeries(name: "here", voice: .inbound, points: points(\.inbound), marksGaps: false),
          ], style: .bars)))
  }

  private mutating func fill(_ destinations: [FirstDestination]) {
    columns = [
      Column("start", "in office"), Column("leader", "leader"), Column("office", "office"),
      Column("first_partner", "first to"), Column("first_start", "on"), Column("first_kind", "kind"),
      Column("first_visit", "id", isShown: false), Column("bilateral_partner", "first visit proper"),
      Column("bilateral_start", "on"), Column("bilateral_visit", "id", isShown: false),
    ]
    emptyWords = "No office at the top level with a known beginning on record by this date."
    rows = destinations.map { row in
      let isSame = row.first?.id == row.firstBilateral?.id
      let about = row.term.start.map { $0.precision < .day } ?? false
      return Row(
        row.term.fact.key.joined(separator: "/"),
        [
          .date(known: row.term.start), .text(row.term.name),
          .text(Self.office(row.term)),
          row.first.map { .text((about ? "about: " : "") + $0.partnerName) } ?? .text("no visit on record"),
          .date(known: row.first?.start), .known(row.first?.kindWords), .known(row.first?.id),
          isSame ? .missing : .known(row.firstBilateral?.partnerName),
          isSame ? .missing : .date(known: row.firstBilateral?.start),
          .known(row.firstBilateral?.id),
        ],
        mark: row.term.isDisputed || row.first?.isDisputed ?? false ? .disputed : row.first == nil ? nil : .outbound,
        link: row.first.map { .visit($0.id) } ?? .fact(row.term.fact),
        evidence: row.first?.evidence ?? row.term.evidence)
    }
  }

  /// The office, with acting before it where its name does not say so.
  private static func office(_ term: OfficeHolder) -> String {
    term.isActing && !term.office.lowercased().hasPrefix("acting") ? "acting \(term.office)" : term.office
  }

  /// How long ago a date lies, from its last day, in words.
  static func ago(_ date: PartialDate, _ day: CalendarDay) -> String {
    (date.last ?? date.first).map { Elapsed.ago(from: min($0, day), to: day) } ?? ""
  }
}
