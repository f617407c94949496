internal import ArgumentParser
internal import Diplomacy
internal import DossierStore
internal import Exchange
internal import ViewModels

extension PartnerList.Order: ExpressibleByArgument {}

/// `entente partners`
struct PartnersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "partners", abstract: "List partners with their tier, relations, last visits and latest trade.")

  @OptionGroup var dossierOptions: DossierOptions
  @OptionGroup var output: OutputOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Sort by name, tier (the default), since, last visit, visits or trade.", valueName: "column"))
  var sort: PartnerList.Order?

  func run() throws {
    let saved = try dossierOptions.savedState()
    let filter = try dossierOptions.filter(with: saved.partners.filter, for: .partners)
    let day = saved.day ?? Surroundings.today
    let dossier = try dossierOptions.open()
    var list = PartnerList()
    list.load(try dossier.partners(asOf: day))
    while list.grouping != .none { list.cycleGrouping() }
    list.setOrder(sort ?? (dossierOptions.view == nil ? .tier : saved.partners.order))
    list.setFilter(filter)
    let rows = list.lines.compactMap { line -> [FieldValue]? in
      guard case .partner(let index) = line else { return nil }
      return PartnerFields.values(list.rows[index])
    }
    let set = RowSet(
      dossier: dossier.info.folder, asOf: day.description, filter: filter.description, columns: PartnerFields.columns,
      rows: rows
    )
    output.write(set, textColumns: Self.textColumns, footer: ("partner", "partners"))
  }

  static let textColumns = [
    TextColumn(field: "id", title: "id"), TextColumn(field: "name", title: "partner", widest: 28),
    TextColumn(field: "tier", title: "tier", widest: 24),
    TextColumn(field: "tier_since", title: "since", signs: [("standing_disputed", "true", "≠")]),
    TextColumn(field: "relations_since", title: "relations"),
    TextColumn(field: "last_top_level_outbound", title: "last there"),
    TextColumn(field: "last_top_level_inbound", title: "last here"),
    TextColumn(field: "visits", title: "visits", isNumeric: true),
    TextColumn(field: "trade_year", title: "year", isNumeric: true),
    TextColumn(
      field: "trade_value_usd", title: "trade USD", isNumeric: true,
      signs: [("trade_disputed", "true", "≠"), ("trade_status", "approximate", "≈")]
    ) { value in
      if case .number(let amount) = value { Dollars.short(amount) } else { "" }
    },
  ]
}
