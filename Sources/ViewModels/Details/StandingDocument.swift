package import Diplomacy

extension DetailDocument {
  /// Where each figure in a partner's row of the list comes from: the step to its tier, trade, the last visits.
  package init(standingOf detail: PartnerDetail, trade: TradeReport?, info: DossierInfo) {
    let partner = detail.partner
    var sources = detail.sources
    if let trade { sources.merge(trade.sources) { known, _ in known } }
    var notes = Footnotes(sources)
    var entries: [DetailEntry] = []
    let steps = [("Tier", detail.tierStep), ("Relations", detail.relationsStep)]
    for (name, step) in steps {
      entries.append(
        step.map { step in
          DetailEntry(
            .field(name, "\(step.title), \(step.date)"), notes: notes.numbers(step.evidence), mark: step.doubt,
            link: .fact(step.fact), fact: step.fact)
        } ?? DetailEntry(.field(name, name == "Tier" ? "none on this date" : "not on record")))
    }
    if let year = trade?.history.years.last(where: { $0.total != nil }), let figure = year.shownFigures.first {
      entries.append(
        DetailEntry(
          .field("Trade \(year.year)", "\(TradeWords.line(year)) (\(TradeWords.series(year, info: info)))"),
          notes: notes.numbers(figure.evidence), mark: figure.evidence.confidence == .low ? .doubtful : nil,
          link: .claims(partner.id, year.year), fact: figure.fact))
    }
    for (name, direction) in [("Last visit there", Direction.outbound), ("Last visit here", .inbound)] {
      guard let visit = detail.lastTopLevel(direction) else { continue }
      entries.append(
        DetailEntry(
          .field(name, "\(visit.dates), \(visit.travellers.joined(separator: ", "))"),
          notes: notes.numbers(visit.evidence), mark: visit.isDisputed ? .disputed : nil, link: .visit(visit.id),
          fact: visit.fact))
    }
    entries.append(
      DetailEntry(
        .field("Name, capital, region", [partner.name, partner.capital, partner.region].joined(separator: ", ")),
        notes: notes.numbers(partner.evidence), mark: partner.evidence.confidence == .low ? .doubtful : nil,
        link: .fact(partner.fact), fact: partner.fact))
    self.init(
      title: "\(partner.name): where the line comes from", crumb: "\(partner.name), sources",
      subtitle: "open a line for the claims behind it",
      entries: entries + notes.entries)
  }
}

extension Milestone {
  /// The sign beside the step: in dispute, doubtful, or the tier that it led to.
  var doubt: DetailEntry.Mark? {
    if isDisputed { return .disputed }
    if evidence.confidence == .low { return .doubtful }
    return tier == .none ? nil : .tier(tier)
  }
}
