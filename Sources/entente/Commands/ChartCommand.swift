internal import ArgumentParser
internal import Console
internal import Diplomacy
internal import DossierStore
internal import Exchange
internal import Screens
internal import ViewModels

/// What can be drawn from the command line.
enum ChartSubject: String, CaseIterable, ExpressibleByArgument {
  case trade
  case compare
  case beforeAfter = "before-after"
  case visits
  case goods

  /// How it is asked for.
  var usage: String {
    switch self {
    case .trade: "trade PARTNER: exports, imports and balance by year"
    case .compare: "compare A B …: two to six partners, with --measure and --base"
    case .beforeAfter: "before-after PARTNER: trade around an event, with --event and --years"
    case .visits: "visits: visits there and here by year, with --filter"
    case .goods: "goods PARTNER [YEAR]: the goods of a year's exports and imports"
    }
  }
}

/// The formats that a chart can be written in.
enum ChartFormat: String, CaseIterable, ExpressibleByArgument {
  case text
  case svg
  case csv
  case json
}

/// `entente chart KIND …`
struct ChartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chart", abstract: "Draw a chart as text, SVG, CSV or JSON.",
    discussion: """
      Title, unit, filter, date and sources are printed on it. The kinds:

      \(ChartSubject.allCases.map { "  " + $0.usage }.joined(separator: "\n"))

      entente charts shows what charts there are, with made-up figures.
      """)

  @Argument(help: ArgumentHelp(ChartSubject.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "kind"))
  var kind: ChartSubject

  @Argument(help: ArgumentHelp("Codes or names of partners; for goods also a year.", valueName: "partner"))
  var words: [String] = []

  @Option(name: .long, help: "text, svg, csv or json.")
  var format: ChartFormat = .text

  @Option(name: .long, help: "Columns of the chart, 20 to 400.")
  var width: Int?

  @Option(name: .long, help: "Rows of the chart without its title, 4 to 200.")
  var height: Int?

  @Option(name: .long, help: "The glyphs of text: braille, block or ascii.")
  var charset: Charset?

  @OptionGroup var comparison: CompareOptions
  @OptionGroup var event: BeforeAfterOptions
  @OptionGroup var dossierOptions: DossierOptions

  func validate() throws {
    if let width, !(20...400).contains(width) { throw ValidationError("--width takes a number from 20 to 400") }
    if let height, !(4...200).contains(height) { throw ValidationError("--height takes a number from 4 to 200") }
    if kind != .visits, dossierOptions.filter != nil {
      throw ValidationError("--filter goes with entente chart visits; the other charts are of partners that are named")
    }
  }

  func run() throws {
    let saved = try SavedChoices(dossierOptions)
    let filter = kind == .visits ? try dossierOptions.filter(with: saved.visits) : Filter()
    let day = saved.day
    let dossier = try dossierOptions.open()
    saved.tellUnused(by: "entente chart \(kind.rawValue)", used: used(of: saved))
    guard let figure = try ChartSource(dossier: dossier, day: day, filter: filter, saved: saved).figure(self) else {
      throw Failure("there is no figure to draw on record by \(day)")
    }
    let picture = FigurePicture(figure, asOf: day.description, filter: filter.description)
    switch format {
    case .text:
      let glyphs = charset ?? Surroundings.charset
      StandardOutput.write(picture.text(width: width ?? 78, height: height, charset: glyphs))
    case .svg: StandardOutput.write(picture.svg(width: width ?? 96, height: height))
    case .csv: StandardOutput.write(picture.csv)
    case .json: StandardOutput.write(figure.rowSet(dossier.info.folder, day, filter).text(in: .json))
    }
  }
}

extension ChartCommand {
  /// What the kind of chart takes of a saved view.
  fileprivate func used(of saved: SavedChoices) -> Set<ViewSetting> {
    switch kind {
    case .trade: [.partner, .measure, .series, .period, .spread, .scale]
    case .compare: saved.comparison == nil ? [] : [.page]
    case .beforeAfter: saved.beforeAfter == nil ? [] : [.page]
    case .visits: [.visitFilter, .follow, .partner]
    case .goods: saved.goods == nil ? [.partner] : [.page]
    }
  }
}

