package import Diplomacy

extension BeforeAfterReport {
  /// What a number of years on each side is called: "3 years".
  package static func years(_ count: Int) -> String { "\(count) year\(count == 1 ? "" : "s")" }

  /// Trade around the event, 100 in its year: the partner's line over what the others did. Nil where the partner has no
  /// figure in the year of the event, or in no other.
  package var figure: Figure? {
    let offsets = -own.span...own.span
    let line = offsets.reduce(into: [Int: FigurePoint]()) { points, offset in
      guard let total = own.totals[offset], let index = own.index(at: offset) else { return }
      points[offset] = FigurePoint(
        index, isHollow: total.isHollow, isDisputed: total.isDisputed, startsAnew: total.startsAnew,
        source: "\(Dollars.short(total.value)) USD")
    }
    guard line.count > 1 else { return nil }
    let series =
      [FigureSeries(name: event.partnerName, voice: .member(0), points: line)] + otherSeries(offsets)
    let hasRange = series.contains { $0.points.values.contains { $0.range != nil } }
    return Figure(
      title: "\(event.partnerName), \(event.date): \(event.kind.phrase)",
      unit: "total trade, year of the event = 100", amounts: .index,
      plot: .years(
        YearPlot(
          years: offsets, series: series, marks: [FigureMark(year: 0, kind: mark)], origin: own.year,
          rangeName: hasRange ? "the middle half of \(counted.count) others" : "")),
      notes: figureNotes, sources: citations)
  }

  /// The kind of mark that the event has on a time axis.
  private var mark: FigureMark.Kind {
    switch event.kind {
    case .tier(let tier): .milestone(tier)
    case .relations: .milestone(.none)
    case .visit(let direction, _, _): direction == .outbound ? .outbound : .inbound
    case .agreement: .agreement
    }
  }

  /// The others in a quieter voice: the middle of them with the middle half, or each by itself where they are few.
  private func otherSeries(_ offsets: ClosedRange<Int>) -> [FigureSeries] {
    guard counted.count >= Quartiles.fewest else {
      return counted.map { other in
        let points = offsets.reduce(into: [Int: FigurePoint]()) { points, offset in
          points[offset] = other.growth.index(at: offset).map {
            FigurePoint(
              $0, isHollow: other.growth.totals[offset]?.isHollow ?? false, source: other.event.date.description)
          }
        }
        return FigureSeries(name: other.event.partnerName, voice: .aside, points: points, marksGaps: false)
      }
    }
    let points = offsets.reduce(into: [Int: FigurePoint]()) { points, offset in
      points[offset] = index(at: offset).map { FigurePoint($0.median, range: $0.middle, source: "of \($0.count)") }
    }
    return [FigureSeries(name: "median of \(counted.count)", voice: .aside, points: points, marksGaps: false)]
  }

  /// The documents of the event, then those of the partner's figures.
  private var citations: [String] {
    let ids = event.evidence.sources + years.flatMap(\.shownFigures).flatMap(\.evidence.sources)
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }.map { sources[$0]?.citation ?? $0 }
  }

  private var figureNotes: [String] {
    var notes: [String] = []
    if own.gaps > 0 { notes.append("\(Self.years(own.gaps)) without a figure of \(event.partnerName)") }
    let left = cases.count + undated - counted.count
    if left > 0 { notes.append("\(left) of \(cases.count + undated) cases left out for want of figures") }
    return notes + [Self.caution]
  }

  /// What the numbers do not say.
  package static let caution = "what came before and after, not what caused it"

  /// What a rate is.
  package static func definition(_ span: Int) -> String {
    "Growth is the compound rate of total trade a year, (later / earlier)^(1/\(span)) − 1: before from \(years(span)) "
      + "before the year of the event to that year, after from that year to \(years(span)) later. A missing figure is "
      + "replaced by no other."
  }
}

extension BeforeAfter.Rate {
  /// `+7.2% a year`, after `≈` where it rests on an approximate figure, and `*` where the series changes on the way.
  package var text: String { (isHollow ? "≈" : "") + Self.percent(value) + (crossesSeries ? "*" : "") }

  /// A rate in per cent with its sign.
  package static func percent(_ rate: Double) -> String {
    guard rate.magnitude < 100 else { return rate < 0 ? "<−9999%" : ">+9999%" }
    return FigureAmounts.signed(rate * 100) + "%"
  }
}

extension BeforeAfter {
  /// Why the case is left out: the years that have no figure.
  package var want: String {
    let years = missing.map(String.init)
    return "no figure for " + ComparedFigures.list(years)
  }
}
