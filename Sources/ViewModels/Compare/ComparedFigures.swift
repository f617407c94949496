package import Diplomacy

/// The figures of a comparison, worked out once for its chart, its table and its output.
package struct ComparedFigures: Sendable {
  package let comparison: Comparison
  package let report: ComparisonReport
  package let info: DossierInfo
  /// The year in which an index is 100; nil where no year has a figure of anybody.
  package let base: Int?
  /// Each partner's figures by year, in the order of the partners.
  package let points: [[Int: ComparedPoint]]

  package init(_ comparison: Comparison, _ report: ComparisonReport, info: DossierInfo) {
    self.comparison = comparison
    self.report = report
    self.info = info
    let base = comparison.base ?? Self.firstCommonYear(report)
    self.base = base
    points = report.members.map { $0.points(comparison.measure, base: base ?? 0, in: report) }
  }

  /// The first year in which all have a total above zero, else the first in which most of them have one.
  private static func firstCommonYear(_ report: ComparisonReport) -> Int? {
    var counts: [Int: Int] = [:]
    for member in report.members {
      for year in member.trade.history.years where (year.total ?? 0) > 0 { counts[year.year, default: 0] += 1 }
    }
    let most = counts.values.max() ?? 0
    return counts.filter { $0.value == most }.keys.min()
  }

  /// The years from the first figure of anybody to the last; nil when there is none.
  package var years: ClosedRange<Int>? {
    let years = points.flatMap(\.keys)
    guard let first = years.min(), let last = years.max() else { return nil }
    return first...last
  }

  /// The names of those without any figure.
  package var leftOut: [String] {
    zip(report.members, points).filter { $0.1.isEmpty }.map(\.0.row.name)
  }

  /// Who says a figure, in a few words.
  func source(_ point: ComparedPoint) -> String {
    let series = info.title(ofSeries: point.series)
    if let world = point.world, world.series != point.series {
      return "\(series); the world by \(info.title(ofSeries: world.series))"
    }
    if let place = point.place { return "of \(place.count) partners with a figure" }
    return series
  }
}

// MARK: - The chart

extension ComparedFigures {
  /// The chart; nil when nobody has a figure.
  package var figure: Figure? {
    guard let years else { return nil }
    let series = zip(report.members, points).enumerated().filter { !$0.element.1.isEmpty }.map { number, pair in
      FigureSeries(
        name: pair.0.row.name, voice: .member(number),
        points: pair.1.mapValues { point in
          FigurePoint(
            point.value, isHollow: point.isHollow, isDisputed: point.isDisputed, startsAnew: point.startsAnew,
            source: source(point))
        })
    }
    return Figure(
      title: title, unit: unit, amounts: comparison.measure.amounts,
      plot: .years(YearPlot(years: years, series: series, style: style, scale: scale)), notes: notes,
      sources: citations)
  }

  package var title: String { "\(measureTitle): \(names)" }

  /// The partners' names, the last after "and".
  var names: String { Self.list(report.members.map(\.row.name)) }

  static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  private var measureTitle: String {
    comparison.measure == .share && !info.homeName.isEmpty
      ? "Share of world trade of \(info.homeName)" : comparison.measure.title
  }

  package var unit: String {
    switch comparison.measure {
    case .total, .exports, .imports, .balance: "USD, current prices"
    case .share: "% of exports and imports with all countries"
    case .index: base.map { "index, \($0) = 100; from USD, current prices" } ?? "index"
    case .rank: "place among partners, 1 is the largest"
    }
  }

  private var style: YearPlot.Style {
    switch comparison.style {
    case .lines: .lines
    case .multiples: .multiples
    case .bars: comparison.measure == .balance ? .diverging : .bars
    }
  }

  private var scale: YearPlot.Scale {
    if comparison.isLogarithmic, comparison.allowsLogarithmic { return .logarithmic }
    if comparison.measure == .index, comparison.style != .bars, let base { return .index(year: base) }
    return .linear
  }

  /// What a reader must know: who is left out and why, what is hollow, what was asked for and cannot be.
  package var notes: [String] {
    var notes: [String] = []
    if !leftOut.isEmpty {
      let reason =
        switch comparison.measure {
        case .index: "no total above zero in \(base.map(String.init) ?? "any year")"
        case .share: "no year in which both sides of the share are counted alike"
        case .rank: "no total, or an organisation whose members are counted themselves"
        default: "no figure"
        }
      notes.append("left out: \(Self.list(leftOut)) (\(reason))")
    }
    if points.joined().contains(where: \.value.startsAnew) {
      notes.append("dotted where a line passes from one series to another")
    }
    switch comparison.measure {
    case .share: notes.append("hollow where partner and world are of different series")
    case .rank: notes.append("hollow where fewer than half as many partners have a figure as in the fullest year")
    default: break
    }
    return notes
  }

  /// Citations of the documents that the shown figures are from, in the order of partners and years.
  package var citations: [String] {
    var ids: [String] = []
    for (member, points) in zip(report.members, points) {
      for year in member.trade.history.years where points[year.year] != nil {
        ids += year.shownFigures.flatMap(\.evidence.sources)
        ids += points[year.year]?.world?.evidence.sources ?? []
      }
    }
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }.map { report.sources[$0]?.citation ?? $0 }
  }
}
