package import Diplomacy
package import DossierStore

/// Something that a view needs from the store. Questions are answered off the loop; their answers come back as actions.
package enum Question: Hashable, Sendable {
  /// The partners and the counts in the header.
  case partners(asOf: CalendarDay)
  /// The timeline anew; `keeping` is the visit to keep selected, `height` the rows that show.
  case timeline(VisitQuery, keeping: String?, height: Int)
  /// More rows of a query.
  case window(VisitQuery, Range<Int>)
  case leaders(VisitQuery)
  /// The values of a field among the visits that a query finds.
  case facet(VisitQuery, FilterField)
  /// A partner's years, with few visits what stands beside them as well; claims that are not shown come along where they
  /// are wanted, which takes longer.
  case trade(partner: String, asOf: CalendarDay, withAllClaims: Bool = false)
  /// The series that have figures of a partner.
  case tradeSeries(partner: String, asOf: CalendarDay)
  /// What stands beside a partner's trade, asked for when its years are there without it: the chart does not wait.
  case tradeContext(partner: String, asOf: CalendarDay)
  /// What is the same beside the trade with all partners, asked for once for each day.
  case tradeStanding(asOf: CalendarDay)
  /// A large table set out: sorted, filtered, grouped.
  case setOut(SheetJob)
  /// The values of a column of a large table.
  case columnFacet(SheetFacetJob)
  case detail(DetailSubject, asOf: CalendarDay)
  /// What is on record with a partner that trade can be looked at before and after.
  case turningPoints(partner: String, asOf: CalendarDay)
  /// The address of the first of some documents that has one.
  case address(sources: [String])
  /// Names that begin as typed: of leaders, places or publishers.
  case names(FilterField, like: String, asOf: CalendarDay)
  /// Which of some rows are there.
  case present([FactKey])
  /// Some documents as citations, for the clipboard.
  case citations(sources: [String])
  /// What shows as text, for the clipboard.
  case takeaway(Takeaway, TakeawayFormat)
}

/// What the store said.
package enum Answer: Hashable, Sendable {
  case partners([PartnerRow], Overview, DossierInfo)
  case timeline(VisitPage)
  case window(TimelineWindow)
  case leaders([LeaderCount])
  case facet(Facet)
  case setOut(SheetOutlay)
  /// No answer yet: the question takes so long that one should be told. The answer follows.
  case takesTime
  /// A partner's years; without investments where what stands beside them must be asked for.
  case trade(TradeReport?)
  case tradeContext(TradeContext)
  case tradeStanding(TradeStanding)
  /// The series that have figures of a partner, those of most years first.
  case tradeSeries([SeriesYears])
  /// What a page shows, or nil when nothing is known of its subject.
  case detail(PageContent?)
  case turningPoints([TurningPoint])
  /// An address, or nil when no document has one.
  case address(String?)
  /// Names of a field, for what was typed.
  case names([NameCount], FilterField, like: String)
  /// Those of some rows that are there.
  case present(Set<FactKey>)
  /// A text to copy.
  case copied(String)
  /// One sentence for the user.
  case failed(String)
}

/// Where an answer belongs. A newer question in a lane makes the older one's answer stale.
package enum Lane: Hashable, Sendable {
  case partners
  case timeline
  case window
  case picker
  case trade
  case tradeContext
  case tradeStanding
  /// A page, by its depth in the stack.
  case detail(Int)
  /// How the table of a page lies, by the page's depth.
  case table(Int)
  case address
  case names
  case takeaway
}

/// A question's number in its lane.
package struct Ticket: Hashable, Sendable {
  package var lane: Lane
  package var number: Int

  package init(lane: Lane, number: Int) {
    self.lane = lane
    self.number = number
  }
}

