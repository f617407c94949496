internal import ArgumentParser
internal import Diplomacy
internal import DossierStore
internal import Exchange
internal import ViewModels

/// `entente overview`
struct OverviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overview", abstract: "The whole dossier on one page: tiers, trade, what is overdue, coming and new.")

  @OptionGroup var dossierOptions: DossierOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let day = try dossierOptions.day() ?? Surroundings.today
    guard dossierOptions.filter == nil else {
      throw ValidationError("the overview counts everything and takes no --filter; reckoning and partners do")
    }
    let dossier = try dossierOptions.open()
    let report = try dossier.overviewReport(asOf: day, limit: output.limit ?? 5)
    let document = DetailDocument(report, info: dossier.info, asOf: day)
    let filter = Filter()
    guard let format = output.format.forPrograms else {
      let chart = document.figure.map { Background.charts.text($0, day.description, "") + "\n" } ?? ""
      StandardOutput.write(chart + DocumentText.lines(document, filter: filter, asOf: day))
      return
    }
    let rows = DocumentText.rows(document, dossier: dossier.info.folder, filter: filter, asOf: day)
    StandardOutput.write(rows.text(in: format))
  }
}