/// Makes the figure that a chart is asked for of what the dossier says.
private struct ChartSource {
  let dossier: Dossier
  let day: CalendarDay
  let filter: Filter
  let saved: SavedChoices

  /// Nil when nothing is on record.
  func figure(_ command: ChartCommand) throws -> Figure? {
    switch command.kind {
    case .trade:
      let partner = try partner(command, 1, else: saved.state.partners.selected?.id)
      guard let report = try dossier.trade(with: partner.id, asOf: day) else { return nil }
      guard command.dossierOptions.view != nil else {
        return TradeFigures(report, history: report.history).figure(info: dossier.info)
      }
      var pane = TradePane()
      pane.restore(saved.state.trade)
      pane.load(report)
      return pane.figure(info: dossier.info)
    case .compare:
      return try command.comparison.figures(command.words, dossier, asOf: day, saved: saved.comparison).figure
    case .beforeAfter: return try beforeAfter(command)
    case .visits:
      guard command.words.isEmpty else {
        throw ValidationError("visits takes no partner; write --filter partner:\(command.words[0])")
      }
      return try visits()
    case .goods:
      let year = command.words.count > 1 ? try Self.year(command.words[1]) : saved.goods?.year
      let partner = try partner(command, 2, else: saved.goods?.partner ?? saved.state.partners.selected?.id)
      let report = try dossier.goods(with: partner.id, year: year, asOf: day)
      if let year, let known = report?.year, known != year {
        StandardError.write("entente: no goods are on record for \(year); these are of \(known)")
      }
      return report.flatMap { DetailDocument($0, wanted: year, info: dossier.info).figure }
    }
  }

  /// - Parameters:
  ///   - most: the most words that the chart takes.
  ///   - saved: the partner of a saved view, for when none is named.
  private func partner(_ command: ChartCommand, _ most: Int, else saved: String?) throws -> PartnerRow {
    guard let word = command.words.first ?? saved, command.words.count <= most else {
      throw ValidationError("write entente chart \(command.kind.usage)")
    }
    return try PartnerLookup.partner(word, in: try dossier.partners(asOf: day))
  }

  private static func year(_ word: String) throws -> Int {
    guard let year = Int(word), (1000...9999).contains(year) else {
      throw ValidationError("“\(word)” is not a year; write entente chart \(ChartSubject.goods.usage)")
    }
    return year
  }

  private func beforeAfter(_ command: ChartCommand) throws -> Figure? {
    let partner = try partner(command, 1, else: saved.beforeAfter?.partner)
    let report = try command.event.report(partner, dossier, asOf: day, saved: saved.beforeAfter)
    guard let figure = report.figure else {
      throw Failure(
        "\(report.event.partnerName) has no trade figure for \(report.own.year), the year of the event: nothing can be "
          + "measured against it")
    }
    return figure
  }

  private func visits() throws -> Figure? {
    let page = try dossier.visitPage(VisitQuery(filter: filter, asOf: day), around: nil, reach: Int.max - 1)
    let years = filter.years ?? (nil, nil)
    let counts = page.summary.years.filter { $0.year >= years.from ?? $0.year && $0.year <= years.through ?? $0.year }
    guard !counts.isEmpty, page.summary.matching > 0 else { return nil }
    let ids = page.rows.flatMap(\.evidence.sources)
    let sources = try dossier.sources(named: ids)
    var seen: Set<String> = []
    let citations = ids.filter { seen.insert($0).inserted }.compactMap { sources[$0]?.citation }
    return Figure(
      visitsByYear: counts, matching: page.summary.matching, home: dossier.info.homeName, sources: citations)
  }
}

extension Figure {
  /// The figures as rows for other programs.
  fileprivate func rowSet(_ dossier: String, _ day: CalendarDay, _ filter: Filter) -> RowSet {
    let table = table
    return RowSet(
      dossier: dossier, asOf: day.description, filter: filter.description, columns: table.columns,
      rows: table.rows.map { row in
        zip(table.columns, row).map { column, cell in
          guard table.numbers.contains(column) else { return .known(cell) }
          return Int(cell).map { .number($0) } ?? Double(cell).map { .decimal($0) } ?? .missing
        }
      })
  }
}