extension Question {
  /// Asks the store; nil when the question was cancelled on the way.
  ///
  /// - Parameters:
  ///   - charts: how charts are written that are copied.
  ///   - tell: is handed `takesTime` where work that shows its progress is not done soon.
  package func answer(
    from dossier: Dossier, unless cancellation: Cancellation, charts: ChartWriter = .words,
    telling tell: (Answer) -> Void = { _ in }
  ) -> Answer? {
    let answer = attempt(dossier, cancellation, charts, tell)
    // Whatever went wrong after nobody wanted to know, such as an interrupted query, is not worth telling.
    return cancellation.isCancelled ? nil : answer
  }

  /// Asks the store.
  package func answer(from dossier: Dossier) -> Answer { attempt(dossier, Cancellation(), .words) { _ in } }

  private func attempt(
    _ dossier: Dossier, _ cancellation: Cancellation, _ charts: ChartWriter, _ tell: (Answer) -> Void
  ) -> Answer {
    do {
      if case .setOut(let job) = self { return .setOut(try Self.outlay(of: job, cancellation, tell)) }
      return try ask(dossier, cancellation, charts)
    } catch {
      return .failed("The index could not answer: \(error); reload reads the files again")
    }
  }

  /// After which time a person should be told that something goes on.
  private static let patience = Duration.milliseconds(100)

  /// Sets a table out, looking now and then whether it is still wanted, and says once that it takes its time.
  private static func outlay(
    of job: SheetJob, _ cancellation: Cancellation, _ tell: (Answer) -> Void
  ) throws -> SheetOutlay {
    let start = ContinuousClock.now
    var wasTold = false
    return try job.outlay {
      try cancellation.check()
      guard !wasTold, start.duration(to: .now) > patience else { return }
      wasTold = true
      tell(.takesTime)
    }
  }

  private func ask(_ dossier: Dossier, _ cancellation: Cancellation, _ charts: ChartWriter) throws -> Answer {
    try cancellation.check()
    switch self {
    case .partners(let day):
      let roster = try dossier.roster(asOf: day)
      return .partners(roster.partners, roster.overview, dossier.info)
    case .timeline(let query, let id, let height):
      // A page either side of wherever the kept row may come to stand.
      return .timeline(try dossier.visitPage(query, around: id, reach: 2 * height))
    case .window(let query, let range):
      return .window(TimelineWindow(rows: try dossier.visits(query, at: range), start: range.lowerBound))
    case .leaders(let query): return .leaders(try dossier.leaders(query))
    case .facet(let query, let field):
      return .facet(Facet(try dossier.facet(of: field, query), of: field))
    case .setOut(let job): return .setOut(job.outlay {})
    case .columnFacet(let job): return .facet(job.facet)
    case .trade(let partner, let day, let withAllClaims):
      return .trade(try dossier.tradeAtHand(with: partner, asOf: day, withAllClaims: withAllClaims))
    case .tradeSeries(let partner, let day):
      return .tradeSeries(try dossier.tradeYears(with: partner, asOf: day)?.history.series ?? [])
    case .tradeContext(let partner, let day):
      return .tradeContext(try dossier.tradeContext(with: partner, asOf: day))
    case .tradeStanding(let day): return .tradeStanding(try dossier.tradeStanding(asOf: day))
    case .detail(let subject, let day): return .detail(try subject.content(from: dossier, asOf: day))
    case .names(let field, let typed, _):
      return .names(
        try dossier.names(of: field, like: typed, limit: Completion.limit), field, like: typed)
    case .present(let facts):
      return .present(Set(try facts.filter { try dossier.detail(of: $0) != nil }))
    case .turningPoints(let partner, let day):
      return .turningPoints(try dossier.turningPoints(with: partner, asOf: day))
    case .citations(let ids):
      let sources = try dossier.sources(named: ids)
      let lines = ids.compactMap { sources[$0] }.map { $0.url.isEmpty ? $0.citation : "\($0.citation), \($0.url)" }
      return .copied(lines.joined(separator: "\n"))
    case .takeaway(let takeaway, let format):
      return .copied(try takeaway.text(in: format, from: dossier, charts: charts))
    case .address(let ids):
      let sources = try dossier.sources(named: ids)
      return .address(ids.lazy.compactMap { sources[$0]?.url }.first { !$0.isEmpty })
    }
  }
}
