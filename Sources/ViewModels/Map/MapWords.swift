internal import Diplomacy

/// What the lines beside and below the map say.
extension MapPage {
  /// What is shaded, where, and for which visits, for the title.
  package var titleWords: [String] {
    var words = ["by \(shade.rawValue == "last" ? "last visit" : shade.rawValue)"]
    if let region { words.append(region) }
    if shade == .visits { words.append(report.visits.isEmpty ? "all years" : report.visits.description) }
    return words
  }

  /// The line about the partner under the cursor, in pieces that can be cut off from the end; never empty.
  package var readout: [String] {
    guard isLoaded else { return ["Reading …"] }
    guard let place = selected else {
      if report.partners.isEmpty { return ["The dossier has no partners yet"] }
      return [
        filter.isEmpty
          ? "No partner here has a place on the map" : "No partner has what the filter asks for"
      ]
    }
    let row = place.row
    return [
      "\(row.name) (\(row.id))", tierWords(row), tradeWords(row), visitWords(place), lastWords(row),
      sourceWords(row.evidence.sources.count),
    ]
  }

  private func tierWords(_ row: PartnerRow) -> String {
    guard row.tier != .none else {
      guard let since = row.relationsSince else { return "no tier" }
      return "no tier, relations since \(row.standingSign)\(since.first?.year.description ?? since.description)"
    }
    let since = row.tierSince?.first.map { " since \(row.standingSign)\($0.year)" } ?? ""
    return row.tier.title.lowercased() + since
  }

  private func tradeWords(_ row: PartnerRow) -> String {
    guard let trade = row.trade.last else { return "no trade on record" }
    let sign = TradeWords.signs(isDisputed: trade.isDisputed, isHollow: trade.isHollow)
    return "trade \(trade.year) \(sign)\(Dollars.short(trade.value))"
  }

  private func visitWords(_ place: MapPlace) -> String {
    let all = place.row.visits
    if report.visits.isEmpty { return all == 0 ? "no visits on record" : "\(all) visit\(all == 1 ? "" : "s")" }
    return "\(place.visits) of \(all) visit\(all == 1 ? "" : "s") in the period"
  }

  private func lastWords(_ row: PartnerRow) -> String {
    guard let last = row.lastTopLevel?.last else { return "no top-level visit on record" }
    return "last top-level \(Elapsed.ago(from: min(last, asOf), to: asOf))"
  }

  private func sourceWords(_ count: Int) -> String {
    count == 0 ? "no source" : "\(count) source\(count == 1 ? "" : "s")"
  }
}
