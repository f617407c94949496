package import Diplomacy
package import Exchange

/// Visits as rows: the same columns in the command and in what the timeline gives away.
package enum VisitFields {
  package static let columns = [
    "id", "direction", "partner", "partner_name", "start", "end", "kind", "status", "home_leaders", "partner_leaders",
    "places", "outcomes", "disputed", "confidence", "sources", "note",
  ]

  package static func values(_ row: VisitRow) -> [FieldValue] {
    [
      .text(row.id), .text(row.direction.rawValue), .text(row.partner), .text(row.partnerName),
      .text(row.start.description), .known(row.end?.description), .text(row.kind.rawValue),
      .text(row.status.rawValue), .list(row.homeLeaders), .list(row.partnerLeaders), .list(row.places),
      .list(row.outcomes), .flag(row.isDisputed), .text(row.evidence.confidence.rawValue),
      .list(row.evidence.sources), .known(row.evidence.note),
    ]
  }
}

/// Partners as rows: the same columns in the command and in what the pane gives away.
package enum PartnerFields {
  package static let columns = [
    "id", "name", "official_name", "local_name", "kind", "region", "capital", "tier", "tier_since", "sectoral",
    "relations_since", "last_top_level_outbound", "last_top_level_inbound", "visits", "trade_year", "trade_value_usd",
    "trade_status", "trade_disputed", "standing_disputed", "standing_confidence",
    "confidence", "sources", "note",
  ]

  package static func values(_ row: PartnerRow) -> [FieldValue] {
    let trade = row.trade.last
    return [
      .text(row.id), .text(row.name), .known(row.officialName), .known(row.localName), .text(row.kind),
      .known(row.region), .known(row.capital), row.tier == .none ? .missing : .text(row.tier.rawValue),
      .known(row.tierSince?.description), .list(row.sectoral), .known(row.relationsSince?.description),
      .known(row.lastTopLevelOut?.description), .known(row.lastTopLevelIn?.description), .number(row.visits),
      trade.map { .number($0.year) } ?? .missing, trade.map { .number($0.value) } ?? .missing,
      trade.map { .text($0.isHollow ? "approximate" : "reported") } ?? .missing,
      trade.map { .flag($0.isDisputed) } ?? .missing,
      .flag(row.isStandingDisputed), .known(row.standingConfidence?.rawValue),
      .text(row.evidence.confidence.rawValue), .list(row.evidence.sources), .known(row.evidence.note),
    ]
  }
}

/// Figures of trade as rows: the same columns in the command and in what the pane gives away.
package enum TradeFields {
  package static let columns = [
    "partner", "partner_name", "period", "flow", "series", "series_title", "value_usd", "basis", "status", "disputed",
    "confidence", "sources", "note",
  ]

  package static func values(
    _ figure: TradeFigure, of year: TradeYear, partnerName: String, info: DossierInfo
  ) -> [FieldValue] {
    [
      .text(figure.partner), .text(partnerName), .text(figure.period.description), .text(figure.flow.rawValue),
      .text(figure.series), .text(info.title(ofSeries: figure.series)), .number(figure.value),
      .text(figure.basis.rawValue), .known(figure.status.rawValue),
      .flag(year.isDisputed(figure.flow)), .text(figure.evidence.confidence.rawValue),
      .list(figure.evidence.sources), .known(figure.evidence.note),
    ]
  }
}
