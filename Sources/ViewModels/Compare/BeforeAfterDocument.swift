package import Diplomacy

/// Which event is looked at before and after, and how far.
package struct BeforeAfterChoice: Hashable, Sendable {
  /// The row of `milestones`, `visits` or `agreements`.
  package var event: FactKey
  /// Which of the partners of an agreement.
  package var partner: String
  /// The years on each side, 1 to 10.
  package var years: Int

  /// What is shown where nobody asked for a number of years.
  package static let usualYears = 3

  package init(event: FactKey, partner: String, years: Int = usualYears) {
    self.event = event
    self.partner = partner
    self.years = min(max(years, BeforeAfter.spans.lowerBound), BeforeAfter.spans.upperBound)
  }
}

extension DetailDocument {
  /// Trade before and after an event, beside all partners with an event of the same kind.
  init(_ report: BeforeAfterReport) {
    var notes = Footnotes(report.sources)
    let event = report.event
    let span = report.own.span
    var entries = [
      DetailEntry(
        .event(date: event.date.description, text: event.title, detail: "\(event.partnerName), \(event.kind.phrase)"),
        notes: notes.numbers(event.evidence), mark: event.mark, link: event.link, fact: event.fact)
    ]
    entries += report.tableEntries
    entries.append(DetailEntry(.text(BeforeAfterReport.definition(span))))
    entries.append(
      DetailEntry(
        .text(
          "This shows \(BeforeAfterReport.caution): prices, crises and agreements with others fall into the same years. "
            + "* the figures pass to another series on the way, and a part of the change may be one of counting.")))
    entries += report.yearEntries(&notes) + report.caseEntries(span, &notes)
    self.init(
      title: "Before and after  \(event.partnerName), \(event.date)", crumb: "Before and after",
      subtitle: "< > \(BeforeAfterReport.years(span))", figure: report.figure, entries: entries + notes.entries)
  }
}

extension BeforeAfterReport {
  /// Growth of the partner, and the middle of the others.
  fileprivate var tableEntries: [DetailEntry] {
    let names = ["before", "after", "after less before"]
    var entries = [
      DetailEntry(.heading("Growth a year")),
      DetailEntry(
        .cells(
          FigureRow(
            "", names, ["\(own.year - own.span) to \(own.year)", "\(own.year) to \(own.year + own.span)", "in pp"]))),
      DetailEntry(.cells(FigureRow(event.partnerName, names, own.cells))),
    ]
    if !own.isComplete {
      entries.append(DetailEntry(.text("\(event.partnerName): \(own.want).")))
      if let shorter = own.longestKnown {
        entries.append(
          DetailEntry(
            .cells(FigureRow("with \(Self.years(shorter.span))", names, shorter.cells))))
      }
    }
    guard let before, let after, let change else {
      let others =
        cases.isEmpty ? "No other partner had such an event" : "None of the \(cases.count) others has figures for it"
      return entries + [DetailEntry(.text("\(others): there is nothing to lay beside it."))]
    }
    entries.append(
      DetailEntry(
        .cells(
          FigureRow(
            "median of \(counted.count)", names,
            [
              BeforeAfter.Rate.percent(before.median), BeforeAfter.Rate.percent(after.median),
              Self.points(change.median),
            ]))))
    if let low = before.middle, let high = after.middle, let middle = change.middle {
      let ranges =
        [low, high].map { Self.range($0) { BeforeAfter.Rate.percent($0) } } + [Self.range(middle, Self.points)]
      entries.append(DetailEntry(.cells(FigureRow("middle half", names, ranges))))
    }
    let crossing = counted.count { $0.growth.before?.crossesSeries == true || $0.growth.after?.crossesSeries == true }
    if crossing > 0 {
      entries.append(
        DetailEntry(.text("Of the \(counted.count) others \(crossing) rest on figures of more than one series.")))
    }
    return entries
  }

  package static func points(_ change: Double) -> String { FigureAmounts.signed(change * 100) }

  private static func range(_ range: ClosedRange<Double>, _ text: (Double) -> String) -> String {
    "\(text(range.lowerBound)) to \(text(range.upperBound))"
  }

  /// What is known of the partner's trade in those years; Enter shows every claim.
  fileprivate func yearEntries(_ notes: inout Footnotes) -> [DetailEntry] {
    guard !years.isEmpty else { return [] }
    return [DetailEntry(.heading("Trade with \(event.partnerName)"))]
      + years.map { year in
        let numbers = year.shownFigures.flatMap { notes.numbers($0.evidence) }
        return DetailEntry(
          .event(
            date: String(year.year), text: TradeWords.line(year), detail: year.year == own.year ? "the event" : ""),
          notes: numbers.reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
          link: .claims(event.partner, year.year))
      }
  }

  /// The cases, those that are counted first; Enter looks at one of them in the same way.
  fileprivate func caseEntries(_ span: Int, _ notes: inout Footnotes) -> [DetailEntry] {
    var entries: [DetailEntry] = []
    let left = cases.filter { !$0.growth.isComplete }
    if !counted.isEmpty {
      entries.append(
        DetailEntry(.heading("\(counted.count) other\(counted.count == 1 ? "" : "s"): \(event.kind.phrase)")))
    }
    for other in counted {
      let cells = other.growth.cells
      entries.append(
        entry(other, "before \(cells[0]), after \(cells[1]) a year, \(cells[2]) pp", span, &notes))
    }
    if !left.isEmpty { entries.append(DetailEntry(.heading("Left out: \(left.count)"))) }
    for other in left { entries.append(entry(other, other.growth.want, span, &notes)) }
    if undated > 0 {
      entries.append(DetailEntry(.text("\(undated) more had such an event in a year that is not known.")))
    }
    return entries
  }

  private func entry(_ other: Case, _ text: String, _ span: Int, _ notes: inout Footnotes) -> DetailEntry {
    DetailEntry(
      .event(
        date: other.event.date.description, text: "\(other.event.partnerName): \(text)", detail: other.event.title),
      notes: notes.numbers(other.event.evidence), mark: other.event.mark,
      link: .beforeAfter(BeforeAfterChoice(event: other.event.fact, partner: other.event.partner, years: span)),
      fact: other.event.fact)
  }
}

extension BeforeAfter {
  /// Before, after and the difference as a table has them; a dot where one cannot be told.
  package var cells: [String] {
    [before?.text ?? "·", after?.text ?? "·", change.map(BeforeAfterReport.points) ?? "·"]
  }
}

extension TurningPoint {
  /// The sign beside the event in a list.
  var mark: DetailEntry.Mark? {
    if evidence.confidence == .low { return .doubtful }
    switch kind {
    case .tier(let tier): return .tier(tier)
    case .visit(let direction, _, _): return direction == .outbound ? .outbound : .inbound
    case .relations, .agreement: return nil
    }
  }

  /// Where the event's own page is.
  var link: DetailEntry.Link {
    if case .visit = kind, let id = fact.key.first { return .visit(id) }
    return .fact(fact)
  }
}
