package import Diplomacy

extension DetailDocument {
  /// What every source says of one year's trade: the claim that is shown, then the others with their distance.
  package init(claimsOf year: TradeYear, report: TradeReport, info: DossierInfo) {
    var notes = Footnotes(report.sources)
    var entries = [DetailEntry(.field("Shown", TradeWords.line(year)))]
    if let total = year.total, !year.shownFigures.contains(where: { $0.flow == .total }) {
      let titles = TradeWords.series(year, info: info)
      entries.append(
        DetailEntry(.field("Total", "\(Dollars.exact(total)): exports and imports of \(titles), added")))
    }
    let flows: [(String, TradePoint?, Int?)] = [
      ("Exports", year.exports, nil), ("Imports", year.imports, nil),
      ("Total, as stated", year.statedTotal, year.total),
    ]
    for (title, point, shown) in flows {
      guard let point else { continue }
      entries.append(DetailEntry(.heading(title)))
      entries += ([point.figure] + point.others).map { claim in
        Self.entry(of: claim, in: year, against: shown ?? point.figure.value, info: info, &notes)
      }
      if year.shownFigures.contains(point.figure), !point.reason.isEmpty {
        entries.append(DetailEntry(.text("The first is shown: \(point.reason).")))
      }
    }
    entries.append(DetailEntry(.heading("Which claim is shown")))
    entries.append(
      DetailEntry(
        .text(
          "A series that states both exports and imports goes before one that states one of them; then comes the order "
            + "of series in the descriptor, then confidence, then what is not approximate, then the larger. Nothing is "
            + "averaged.")))
    self.init(
      title: "Trade with \(report.partnerName) in \(year.year)", crumb: "Trade \(year.year)",
      subtitle: "current US dollars",
      entries: entries + notes.entries)
  }

  private static func entry(
    of claim: TradeFigure, in year: TradeYear, against reference: Int, info: DossierInfo, _ notes: inout Footnotes
  ) -> DetailEntry {
    let isShown = year.shownFigures.contains(claim)
    let words = [
      isShown ? "shown" : distance(claim.value, from: reference), claim.basis.words, claim.status.rawValue,
      claim.evidence.confidence.rawValue + " confidence", claim.evidence.note,
    ]
    return DetailEntry(
      .event(
        date: (claim.isHollow ? "≈" : "") + Dollars.exact(claim.value), text: info.title(ofSeries: claim.series),
        detail: words.filter { !$0.isEmpty }.joined(separator: ", ")),
      notes: notes.numbers(claim.evidence),
      mark: isShown ? .preferred : claim.evidence.confidence == .low ? .doubtful : nil, link: .fact(claim.fact),
      fact: claim.fact)
  }

  /// How far a claim lies from the figure that is shown.
  private static func distance(_ claim: Int, from reference: Int) -> String {
    guard claim != reference else { return "the same" }
    return TradeWords.change(from: reference, to: claim) ?? "differs"
  }
}
