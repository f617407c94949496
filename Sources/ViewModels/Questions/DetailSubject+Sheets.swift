package import Diplomacy
package import DossierStore

extension DetailSubject {
  /// The most facts of one kind that a search lists.
  private static let searchLimit = 200

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
    case .reckoning(let reckoning):
      return Sheet(
        try dossier.reckoning(reckoning, asOf: day), partners: try dossier.partners(asOf: day), asOf: day)
    case .calendar(let years):
      let report = try dossier.calendar(
        from: day.advanced(byYears: years), through: day.advanced(byYears: years + 1), asOf: day)
      var sheet = Sheet(report, partners: try dossier.partners(asOf: day), asOf: day)
      sheet.earlier = .calendar(years: years - 1)
      sheet.later = .calendar(years: years + 1)
      return sheet
    case .problems: return Sheet(problems: try dossier.problems(), notice: dossier.notice)
    case .search(let words):
      let found = try dossier.search(words, filter: Filter(), asOf: day, limit: Self.searchLimit)
      return Sheet(found, words: words, partners: try dossier.partners(asOf: day))
    default: return nil
    }
  }
}
