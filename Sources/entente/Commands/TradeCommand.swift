internal import ArgumentParser
internal import Diplomacy
internal import DossierStore
internal import Exchange
internal import ViewModels

/// `entente trade`
struct TradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trade", abstract: "List trade figures by partner and year, in current US dollars.",
    discussion: "Of several claims the preferred one is written; --all-claims writes every one.")

  @Argument(
    help: ArgumentHelp("Codes or names of partners; all when none is named.", valueName: "partner"),
    completion: .custom { Completions.partners($0, $2) })
  var partners: [String] = []

  @OptionGroup var dossierOptions: DossierOptions
  @OptionGroup var output: OutputOptions

  @Flag(name: .long, help: "Write every series' claim, not only the preferred one.")
  var allClaims = false

  func run() throws {
    let saved = try dossierOptions.savedState()
    let filter = try dossierOptions.filter(with: saved.partners.filter)
    let day = saved.day ?? Surroundings.today
    let dossier = try dossierOptions.open()
    let ofFigures = Filter(terms: filter.terms.filter(Self.isAboutFigures))
    let ofPartners = Filter(terms: filter.terms.filter { !Self.isAboutFigures($0) })
    let wanted = try select(try dossier.partners(asOf: day), ofPartners)
    var rows: [[FieldValue]] = []
    for partner in wanted {
      guard let report = try dossier.tradeYears(with: partner.id, asOf: day) else { continue }
      for year in report.history.years {
        let figures = year.figures(allClaims: allClaims).filter { figure in
          ofFigures.matches(FigureSubject(figure: figure, isDisputed: year.isDisputed(figure.flow)))
        }
        rows += figures.map { TradeFields.values($0, of: year, partnerName: partner.name, info: dossier.info) }
      }
    }
    let set = RowSet(
      dossier: dossier.info.folder, asOf: day.description, filter: filter.description, columns: TradeFields.columns,
      rows: rows
    )
    output.write(set, textColumns: Self.textColumns, footer: ("figure", "figures"))
  }

  /// Whether a term of the filter asks about figures; the others ask about partners.
  private static func isAboutFigures(_ term: Filter.Term) -> Bool {
    switch term.condition {
    case .years: true
    case .field(.has, let values): values.allSatisfy { ["conflict", "note"].contains($0) }
    case .field(let field, _): [.confidence, .source].contains(field)
    case .column: false
    case .text: false
    }
  }

  /// The partners named, by code or by a part of the name, that the filter keeps.
  private func select(_ all: [PartnerRow], _ filter: Filter) throws -> [PartnerRow] {
    let named = try partners.isEmpty ? all : partners.flatMap { try PartnerLookup.partners($0, in: all) }
    return named.filter { filter.matches($0) }
  }

  static let columns = [
    "partner", "partner_name", "period", "flow", "series", "series_title", "value_usd", "basis", "status", "disputed",
    "confidence", "sources", "note",
  ]

  static let textColumns = [
    TextColumn(field: "partner_name", title: "partner", widest: 24), TextColumn(field: "period", title: "year"),
    TextColumn(field: "flow", title: "flow"),
    TextColumn(
      field: "value_usd", title: "USD", isNumeric: true,
      signs: [("disputed", "true", "≠"), ("status", "approximate", "≈"), ("status", "provisional", "≈")]
    ) { value in
      if case .number(let amount) = value { Dollars.short(amount) } else { value.cell }
    },
    TextColumn(field: "status", title: "status"), TextColumn(field: "series_title", title: "series", widest: 44),
    TextColumn(field: "confidence", title: "confidence"),
  ]
}

extension TradeYear {
  /// The figures that the dashboard shows of the year, or every claim.
  fileprivate func figures(allClaims: Bool) -> [TradeFigure] {
    guard allClaims else { return shownFigures }
    return [exports, imports, statedTotal].compactMap(\.self).flatMap { [$0.figure] + $0.others }
  }
}

/// A figure under the filter grammar.
private struct FigureSubject: FilterSubject {
  let figure: TradeFigure
  let isDisputed: Bool

  var filterYears: ClosedRange<Int>? { figure.year.map { $0...$0 } }

  func filterValues(of field: FilterField) -> [String] {
    switch field {
    case .confidence: [figure.evidence.confidence.rawValue]
    case .source: figure.evidence.sources
    case .has: (isDisputed ? ["conflict"] : []) + (figure.evidence.note.isEmpty ? [] : ["note"])
    default: []
    }
  }

  var filterText: String { "" }
}
