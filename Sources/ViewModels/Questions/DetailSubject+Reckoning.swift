internal import Diplomacy
internal import DossierStore

extension DetailSubject {
  /// The most changes of one kind that a page lists.
  private static let changeLimit = 200

  /// Pages that are reckoned over the whole dossier; nil for every other page.
  func reckonedDocument(from dossier: Dossier, asOf day: CalendarDay) throws -> DetailDocument? {
    switch self {
    case .overview:
      let report = try dossier.overviewReport(asOf: day, limit: DetailDocument.overviewLines)
      return DetailDocument(report, info: dossier.info, asOf: day)
    case .reckonings: return DetailDocument(reckoningsAsOf: day)
    case .definition(let reckoning): return DetailDocument(definitionOf: reckoning)
    case .definitions: return DetailDocument(definitionOf: nil)
    case .visitsBehind(let wanted):
      return DetailDocument(try dossier.visits(behind: wanted, asOf: day), wanted: wanted)
    case .tier(let tier):
      return DetailDocument(partnersAt: tier, of: try dossier.partners(asOf: day), asOf: day)
    case .changes(let from, let to):
      var document = DetailDocument(try dossier.changes(from: from, to: to, limit: Self.changeLimit))
      document.earlier = .changes(from: from.advanced(byYears: -1), to: to.advanced(byYears: -1))
      document.later = .changes(from: from.advanced(byYears: 1), to: to.advanced(byYears: 1))
      return document
    default: return nil
    }
  }
}
