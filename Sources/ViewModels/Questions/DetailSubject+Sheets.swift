package import Diplomacy
package import DossierStore

extension DetailSubject {
  /// The table that the page is; nil for a page of lines.
  package func sheet(from dossier: Dossier, asOf day: CalendarDay) throws -> Sheet? {
    switch self {
    case .partners: return Sheet(partners: try dossier.partners(asOf: day), asOf: day)
    case .leaders:
      return Sheet(leaders: try dossier.leaders(asOf: day), partners: try dossier.partners(asOf: day), asOf: day)
    case .agreements:
      return Sheet(agreements: try dossier.agreements(asOf: day), partners: try dossier.partners(asOf: day), asOf: day)
    case .memberships: return Sheet(memberships: try dossier.memberships(asOf: day), info: dossier.info, asOf: day)
    case .sources: return Sheet(sources: try dossier.sources(asOf: day))
    default: return nil
    }
  }
}
