internal import Diplomacy

/// Rows as text for the clipboard, each with its sources.
enum CopyText {
  static func partner(_ row: PartnerRow) -> String {
    var parts = [row.name, row.tier.phrase + (row.tierSince.map { " since \($0)" } ?? "")]
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
      row.dates, row.travellers.joined(separator: ", "), way, row.kindWords, row.places.joined(separator: ", "),
    ]
    return cited(parts.filter { !$0.isEmpty }.joined(separator: "; "), row.evidence)
  }

  static func trade(_ year: TradeYear, report: TradeReport?, info: DossierInfo) -> String {
    let ids = year.shownFigures.first?.evidence.sources ?? []
    let sources = ids.compactMap { report?.sources[$0]?.citation }.joined(separator: "; ")
    return
      "\(report?.partner ?? "") \(year.year): \(TradeWords.line(year)) (USD, \(TradeWords.series(year, info: info))) [\(sources)]"
  }

  private static func cited(_ text: String, _ evidence: Evidence) -> String {
    "\(text) [\(evidence.sources.joined(separator: "; "))]"
  }
}
