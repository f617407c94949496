internal import ArgumentParser
internal import Diplomacy
internal import DossierStore
internal import ViewModels

/// `entente brief PARTNER`
struct BriefCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brief",
    abstract: "Everything known of one partner, with footnotes, as text or Markdown.",
    discussion: "The same as the partner's page in the dashboard. Print it, or hand the Markdown to pandoc.")

  @Argument(
    help: ArgumentHelp("The partner, by its code or a part of its name.", valueName: "partner"),
    completion: .custom { Completions.partners($0, $2) })
  var partner: String

  @OptionGroup var dossierOptions: DossierOptions

  @Option(name: .long, help: "text or markdown.")
  var format: BriefFormat = .text

  func run() throws {
    guard dossierOptions.filter == nil else {
      throw ValidationError("a brief has everything and takes no --filter; search and visits do")
    }
    let day = try dossierOptions.day() ?? Surroundings.today
    let dossier = try dossierOptions.open()
    let row = try PartnerLookup.partner(partner, in: try dossier.partners(asOf: day))
    guard let detail = try dossier.detail(ofPartner: row.id, asOf: day) else {
      throw Failure("nothing is known of \(row.name) by \(day)")
    }
    let trade = try dossier.tradeYears(with: row.id, asOf: day, withAllClaims: false)
    let document = DetailDocument(detail, trade: trade, info: dossier.info, asOf: day)
    let text = PageText(document, of: document, filter: "", asOf: day)
    StandardOutput.write(format == .markdown ? text.markdown(Background.charts) : text.text(Background.charts))
  }
}

/// How a brief is written.
enum BriefFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case markdown
}
