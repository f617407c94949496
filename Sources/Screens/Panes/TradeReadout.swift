internal import Console
internal import Diplomacy
internal import ViewModels

/// What the crosshair stands on: the year's amounts with their change, the source, and what happened.
struct TradeReadout {
  let trade: TradePane
  let charset: Charset

  func draw(on canvas: inout Canvas, in area: Rect) {
    guard let year = trade.year else { return }
    var lines = [amounts(year, narrow: area.width < 90)]
    if area.height == 2 { lines.append(publisher + eventSpans(year)) }
    if area.height >= 3 { lines += [source, eventSpans(year).isEmpty ? keys : eventSpans(year)] }
    if area.height >= 4 { lines.append(invested) }
    for (row, spans) in lines.prefix(area.height).enumerated() {
      let fitted = spans.truncated(to: area.width - 2, ellipsis: charset.glyphs.ellipsis)
      canvas.write(spans: fitted, at: Point(x: area.x + 1, y: area.y + row), clip: area)
    }
  }

  private func amounts(_ year: Int, narrow: Bool) -> [Span] {
    var spans = [Span("\(year)", .strong), Span(" \(charset.glyphs.vertical) ", .muted)]
    guard let current = trade.current else {
      return spans + [Span(trade.chosenSeries == nil ? "no figure on record" : "no figure of this series", .muted)]
    }
    if trade.measure == .share { return spans + shares(current) + rank(year) }
    let before = trade.history[year - 1]
    func add(_ name: String, _ role: Role, _ value: String, _ change: String?) {
      spans += [Span(narrow ? name.prefix(1).uppercased() : "\(name) ", role), Span(value, .strong)]
      if let change, !narrow { spans.append(Span(" \(change)", .muted)) }
      spans.append(Span(narrow ? " " : "  "))
    }
    if let point = current.exports, let amount = TradeWords.flow(.export, of: current) {
      add("exports", .exports, amount, Self.change(before?.exports, point))
    }
    if let point = current.imports, let amount = TradeWords.flow(.import, of: current) {
      add("imports", .imports, amount, Self.change(before?.imports, point))
    }
    if let balance = TradeWords.balance(of: current) { add("balance", .balance, balance, nil) }
    if let total = TradeWords.total(of: current) { add("total", .total, total, Self.change(before, current)) }
    return spans + (narrow ? [] : rank(year))
  }

  /// Each flow's share of the home country's trade with the world.
  private func shares(_ year: TradeYear) -> [Span] {
    let world = trade.report?.world ?? .empty
    let flows: [(String, Role, Flow)] = [
      ("exports ", .exports, .export), ("imports ", .imports, .import), ("total ", .total, .total),
    ]
    let found = flows.compactMap { name, role, flow -> [Span]? in
      TradeShares.share(flow, of: year, in: world).map { share in
        let sign = share.isHollow ? charset.glyphs.approximately : ""
        return [Span(name, role), Span(sign + TradeWords.percent(share.percent), .strong), Span("  ")]
      }
    }
    // Nothing is said of what is still being read.
    if found.isEmpty, trade.report?.investments == nil { return [] }
    return found.isEmpty
      ? [Span("no trade with the world on record for this year, and so no share", .muted)] : Array(found.joined())
  }

  /// The partner's place among all by the year's total.
  private func rank(_ year: Int) -> [Span] {
    guard let rank = trade.report?.ranks[year] else { return [] }
    return [Span("rank ", .muted), Span("\(rank.place)", .strong), Span(" of \(rank.count)", .muted)]
  }

  /// The change against the year before, only within one series: across two it would be an artefact.
  private static func change(_ before: TradePoint?, _ now: TradePoint) -> String? {
    guard let before else { return nil }
    guard before.figure.series == now.figure.series else { return "(new series)" }
    return TradeWords.change(from: before.figure.value, to: now.figure.value)
  }

  private static func change(_ before: TradeYear?, _ now: TradeYear) -> String? {
    guard let old = before?.total, let new = now.total,
      let series = before?.shownFigures.last?.series, series == now.shownFigures.last?.series
    else { return nil }
    return TradeWords.change(from: old, to: new)
  }

  /// The document behind the figures, and how far others disagree.
  private var source: [Span] {
    guard let current = trade.current, let figure = current.shownFigures.first else { return [] }
    var spans = disagreement(current)
    let evidence = figure.evidence
    let citations = evidence.sources.compactMap { trade.report?.sources[$0]?.citation }
    spans += [Span("source ", .muted), Span(citations.first ?? "not named", .text)]
    if citations.count > 1 { spans.append(Span(" +\(citations.count - 1)", .muted)) }
    switch evidence.confidence {
    case .high: break
    case .medium: spans.append(Span("  medium confidence", .muted))
    case .low: spans.append(Span("  low confidence", .warning))
    }
    if !evidence.note.isEmpty { spans.append(Span("  \(evidence.note)", .muted)) }
    return spans
  }

  /// What is invested, beside trade where there is room for it.
  private var invested: [Span] {
    guard let facts = trade.report?.investments else { return [] }
    guard !facts.isEmpty else { return [Span("no investment on record", .muted)] }
    return facts.enumerated().flatMap { index, fact in
      [
        Span(index == 0 ? "" : "   "), Span("\(fact.title.capitalizedFirst) ", .muted), Span(fact.detail, .strong),
        Span(fact.date.isEmpty ? "" : " (\(fact.date))", .muted),
      ]
    }
  }

  /// Who published the figures, in a word or two, for screens with little room.
  private var publisher: [Span] {
    guard let current = trade.current, let figure = current.shownFigures.first else { return [] }
    let source = figure.evidence.sources.lazy.compactMap { trade.report?.sources[$0] }.first
    return [Span("source ", .muted), Span(source?.publisher ?? "not named", .text), Span("   ")]
  }

  private func disagreement(_ year: TradeYear) -> [Span] {
    guard let found = year.disagreement else { return [] }
    let share = min(9999, Int((found.share * 100).rounded()))
    return [
      Span(
        "\(charset.glyphs.disputed) \(found.claims) claim\(found.claims == 1 ? " differs" : "s differ"), up to \(share)%  ",
        .warning)
    ]
  }

  private func eventSpans(_ year: Int) -> [Span] {
    let events = trade.events(in: year)
    let left = trade.report?.visitsLeft[year] ?? 0
    let more = left == 0 ? [] : [Span("   and \(left) more visit\(left == 1 ? "" : "s")", .muted)]
    return events.enumerated().flatMap { index, event in
      (index == 0 ? [] : [Span("   ")])
        + [
          Span(event.glyph(charset) + " ", event.role), Span("\(event.date) ", .muted), Span(event.title, .text),
          Span(", \(event.kindWords)", .muted),
        ]
    } + more
  }

  /// What the marks mean, where there is no event to tell of.
  private var keys: [Span] {
    let glyphs = charset.glyphs
    return [
      Span(glyphs.tierChange, .tierComprehensiveStrategic), Span(" milestone  ", .muted),
      Span(glyphs.visitOut, .outbound),
      Span(" visit there  ", .muted), Span(glyphs.visitIn, .inbound), Span(" visit here  ", .muted),
      Span(glyphs.agreement, .accent), Span(" agreement  ", .muted),
      Span(glyphs.hollowPoint, .muted), Span(" approximate or provisional  ", .muted), Span(glyphs.gap, .gap),
      Span(" no figure", .muted),
    ]
  }
}
