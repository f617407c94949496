package import Diplomacy

extension DetailDocument {
  /// The dossier of one partner: everything known by the day, footnoted.
  package init(_ detail: PartnerDetail, trade: TradeReport?, info: DossierInfo, asOf day: CalendarDay) {
    let partner = detail.partner
    var sources = detail.sources
    if let trade { sources.merge(trade.sources) { known, _ in known } }
    var notes = Footnotes(sources)
    var entries = Self.facts(detail, asOf: day, &notes)
    entries += Self.relations(detail.milestones, &notes)
    entries += Self.offices(detail.officeHolders, &notes)
    entries += Self.trade(trade, info: info, &notes)
    entries += Self.visits(detail.visits, left: detail.visitsLeft, &notes)
    for section in detail.sections {
      entries.append(DetailEntry(.heading(section.heading)))
      entries += section.facts.map { fact in
        var fact = fact
        if fact.date.isEmpty { fact.date = "undated" }
        return DetailEntry(fact, notes: notes.numbers(fact.evidence))
      }
    }
    let title = partner.localName.isEmpty ? partner.name : "\(partner.name) · \(partner.localName)"
    self.init(title: title, crumb: partner.name, subtitle: Self.subtitle(partner), entries: entries + notes.entries)
  }

  private static func subtitle(_ partner: PartnerRow) -> String {
    var parts = [partner.tier == .none ? "No partnership tier" : partner.tier.phrase.capitalizedFirst]
    if let since = partner.tierSince { parts[0] += " since \(partner.standingSign)\(since)" }
    parts += partner.sectoral
    return parts.joined(separator: " · ")
  }

  private static func facts(_ detail: PartnerDetail, asOf day: CalendarDay, _ notes: inout Footnotes) -> [DetailEntry] {
    let partner = detail.partner
    let numbers = notes.numbers(partner.evidence)
    let doubt: DetailEntry.Mark? = partner.evidence.confidence == .low ? .doubtful : nil
    func own(_ name: String, _ value: String) -> DetailEntry? {
      value.isEmpty ? nil : DetailEntry(.field(name, value), notes: numbers, mark: doubt, fact: partner.fact)
    }
    let start = [
      own("Official name", partner.officialName), own("Region", partner.region), own("Capital", partner.capital),
    ]
    let end = own("Note", partner.evidence.note)
    let middle = [
      relationsSince(detail, &notes),
      lastVisit("Last here, top level", partner.lastTopLevelIn, .inbound, detail, day, &notes),
      lastVisit("Last there, top level", partner.lastTopLevelOut, .outbound, detail, day, &notes),
    ]
    return start.compactMap(\.self) + middle + [end].compactMap(\.self)
  }

  /// When relations began, with the documents of the step that says so.
  private static func relationsSince(_ detail: PartnerDetail, _ notes: inout Footnotes) -> DetailEntry {
    let date = detail.partner.relationsSince
    guard let step = detail.relationsStep else {
      return DetailEntry(.field("Relations since", date?.description ?? "not on record"))
    }
    return DetailEntry(
      .field("Relations since", step.date.description), notes: notes.numbers(step.evidence), mark: step.doubt,
      link: .fact(step.fact), fact: step.fact)
  }

  /// The last visit at the top level one way, with its documents.
  private static func lastVisit(
    _ name: String, _ date: PartialDate?, _ direction: Direction, _ detail: PartnerDetail, _ day: CalendarDay,
    _ notes: inout Footnotes
  ) -> DetailEntry {
    guard let date, let reference = date.last else { return DetailEntry(.field(name, "none on record")) }
    let value = "\(date) (\(Elapsed.ago(from: min(reference, day), to: day)))"
    guard let visit = detail.lastTopLevel(direction) else {
      return DetailEntry(.field(name, value))
    }
    return DetailEntry(
      .field(name, value), notes: notes.numbers(visit.evidence), mark: visit.isDisputed ? .disputed : nil,
      link: .visit(visit.id), fact: visit.fact)
  }

  private static func relations(_ milestones: [Milestone], _ notes: inout Footnotes) -> [DetailEntry] {
    guard !milestones.isEmpty else { return [] }
    return [DetailEntry(.heading("The relationship"))]
      + milestones.map { milestone in
        DetailEntry(
          .event(
            date: milestone.date.description, text: milestone.title,
            detail: [milestone.place, milestone.evidence.note].filter { !$0.isEmpty }.joined(separator: "; ")),
          notes: notes.numbers(milestone.evidence), mark: milestone.doubt, link: .fact(milestone.fact),
          fact: milestone.fact)
      }
  }

  private static func offices(_ holders: [OfficeHolder], _ notes: inout Footnotes) -> [DetailEntry] {
    guard !holders.isEmpty else { return [] }
    return [DetailEntry(.heading("In office"))]
      + holders.map { holder in
        let since = holder.start.map { "since \($0)" } ?? ""
        return DetailEntry(
          .event(
            date: "", text: "\(holder.name), \(holder.office)", detail: holder.isActing ? "acting \(since)" : since),
          notes: notes.numbers(holder.evidence),
          mark: holder.isDisputed ? .disputed : holder.evidence.confidence == .low ? .doubtful : nil,
          link: .leader(holder.leader), fact: holder.fact)
      }
  }

  private static func trade(_ report: TradeReport?, info: DossierInfo, _ notes: inout Footnotes) -> [DetailEntry] {
    guard let report, !report.history.years.isEmpty else {
      return [DetailEntry(.heading("Trade")), DetailEntry(.text("No trade figure on record by this date."))]
    }
    return [DetailEntry(.heading("Trade, current US dollars"))]
      + report.history.years.reversed().prefix(12).map { year in
        let evidence = year.shownFigures.first?.evidence ?? Evidence(sources: [], confidence: .low, note: "")
        return DetailEntry(
          .event(date: String(year.year), text: TradeWords.line(year), detail: TradeWords.series(year, info: info)),
          notes: notes.numbers(evidence), mark: evidence.confidence == .low ? .doubtful : nil,
          link: .claims(report.partner, year.year))
      }
  }

  private static func visits(_ visits: [VisitRow], left: Int, _ notes: inout Footnotes) -> [DetailEntry] {
    guard !visits.isEmpty else {
      return [DetailEntry(.heading("Visits")), DetailEntry(.text("No visit on record by this date."))]
    }
    let more = left > 0 ? [DetailEntry(.text("and \(left) earlier; the timeline lists all of them (p there)"))] : []
    return [DetailEntry(.heading("Visits (\(visits.count + left))"))]
      + visits.map { visit in
        DetailEntry(
          .event(
            date: visit.dates, text: visit.signedTravellers,
            detail: visit.kindWords),
          notes: notes.numbers(visit.evidence), mark: visit.direction == .outbound ? .outbound : .inbound,
          link: .visit(visit.id), fact: visit.fact)
      } + more
  }
}

extension VisitRow {
  /// The days of the visit in EDTF: one date, or an interval.
  package var dates: String {
    guard let end, end != start else { return start.description }
    return "\(start)/\(end)"
  }

  /// Who travelled, after `≠` where sources differ on the visit.
  var signedTravellers: String { (isDisputed ? "≠ " : "") + travellers.joined(separator: ", ") }

  /// Kind and status in words: "state visit", "official visit, cancelled".
  package var kindWords: String {
    status == .held ? kind.phrase : "\(kind.phrase), \(status.rawValue)"
  }
}
