package import Diplomacy

extension DetailDocument {
  /// How many lines of each kind the overview has room for.
  static let overviewLines = 5

  /// The whole dossier on one page: tiers and trade at the left, what is overdue, coming and new at the right.
  package init(_ report: OverviewReport, info: DossierInfo, asOf day: CalendarDay) {
    var notes = Footnotes(report.sources)
    var left = Self.tiers(report)
    left += Self.trade(report.trade, info: info)
    var right = Self.overdue(report, day, &notes)
    right += Self.upcoming(report, day, &notes)
    right += Self.recent(report.recent)
    self.init(
      title: "Overview", subtitle: "changes since \(report.since)", figure: Self.months(report.months, asOf: day),
      entries: left + right)
    secondColumn = left.count
  }

  private static func tiers(_ report: OverviewReport) -> [DetailEntry] {
    guard !report.tiers.isEmpty else {
      return [DetailEntry(.heading("Tiers")), DetailEntry(.text("No partner has a tier by this date."))]
    }
    let counts = report.tiers.map { tier in
      let change = tier.count - tier.before
      let words = change == 0 ? "" : change > 0 ? "+\(change) in a year" : "−\(-change) in a year"
      return DetailEntry(
        .event(date: String(tier.count), text: tier.tier.title, detail: words), mark: .tier(tier.tier),
        link: .subject(.tier(tier.tier)))
    }
    let moves = report.moves.prefix(overviewLines).map { move in
      DetailEntry(
        .event(
          date: move.date?.description ?? "",
          text: move.partner.name, detail: "\(move.action.words) from \(move.before.code) to \(move.partner.tier.code)"),
        mark: .tier(move.partner.tier), link: .partner(move.partner.id))
    }
    let more = max(0, report.moves.count - overviewLines)
    let all = DetailEntry(
      .text(
        report.moves.isEmpty
          ? "No partner moved in a year."
          : "Everything that changed in a year" + (more > 0 ? ", \(more) more moves" : "")),
      link: .subject(.changes(from: report.since, to: report.since.advanced(byYears: 1))))
    return [DetailEntry(.heading("States by tier"))] + counts + [DetailEntry(.heading("Who moved in a year"))] + moves
      + [all]
  }

  private static func trade(_ trade: [OverviewReport.Trade], info: DossierInfo) -> [DetailEntry] {
    let lines = trade.map { line in
      // A change across two ways of counting would be an artefact.
      let isOneSeries = line.before.map {
        Set($0.shownFigures.map(\.series)) == Set(line.year.shownFigures.map(\.series))
      }
      let change = line.before?.total.flatMap { old in
        line.year.total.flatMap { TradeWords.change(from: old, to: $0) }
      }
      let words = isOneSeries == true ? change ?? "" : line.before == nil ? "" : "another series than the year before"
      return DetailEntry(
        .event(
          date: String(line.year.year), text: "\(line.partner.name) \(TradeWords.total(of: line.year) ?? "")",
          detail: words),
        mark: nil, link: .claims(line.partner.id, line.year.year))
    }
    return [DetailEntry(.heading("Largest trade partners, USD"))]
      + (lines.isEmpty ? [DetailEntry(.text("No trade figure on record by this date."))] : lines)
  }

  private static func overdue(_ report: OverviewReport, _ day: CalendarDay, _ notes: inout Footnotes) -> [DetailEntry] {
    let debts = report.debts.prefix(overviewLines - 2).map { debt in
      DetailEntry(
        .event(
          date: debt.oldest.start.description, text: debt.partner.name,
          detail: "\(debt.oldest.travellers.joined(separator: ", ")) came, not returned"),
        mark: debt.isUndecided ? .doubtful : .tier(debt.partner.tier),
        link: .subject(.visitsBehind(VisitsBehind(partner: debt.partner.id, level: debt.level, isBilateral: true))))
    }
    let silences = report.silences.prefix(overviewLines - 2).map { silence in
      DetailEntry(
        .event(
          date: silence.last?.description ?? "", text: silence.partner.name,
          detail: "silent for \(silence.last.map { ReckoningWords.ago($0, day).replacing(" ago", with: "") } ?? "")"),
        mark: .tier(silence.partner.tier),
        link: .subject(.visitsBehind(VisitsBehind(partner: silence.partner.id, level: .top))))
    }
    return [DetailEntry(.heading("Overdue"))]
      + [
        DetailEntry(
          .text("Visits we owe at the top level: \(report.debtCount)"), link: .subject(.reckoning(.owed)))
      ] + debts
      + [
        DetailEntry(
          .text("Silences beyond the rule (5 or 10 years by tier): \(report.silenceCount)"),
          link: .subject(.reckoning(.silences)))
      ] + silences
  }

  private static func upcoming(_ report: OverviewReport, _ day: CalendarDay, _ notes: inout Footnotes) -> [DetailEntry]
  {
    // What is planned and what is round goes before every other anniversary.
    let ranked = report.upcoming.filter { $0.date.precision >= .month }.enumerated().sorted { left, right in
      (left.element.isOrdinary ? 1 : 0, left.offset) < (right.element.isOrdinary ? 1 : 0, right.offset)
    }
    let chosen = ranked.prefix(overviewLines).sorted { $0.offset < $1.offset }.map(\.element)
    let lines = chosen.map { line($0, asOf: day, notes: []) }
    return [DetailEntry(.heading("Coming in 90 days"))] + lines
      + [
        DetailEntry(
          .text(
            report.upcoming.isEmpty
              ? "Nothing on record; the calendar of a year" : "All \(report.upcoming.count), in the calendar"),
          link: .subject(.calendar(years: 0)))
      ]
  }

  private static func recent(_ sources: [RecentSource]) -> [DetailEntry] {
    [DetailEntry(.heading("Newest documents"))]
      + (sources.isEmpty
        ? [DetailEntry(.text("No document is dated."))]
        : sources.prefix(overviewLines - 2).map { recent in
          DetailEntry(
            .event(
              date: recent.date, text: recent.source.title,
              detail: "\(recent.source.publisher), \(recent.facts) fact\(recent.facts == 1 ? "" : "s")"),
            link: .source(recent.source.id), fact: FactKey("sources", recent.source.id))
        })
  }

  private static func months(_ months: VisitMonths, asOf day: CalendarDay) -> Figure? {
    guard !months.outbound.isEmpty else { return nil }
    func begun(_ counts: [Int: [Int]]) -> [Int: [Int?]] {
      counts.reduce(into: [:]) { all, year in
        // A month that has not begun is not one without visits.
        let begun = year.key < day.year ? 12 : year.key == day.year ? day.month : 0
        all[year.key] = year.value.enumerated().map { $0 < begun ? $1 : nil }
      }
    }
    let grids = [
      MonthPlot.Grid(name: "there", voice: .outbound, counts: begun(months.outbound)),
      MonthPlot.Grid(name: "here", voice: .inbound, counts: begun(months.inbound)),
    ]
    let vague = months.withoutMonth
    return Figure(
      title: "Visits by month, there and here", unit: "visits held", amounts: .count,
      plot: .months(MonthPlot(years: months.years, grids: grids)),
      notes: vague > 0 ? ["\(ReckoningWords.visits(vague)) without a known month left out"] : [])
  }
}

extension CalendarEntry {
  /// Whether it is an anniversary that is not round.
  fileprivate var isOrdinary: Bool { years != nil && roundness == nil }
}
