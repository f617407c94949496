internal import ArgumentParser
internal import Console
internal import Diplomacy
internal import DossierStore
internal import Exchange
internal import Screens
internal import ViewModels

extension MapShade: ExpressibleByArgument {}

/// `entente map`
struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map", abstract: "Draw a map of the partners by tier, trade, visits or last visit.",
    discussion: """
      The filter keeps partners; those that it leaves out are drawn without a fill. --visits says which visits count, such \
      as 'year:2021..2025' or 'leader:"tô lâm"'.
      """)

  /// How the map is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, svg, csv, tsv, json, markdown
  }

  @OptionGroup var dossierOptions: DossierOptions

  @Option(
    name: .long,
    help: "What to shade by: tier, trade, visits, last (the last visit at the top level); else the view's, else tier.")
  var shade: MapShade?

  @Option(name: .long, help: ArgumentHelp("Show a region, such as Europe; else the world.", valueName: "region"))
  var region: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Which visits --shade visits counts, as a filter such as 'year:2021..2025'.", valueName: "filter"))
  var visits: String?

  @Option(name: .long, help: ArgumentHelp("Columns of the picture, 20 to 500.", valueName: "columns"))
  var width = 100

  @Option(
    name: .long, help: ArgumentHelp("Rows of the picture, 6 to 300; what suits the width by itself.", valueName: "rows")
  )
  var height: Int?

  @Option(name: .long, help: "Glyphs: braille, block or ascii.")
  var charset: Charset = .braille

  @Option(name: .long, help: "text draws the map, svg a vector picture; the others write the classes behind it.")
  var format: Format = .text

  func validate() throws {
    if !(20...500).contains(width) { throw ValidationError("--width \(width): write a number from 20 to 500") }
    if let height, !(6...300).contains(height) {
      throw ValidationError("--height \(height): write a number from 6 to 300")
    }
  }

  func run() throws {
    let saved = try SavedChoices(dossierOptions)
    // Without a map of its own a view has the filters of the panes, as a map that is opened from them.
    let filter = try dossierOptions.filter(with: saved.map?.choices.filter ?? saved.state.partners.filter)
    let counted = visits == nil ? saved.map?.visits ?? saved.visits : try parsedVisits()
    let day = saved.day
    let dossier = try dossierOptions.open()
    var page = MapPage(asOf: day)
    page.load(try dossier.mapReport(visits: counted, asOf: day), asOf: day)
    if let map = saved.map { page.restore(map.choices) }
    if let shade { page.setShade(shade) }
    page.setFilter(filter)
    saved.tellUnused(
      by: "entente map",
      used: saved.map == nil
        ? [.partnerFilter, .visitFilter, .follow, .partner] : [.page, .mapShade, .mapFilter, .mapRegion])
    if let region { page.zoom(to: try Self.find(region, in: page.regions)) }
    if let rows = RowFormat(rawValue: format.rawValue) {
      StandardOutput.write(Self.rows(page, dossier.info, day).text(in: rows))
      return
    }
    let world = Outlines.read()
    if case .missing(let notice) = world { StandardError.write("entente: \(notice)") }
    let sheet = MapSheet(page: page, outlines: world.outlines, info: dossier.info, charset: charset)
    StandardOutput.write(format == .svg ? sheet.svg : sheet.text(width: width, height: height))
  }

  private func parsedVisits() throws -> Filter {
    do throws(FilterError) {
      return try Filter(parsing: visits ?? "")
    } catch {
      throw ValidationError("--visits: \(error.message)")
    }
  }

  /// A region by its name or the beginning of a word of it.
  private static func find(_ word: String, in regions: [String]) throws -> String {
    let folded = SearchText.fold(word)
    if let exact = regions.first(where: { SearchText.fold($0) == folded }) { return exact }
    let found = regions.filter { (" " + SearchText.fold($0)).contains(" " + folded) }
    guard let only = found.first, found.count == 1 else {
      throw ValidationError("--region \(word): there are \(regions.joined(separator: ", "))")
    }
    return only
  }

  static let columns = [
    "id", "name", "region", "latitude", "longitude", "class", "level", "tier", "tier_since", "trade_year",
    "trade_value_usd", "trade_disputed", "visits", "visits_in_period", "last_top_level", "sources",
  ]

  private static func rows(_ page: MapPage, _ info: DossierInfo, _ day: CalendarDay) -> RowSet {
    let kept = page.report.partners.filter {
      page.kept.contains($0.row.id) && (page.region == nil || $0.row.region == page.region)
    }
    return RowSet(
      dossier: info.folder, asOf: day.description, filter: page.filter.description, columns: columns,
      rows: kept.map { row($0, page.scheme) })
  }

  private static func row(_ place: MapPlace, _ scheme: MapScheme) -> [FieldValue] {
    let row = place.row
    let trade = row.trade.last
    let level = scheme.level(of: place)
    return [
      .text(row.id), .text(row.name), .known(row.region), .known(place.place.map { "\($0.y)" }),
      .known(place.place.map { "\($0.x)" }), level == 0 ? .missing : .text(scheme.title(of: place)), .number(level),
      row.tier == .none ? .missing : .text(row.tier.rawValue), .known(row.tierSince?.description),
      trade.map { .number($0.year) } ?? .missing, trade.map { .number($0.value) } ?? .missing,
      trade.map { .flag($0.isDisputed) } ?? .missing, .number(row.visits), .number(place.visits),
      .known(row.lastTopLevel?.description), .list(row.evidence.sources),
    ]
  }
}
