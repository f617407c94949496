internal import Diplomacy

/// Rows as text for the clipboard, each with its sources.
enum CopyText {
  static func partner(_ row: PartnerRow) -> String {
    var parts = [row.name, row.tier.phrase + (row.tierSince.map { " since \(row.standingSign)\($0)" } ?? "")]
    if let trade = row.trade.last {
      parts.append(
        "trade \(trade.year) \(TradeWords.signs(isDisputed: trade.isDisputed, isHollow: trade.isHollow))\(Dollars.short(trade.value)) USD"
      )
    }
    return cited(parts.joined(separator: ", "), row.evidence)
  }

  static func visit(_ row: VisitRow, home: String) -> String {
    let way = row.direction == .outbound ? "\(home) to \(row.partnerName)" : "\(row.partnerName) to \(home)"
    let parts = [
      row.dates, row.signedTravellers, way, row.kindWords, row.places.joined(separator: ", "),
    ]
    return cited(parts.filter { !$0.isEmpty }.joined(separator: "; "), row.evidence)
  }

  static func trade(_ year: TradeYear, report: TradeReport?, info: DossierInfo) -> String {
    let ids = year.shownFigures.first?.evidence.sources ?? []
    let sources = ids.compactMap { report?.sources[$0]?.citation }.joined(separator: "; ")
    return
      "\(report?.partner ?? "") \(year.year): \(TradeWords.line(year)) (USD, \(TradeWords.series(year, info: info))) [\(sources)]"
  }

  /// A line of a page under the page's title, with the documents that its numbers stand for.
  static func line(_ entry: DetailEntry, of page: DetailPage) -> String {
    if let sheet = page.sheet {
      let citations = sheet.selected?.evidence.sources.compactMap { sheet.sheet.sources[$0]?.citation } ?? []
      return ([sheet.sheet.title, entry.plainText] + citations).filter { !$0.isEmpty }.joined(separator: "\n")
    }
    let documents = page.whole?.documents(entry.notes.sorted()) ?? []
    return ([page.whole?.title ?? "", entry.plainText] + documents.map(\.plainText)).filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  private static func cited(_ text: String, _ evidence: Evidence) -> String {
    "\(text) [\(evidence.sources.joined(separator: "; "))]"
  }
}
