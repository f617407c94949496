package import Diplomacy

extension DetailDocument {
  /// The goods of a year: a strip of shares for each flow, the goods with their amounts, those only named, and what is
  /// invested.
  ///
  /// - Parameter wanted: the year that was asked for, which may have no goods on record.
  package init(_ report: GoodsReport, wanted: Int? = nil, info: DossierInfo) {
    var notes = Footnotes(report.sources)
    var entries: [DetailEntry] = []
    if let wanted, let year = report.year, wanted != year {
      entries.append(DetailEntry(.text("No good is on record for \(wanted); these are of \(year).")))
    }
    for flow in report.flows { entries += Self.goods(flow, info: info, &notes) }
    if !report.named.isEmpty {
      entries.append(DetailEntry(.heading("Named without a figure")))
      entries += report.named.map { fact in
        DetailEntry(
          .event(date: "", text: fact.title, detail: fact.detail + "; no amount on record"),
          notes: notes.numbers(fact.evidence), link: .fact(fact.key), fact: fact.key)
      }
    }
    if report.flows.isEmpty, report.named.isEmpty {
      entries.append(DetailEntry(.text("No good is on record; rows of commodities.csv name them.")))
    }
    entries += Self.investments(report.investments, &notes)
    self.init(
      title: "Goods traded with \(report.partnerName)" + (report.year.map { " in \($0)" } ?? ""),
      crumb: report.year.map { "Goods \($0)" } ?? "Goods", subtitle: "USD, current prices",
      figure: Self.figure(report, info: info), entries: entries + notes.entries)
    if let year = report.year {
      earlier = report.years.last { $0 < year }.map { .goods(partner: report.partner, year: $0) }
      later = report.years.first { $0 > year }.map { .goods(partner: report.partner, year: $0) }
    }
  }

  private static func goods(_ flow: GoodsFlow, info: DossierInfo, _ notes: inout Footnotes) -> [DetailEntry] {
    var entries = [DetailEntry(.heading("\(flow.title): \(info.title(ofSeries: flow.series))"))]
    let whole =
      flow.total.map { "the whole flow of \(Dollars.short($0))" } ?? "these goods, for the series states no whole"
    entries.append(
      DetailEntry(
        .text("Classification \(flow.classification); \(flow.goods.count) goods; shares of \(whole).")))
    entries += flow.goods.map { good in
      DetailEntry(
        .event(
          date: Dollars.short(good.value), text: good.label, detail: flow.share(of: good.value)),
        notes: notes.numbers(good.fact.evidence), mark: good.fact.isDisputed ? .disputed : nil,
        link: .fact(good.fact.key), fact: good.fact.key)
    }
    if flow.whole > flow.sum {
      let rest = flow.whole - flow.sum
      entries.append(
        DetailEntry(.event(date: Dollars.short(rest), text: "not in the list", detail: flow.share(of: rest))))
    }
    entries += flow.others.map { other in
      let title = info.title(ofSeries: other.series)
      return DetailEntry(
        .text("Also counted by \(title), \(other.classification), \(other.goods) goods; the two are not mixed."))
    }
    return entries
  }

  private static func investments(_ facts: [Fact], _ notes: inout Footnotes) -> [DetailEntry] {
    guard !facts.isEmpty else { return [] }
    return [DetailEntry(.heading("Investment"))]
      + facts.map { fact in
        DetailEntry(fact, notes: notes.numbers(fact.evidence))
      }
  }

  private static func figure(_ report: GoodsReport, info: DossierInfo) -> Figure? {
    guard !report.flows.isEmpty else { return nil }
    let wholes = report.flows.map { flow in
      PartPlot.Whole(
        name: flow.flow == .export ? "exports" : flow.flow == .import ? "imports" : "total", voice: flow.voice,
        parts: flow.goods.map { BarPlot.Bar(name: $0.label, voice: flow.voice, point: FigurePoint(Double($0.value))) },
        total: flow.total.map { FigurePoint(Double($0)) })
    }
    return Figure(
      title: "Goods traded with \(report.partnerName)" + (report.year.map { " in \($0)" } ?? ""),
      unit: "share of the flow", plot: .parts(PartPlot(wholes: wholes)),
      sources: report.sources.values.map(\.citation).sorted())
  }
}

extension GoodsFlow {
  fileprivate var title: String {
    switch flow {
    case .export: "Exports"
    case .import: "Imports"
    case .total: "Exports and imports"
    }
  }

  fileprivate var voice: Voice {
    switch flow {
    case .export: .exports
    case .import: .imports
    case .total: .total
    }
  }

  /// An amount's share of the flow: `12.3%`, `<0.1%`.
  fileprivate func share(of value: Int) -> String {
    guard whole > 0 else { return "" }
    return TradeWords.percent(Double(value) / Double(whole) * 100)
  }
}
