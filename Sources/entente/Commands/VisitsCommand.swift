internal import ArgumentParser
internal import Diplomacy
internal import DossierStore
internal import Exchange
internal import ViewModels

/// `entente visits`
struct VisitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "visits", abstract: "List visits in both directions, newest first.")

  @OptionGroup var dossierOptions: DossierOptions
  @OptionGroup var output: OutputOptions

  @Flag(name: .long, help: "Oldest first.")
  var oldestFirst = false

  func run() throws {
    try VisitsRequest(choice: dossierOptions, output: output, oldestFirst: oldestFirst).run()
  }
}

/// What `entente visits` was asked for.
struct VisitsRequest {
  var choice: any DossierChoice
  var output: any OutputChoice
  var oldestFirst: Bool

  func run() throws {
    let saved = try choice.savedState()
    let filter = try choice.filter(with: saved.visits.filter)
    let day = saved.day ?? Surroundings.today
    let dossier = try choice.open()
    let query = VisitQuery(filter: filter, asOf: day, order: oldestFirst ? .oldestFirst : saved.visits.order)
    let (total, visits) = try dossier.visitList(query, limit: output.limit ?? Int.max)
    let set = RowSet(
      dossier: dossier.info.folder, asOf: day.description, filter: filter.description, columns: VisitFields.columns,
      rows: visits.map(VisitFields.values))
    output.write(
      set, textColumns: Self.textColumns, footer: ("of \(total) visits", "of \(total) visits"))
  }

  static let textColumns = [
    TextColumn(field: "start", title: "start"), TextColumn(field: "end", title: "end"),
    TextColumn(
      field: "direction", title: "way", signs: [("disputed", "true", "≠"), ("confidence", "low", "?")],
      show: { $0.cell == "outbound" ? "out" : "in" }),
    TextColumn(field: "partner_name", title: "partner", widest: 22),
    TextColumn(field: "home_leaders", title: "home leaders", widest: 34),
    TextColumn(field: "partner_leaders", title: "their leaders", widest: 34), TextColumn(field: "kind", title: "kind"),
    TextColumn(field: "places", title: "places", widest: 30),
  ]
}
