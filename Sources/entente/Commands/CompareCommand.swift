internal import ArgumentParser
internal import Console
internal import Diplomacy
internal import DossierStore
internal import Exchange
internal import ViewModels

/// `entente compare A B`
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Lay the trade of two to six partners side by side, by year.",
    discussion: """
      Shares are of the home country's own figures for its trade with the world, and only where both are counted alike; \
      ranks are among all partners with a figure. entente chart compare draws the same.
      """)

  @Argument(help: ArgumentHelp("Codes or names of two to six partners; else those of the view.", valueName: "partner"))
  var partners: [String] = []

  @OptionGroup var options: CompareOptions
  @OptionGroup var dossierOptions: DossierOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let saved = try SavedChoices(dossierOptions)
    var filter = try dossierOptions.parsedFilter()
    if filter.isEmpty, let period = saved.state.trade.period {
      filter = Filter(terms: [.init(.years(from: period.lowerBound, through: period.upperBound))])
    }
    let years = try Self.years(of: filter)
    let day = saved.day
    let dossier = try dossierOptions.open()
    let figures = try options.figures(partners, dossier, asOf: day, saved: saved.comparison)
    saved.tellUnused(by: "entente compare", used: saved.comparison == nil ? [.period] : [.period, .page])
    if output.format == .text {
      StandardOutput.write(text(figures, years, day, filter))
      return
    }
    let set = RowSet(
      dossier: dossier.info.folder, asOf: day.description, filter: filter.description, columns: Self.columns,
      rows: figures.report.members.indices.flatMap { rows(figures, $0, years) })
    output.write(set, textColumns: [], footer: ("figure", "figures"))
  }

  /// The years that the filter keeps. Other terms would ask of figures that are chosen already.
  private static func years(of filter: Filter) throws -> ClosedRange<Int> {
    let others = filter.terms.filter { if case .years = $0.condition { false } else { true } }
    guard others.isEmpty else {
      throw ValidationError("--filter: a comparison is filtered by year alone, such as 'year:2010..'")
    }
    let years = filter.years ?? (nil, nil)
    return (years.from ?? 0)...max(years.from ?? 0, years.through ?? 9999)
  }

  static let columns = [
    "partner", "partner_name", "year", "measure", "base", "value", "unit", "place_of", "status", "disputed",
    "new_series",
    "series", "world_series", "sources",
  ]

  private func rows(_ figures: ComparedFigures, _ index: Int, _ years: ClosedRange<Int>) -> [[FieldValue]] {
    let (member, points) = (figures.report.members[index], figures.points[index])
    let measure = figures.comparison.measure
    let base: FieldValue = measure == .index ? figures.base.map { FieldValue.number($0) } ?? .missing : .missing
    return points.sorted { $0.key < $1.key }.filter { years.contains($0.key) }.map { year, point in
      var documents: [String] = []
      for id in (member.trade.history[year]?.shownFigures ?? []).flatMap(\.evidence.sources)
        + (point.world?.evidence.sources ?? []) where !documents.contains(id)
      {
        documents.append(id)
      }
      let isWhole = measure.amounts == .dollars || measure == .rank
      let value: FieldValue =
        isWhole ? .number(Int(point.value)) : .decimal((point.value * 10_000).rounded() / 10_000)
      let count: FieldValue = point.place.map { FieldValue.number($0.count) } ?? .missing
      return [
        .text(member.row.id), .text(member.row.name), .number(year), .text(measure.rawValue), base, value,
        .text(measure.unitWord), count, .known(point.isHollow ? "approximate" : ""), .flag(point.isDisputed),
        .flag(point.startsAnew), .text(point.series), .known(point.world?.series), .list(documents),
      ]
    }
  }

  /// The figures below each other, with what must be known of them.
  private func text(
    _ figures: ComparedFigures, _ years: ClosedRange<Int>, _ day: CalendarDay, _ filter: Filter
  ) -> String {
    let members = figures.report.members
    let notes = Fit.wrap(([figures.unit] + figures.notes).joined(separator: "; "), to: 100)
    var text = "\(figures.title)\n\(notes.joined(separator: "\n"))\n\n"
    let all = Set(figures.points.flatMap(\.keys)).filter(years.contains).sorted()
    guard !all.isEmpty else { return text + "No figure of any of them is on record.\n" }
    let set = RowSet(
      dossier: "", asOf: "", filter: "", columns: ["year"] + members.map(\.row.id),
      rows: Array(all.prefix(output.limit ?? Int.max)).map { year in
        [.number(year)] + figures.points.map { .text(figures.cell($0[year])) }
      })
    let columns =
      [TextColumn(field: "year", title: "year")]
      + members.map { TextColumn(field: $0.row.id, title: $0.row.name, widest: 20, isNumeric: true) }
    text += TextTable.draw(set, columns)
    let narrowed = filter.isEmpty ? "" : "; filter \(filter.description)"
    text += "\nas of \(day)\(narrowed)\n"
    for source in figures.citations { text += "└ \(source)\n" }
    return text
  }
}

extension CompareMeasure {
  /// The unit in a word, for other programs.
  fileprivate var unitWord: String {
    switch amounts {
    case .dollars: "USD"
    case .percent: "percent"
    case .index: "index"
    case .place, .count: "rank"
    }
  }
}
