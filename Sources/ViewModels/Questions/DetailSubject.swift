package import Diplomacy
internal import DossierStore

/// What a page is about.
package enum DetailSubject: Hashable, Sendable {
  case partner(String)
  case visit(String)
  /// Every claim about a partner's trade in a year.
  case claims(partner: String, year: Int)
  /// A row with its documents and the other claims.
  case fact(FactKey)
  /// The same by its place in a file.
  case row(file: String, line: Int)
  /// Where the figures in a partner's row of the list come from.
  case standing(String)
  case leaders
  case leader(String)
  case agreements
  case memberships
  case sources
  case source(String)
  case search(String)
  /// The home country.
  case home
  case problems
}

extension DetailSubject {
  /// The most facts of one kind that a search lists.
  private static let searchLimit = 50

  /// Asks the store for what the page shows; nil when nothing is known of the subject by the day.
  func content(from dossier: Dossier, asOf day: CalendarDay) throws -> PageContent? {
    if let sheet = try sheet(from: dossier, asOf: day) { return .sheet(sheet) }
    return try document(from: dossier, asOf: day).map(PageContent.document)
  }

  private func document(from dossier: Dossier, asOf day: CalendarDay) throws -> DetailDocument? {
    switch self {
    case .partner(let id):
      let trade = try dossier.trade(with: id, asOf: day)
      return try dossier.detail(ofPartner: id, asOf: day).map {
        DetailDocument($0, trade: trade, info: dossier.info, asOf: day)
      }
    case .visit(let id):
      return try dossier.detail(ofVisit: id, asOf: day).map { DetailDocument($0, info: dossier.info) }
    case .claims(let id, let year):
      guard let report = try dossier.trade(with: id, asOf: day), let entry = report.history[year] else { return nil }
      return DetailDocument(claimsOf: entry, report: report, info: dossier.info)
    case .standing(let id):
      let trade = try dossier.trade(with: id, asOf: day)
      return try dossier.detail(ofPartner: id, asOf: day).map {
        DetailDocument(standingOf: $0, trade: trade, info: dossier.info)
      }
    case .fact(let key): return try dossier.detail(of: key).map { DetailDocument($0) }
    case .row(let file, let line):
      if let detail = try dossier.detail(ofRow: line, in: file) { return DetailDocument(detail) }
      return DetailDocument(
        leftOut: "\(file):\(line)", problems: try dossier.problems().filter { $0.file == file && $0.rowLine == line })
    case .leader(let id): return try dossier.detail(ofLeader: id, asOf: day).map { DetailDocument($0) }
    case .leaders, .agreements, .memberships, .sources: return nil
    case .source(let id): return try dossier.detail(ofSource: id, asOf: day).map { DetailDocument($0) }
    case .search(let words):
      let found = try dossier.search(words, filter: Filter(), asOf: day, limit: Self.searchLimit)
      return DetailDocument(found, words: words)
    case .home: return try dossier.homeDetail(asOf: day).map { DetailDocument($0) }
    case .problems: return DetailDocument(problems: try dossier.problems(), notice: dossier.notice)
    }
  }
}
