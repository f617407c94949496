package import Diplomacy

extension DetailDocument {
  /// A comparison: its chart, the same figures by year, and what stands beside trade.
  init(_ figures: ComparedFigures, asOf day: CalendarDay) {
    var notes = Footnotes(figures.report.sources)
    var entries = figures.tableEntries(&notes)
    for member in figures.report.members { entries += Self.entries(beside: member, asOf: day, &notes) }
    entries += figures.visitEntries
    entries += [DetailEntry(.heading("How it is measured"))] + figures.definitions.map { DetailEntry(.text($0)) }
    let comparison = figures.comparison
    self.init(
      title: "Compare  \(figures.names)", crumb: "Compare",
      subtitle: "% \(comparison.measure.rawValue)  * \(comparison.style.rawValue)"
        + (comparison.allowsLogarithmic ? "  L \(comparison.isLogarithmic ? "log" : "linear")" : ""),
      figure: figures.figure, entries: entries + notes.entries)
  }

  /// What stands beside a partner's trade: its tier, the last visits each way, investment.
  private static func entries(
    beside member: ComparedPartner, asOf day: CalendarDay, _ notes: inout Footnotes
  ) -> [DetailEntry] {
    let row = member.row
    var entries = [DetailEntry(.heading(row.name))]
    let since = row.tierSince.map { " since \(row.standingSign)\($0)" } ?? ""
    entries.append(
      DetailEntry(
        .field("Tier", row.tier.phrase + since), mark: row.tier == .none ? nil : .tier(row.tier),
        link: .partner(row.id)))
    for (name, date) in [("Last visit there", row.lastTopLevelOut), ("Last visit here", row.lastTopLevelIn)] {
      let ago = date?.first.map { " (\(Elapsed.ago(from: $0, to: day)))" } ?? ""
      entries.append(
        DetailEntry(.field(name, date.map { "\($0)\(ago), at the top level" } ?? "none at the top level on record")))
    }
    let visits = member.visits.reduce((0, 0)) { ($0.0 + $1.outbound, $0.1 + $1.inbound) }
    let first = member.visits.first.map { ", the first on record in \($0.year)" } ?? ""
    entries.append(DetailEntry(.field("Visits held", "\(visits.0) there, \(visits.1) here\(first)")))
    if member.investments.isEmpty { entries.append(DetailEntry(.field("Investment", "no figure on record"))) }
    entries += member.investments.map { fact in
      DetailEntry(
        .event(date: fact.date, text: fact.title, detail: fact.detail), notes: notes.numbers(fact.evidence),
        mark: fact.isDisputed ? .disputed : fact.evidence.confidence == .low ? .doubtful : nil, link: .fact(fact.key),
        fact: fact.key)
    }
    return entries
  }
}

extension ComparedFigures {
  /// The chart's figures, a line for each year, the latest first; Enter shows where those of the year are from.
  fileprivate func tableEntries(_ notes: inout Footnotes) -> [DetailEntry] {
    let names = report.members.map(\.row.name)
    guard let years else {
      return [DetailEntry(.text("None of them has a figure for this: % goes on to another measure."))]
    }
    var entries = [DetailEntry(.heading("By year")), DetailEntry(.cells(FigureRow("", names, names)))]
    for year in years.reversed() where points.contains(where: { $0[year] != nil }) {
      var numbers: [Int] = []
      for (member, points) in zip(report.members, points) where points[year] != nil {
        for figure in member.trade.history[year]?.shownFigures ?? [] { numbers += notes.numbers(figure.evidence) }
        if let world = points[year]?.world { numbers += notes.numbers(world.evidence) }
      }
      var seen: Set<Int> = []
      entries.append(
        DetailEntry(
          .cells(FigureRow(String(year), names, points.map { cell($0[year]) })),
          notes: numbers.filter { seen.insert($0).inserted }, link: .comparedYear(comparison, year)))
    }
    return entries
  }

