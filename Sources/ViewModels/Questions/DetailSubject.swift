package import Diplomacy
internal import DossierStore

/// What a page is about.
package enum DetailSubject: Hashable, Sendable {
  case partner(String)
  case visit(String)
  /// Every claim about a partner's trade in a year.
  case claims(partner: String, year: Int)
  /// The goods of a partner's trade in a year or the last before it that has any, and the investments on record.
  case goods(partner: String, year: Int?)
  /// A row with its documents and the other claims.
  case fact(FactKey)
  /// The same by its place in a file.
  case row(file: String, line: Int)
  /// Where the figures in a partner's row of the list come from.
  case standing(String)
  /// The partners as a table.
  case partners
  /// How many of the visits that a filter keeps have each value of a field.
  case visitCounts(FilterField, Filter)
  case leaders
  case leader(String)
  case agreements
  case memberships
  case sources
  case source(String)
  case search(String)
  /// Some partners side by side.
  case compare(Comparison)
  /// One year of a comparison.
  case comparedYear(Comparison, Int)
  /// Trade before and after an event.
  case beforeAfter(BeforeAfterChoice)
  /// The home country.
  case home
  /// A map of the partners, with the visits of a filter counted.
  case map(Filter)
  case problems
  /// The whole dossier on one page.
  case overview
  /// What comes up in a year: in that from the as-of date on, or in one so many years later or, below zero, earlier.
  case calendar(years: Int)
  /// The list of reckonings, one of them, what it counts, and what all of them count.
  case reckonings
  case reckoning(Reckoning)
  case definition(Reckoning)
  case definitions
  /// The visits behind a number.
  case visitsBehind(VisitsBehind)
  /// The partners at a tier.
  case tier(Tier)
  /// What changed after one day and by another, whatever the as-of date.
  case changes(from: CalendarDay, to: CalendarDay)
}

extension DetailSubject {
  /// Asks the store for what the page shows; nil when nothing is known of the subject by the day.
  func content(from dossier: Dossier, asOf day: CalendarDay) throws -> PageContent? {
    if case .map(let visits) = self { return .map(try dossier.mapReport(visits: visits, asOf: day)) }
    if let sheet = try sheet(from: dossier, asOf: day) { return .sheet(sheet) }
    return try document(from: dossier, asOf: day).map(PageContent.document)
  }

  private func document(from dossier: Dossier, asOf day: CalendarDay) throws -> DetailDocument? {
    switch self {
    case .partner(let id):
      let trade = try dossier.tradeYears(with: id, asOf: day, withAllClaims: false)
      return try dossier.detail(ofPartner: id, asOf: day).map {
        DetailDocument($0, trade: trade, info: dossier.info, asOf: day)
      }
    case .visit(let id):
      return try dossier.detail(ofVisit: id, asOf: day).map { DetailDocument($0, info: dossier.info) }
    case .claims(let id, let year):
      guard let report = try dossier.tradeYears(with: id, asOf: day), let entry = report.history[year] else {
        return nil
      }
      return DetailDocument(claimsOf: entry, report: report, info: dossier.info)
    case .goods(let id, let year):
      return try dossier.goods(with: id, year: year, asOf: day).map {
        DetailDocument($0, wanted: year, info: dossier.info)
      }
    case .standing(let id):
      let trade = try dossier.tradeYears(with: id, asOf: day, withAllClaims: false)
      return try dossier.detail(ofPartner: id, asOf: day).map {
        DetailDocument(standingOf: $0, trade: trade, info: dossier.info)
      }
    case .fact(let key):
      let detail = try dossier.detail(of: key, asOf: day) ?? dossier.detailToldLater(of: key, than: day)
      return detail.map { DetailDocument($0) }
    case .row(let file, let line):
      if let detail = try dossier.detail(ofRow: line, in: file) { return DetailDocument(detail) }
      return DetailDocument(
        leftOut: "\(file):\(line)", problems: try dossier.problems().filter { $0.file == file && $0.rowLine == line })
    case .leader(let id): return try dossier.detail(ofLeader: id, asOf: day).map { DetailDocument($0) }
    case .visitCounts(let field, let filter):
      let query = VisitQuery(filter: filter, asOf: day)
      let facet = Facet(try dossier.facet(of: field, query), of: field)
      return DetailDocument(
        counts: facet, of: field, among: filter, years: field == .year ? try dossier.visitSummary(query).years : [],
        home: dossier.info.homeName)
    case .partners, .leaders, .agreements, .memberships, .sources, .reckoning, .calendar, .problems, .search: return nil
    case .source(let id): return try dossier.detail(ofSource: id, asOf: day).map { DetailDocument($0) }
    case .compare(let comparison):
      let report = try dossier.comparison(of: comparison.partners, asOf: day)
      return DetailDocument(ComparedFigures(comparison, report, info: dossier.info), asOf: day)
    case .comparedYear(let comparison, let year):
      let report = try dossier.comparison(of: comparison.partners, asOf: day)
      return DetailDocument(ComparedFigures(comparison, report, info: dossier.info), year: year)
    case .beforeAfter(let choice):
      return try dossier.beforeAfter(choice.event, partner: choice.partner, years: choice.years, asOf: day)
        .map { DetailDocument($0) }
    case .home: return try dossier.homeDetail(asOf: day).map { DetailDocument($0) }
    case .map: return nil
    case .overview, .reckonings, .definition, .definitions, .visitsBehind, .tier, .changes:
      return try reckonedDocument(from: dossier, asOf: day)
    }
  }
}