  /// A figure as the table has it; a dot where there is none.
  package func cell(_ point: ComparedPoint?) -> String {
    guard let point else { return "·" }
    return TradeWords.signs(isDisputed: point.isDisputed, isHollow: point.isHollow)
      + comparison.measure.amounts.text(point.value) + (point.place.map { " of \($0.count)" } ?? "")
  }

  /// Visits held by year, a line for each year with any.
  fileprivate var visitEntries: [DetailEntry] {
    let names = report.members.map(\.row.name)
    let counts = report.members.map {
      Dictionary($0.visits.map { ($0.year, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let years = Set(counts.flatMap(\.keys)).sorted(by: >)
    guard !years.isEmpty else { return [] }
    return [DetailEntry(.heading("Visits held, there and here")), DetailEntry(.cells(FigureRow("", names, names)))]
      + years.map { year in
        let cells = counts.map { $0[year].map { "\($0.outbound) + \($0.inbound)" } ?? "·" }
        return DetailEntry(.cells(FigureRow(String(year), names, cells)))
      }
  }

  /// What the measure means and which figures it takes.
  fileprivate var definitions: [String] {
    let chosen = "Of several claims on a year the one is taken that the chart of each partner shows."
    switch comparison.measure {
    case .total:
      return ["Total trade is exports plus imports of one series, else the total that a source states.", chosen]
    case .exports, .imports: return [chosen]
    case .balance: return ["Exports minus imports, only where one series gives both.", chosen]
    case .index:
      return [
        "Total trade with each partner divided by its own total in \(base.map(String.init) ?? "?"), times 100. "
          + "A partner without a total above zero in that year has no index. = sets the year under the crosshair.",
        "Where a line is dotted the figures pass to another series, and a part of the change may be one of counting.",
        chosen,
      ]
    case .share:
      return [
        "Total trade with the partner divided by \(info.homeName)'s total trade with the world, as the home country's "
          + "figures have it: of the same series where there is one; else of the same basis (the home country's own "
          + "figures, or what partners report); else where one of the two is of both. What the home country counts is "
          + "never divided by what partners report, and a year without such a pair stays a gap.", chosen,
      ]
    case .rank:
      return [
        "The place by total trade among all partners that have a total in the year; organisations are left out, since "
          + "their members are counted themselves. Equal totals share a place.", chosen,
      ]
    }
  }
}

extension DetailDocument {
  /// One year of a comparison: each partner's figure with where it is from. Enter shows every claim on it.
  init(_ figures: ComparedFigures, year: Int) {
    var notes = Footnotes(figures.report.sources)
    var entries: [DetailEntry] = []
    for (member, points) in zip(figures.report.members, figures.points) {
      entries.append(DetailEntry(.heading(member.row.name)))
      guard let trade = member.trade.history[year] else {
        entries.append(DetailEntry(.text("no figure on record for \(year)")))
        continue
      }
      let numbers = trade.shownFigures.flatMap { notes.numbers($0.evidence) }
      entries.append(
        DetailEntry(
          .field("Trade", "\(TradeWords.line(trade)) (\(TradeWords.series(trade, info: figures.info)))"),
          notes: numbers.reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
          link: .claims(member.row.id, year), fact: nil))
      guard let point = points[year], figures.comparison.measure.amounts != .dollars else { continue }
      let amount =
        TradeWords.signs(isDisputed: point.isDisputed, isHollow: point.isHollow)
        + figures.comparison.measure.amounts.text(point.value)
      entries.append(
        DetailEntry(
          .field(figures.comparison.measure.rawValue.capitalizedFirst, "\(amount), \(figures.source(point))"),
          notes: point.world.map { notes.numbers($0.evidence) } ?? [],
          link: point.world.map { .fact($0.fact) } ?? .claims(member.row.id, year), fact: point.world?.fact))
    }
    self.init(
      title: "\(figures.names) in \(year)", crumb: "Compare \(year)", subtitle: figures.unit,
      entries: entries + notes.entries)
  }
}
