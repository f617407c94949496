package import Diplomacy

extension DetailDocument {
  /// The reckonings that there are, with what each tells.
  package init(reckoningsAsOf day: CalendarDay) {
    let entries = Reckoning.table.map { row in
      DetailEntry(.field(row.title, row.definition), link: .subject(.reckoning(row.reckoning)))
    }
    self.init(
      title: "Reckoning", subtitle: "\(Reckoning.table.count) reckonings · as of \(day)",
      entries: entries + [
        DetailEntry(.heading("How it is counted")),
        DetailEntry(.text("What counts and what does not, for all of them"), link: .subject(.definitions)),
      ])
  }

  /// What each reckoning counts, in plain words; of all when none is named.
  package init(definitionOf reckoning: Reckoning?) {
    let rows = reckoning.map { [$0.row] } ?? Reckoning.table
    var entries: [DetailEntry] = []
    for row in rows {
      if reckoning == nil { entries.append(DetailEntry(.heading(row.title))) }
      entries += [
        DetailEntry(.field("Definition", row.definition), link: .subject(.reckoning(row.reckoning))),
        DetailEntry(.field("What counts", row.counts), link: .subject(.reckoning(row.reckoning))),
        DetailEntry(.field("What does not", row.leavesOut), link: .subject(.reckoning(row.reckoning))),
      ]
    }
    entries.append(DetailEntry(.heading("For all of them")))
    entries += Reckoning.commonRules.map { DetailEntry(.text($0)) }
    self.init(
      title: reckoning.map { "How it is counted: \($0.row.title)" } ?? "How it is counted", crumb: "How it is counted",
      entries: entries)
  }

  /// The visits behind a number.
  package init(_ report: VisitsBehindReport, wanted: VisitsBehind) {
    var notes = Footnotes(report.sources)
    let words = [
      wanted.level.map { "at the level: \($0.title)" }, wanted.year.map { "in \($0)" },
      wanted.isBilateral ? "without summits, events and transits" : nil,
    ].compactMap(\.self)
    var entries: [DetailEntry] = []
    for direction in [Direction.outbound, .inbound] where wanted.direction.map({ $0 == direction }) ?? true {
      let visits = report.visits.filter { $0.direction == direction }
      entries.append(DetailEntry(.heading("\(direction == .outbound ? "There" : "Here") (\(visits.count))")))
      if visits.isEmpty { entries.append(DetailEntry(.text("None on record by this date."))) }
      entries += visits.map { visit in
        DetailEntry(
          .event(
            date: visit.dates,
            text: (wanted.partner == nil ? "\(visit.partnerName): " : "") + visit.signedTravellers,
            detail: ([visit.kindWords] + visit.places).joined(separator: ", ")),
          notes: notes.numbers(visit.evidence), mark: direction == .outbound ? .outbound : .inbound,
          link: .visit(visit.id), fact: visit.fact)
      }
    }
    if report.left > 0 {
      entries.append(DetailEntry(.text("and \(grouped(report.left)) earlier; the timeline lists all of them")))
    }
    let count = report.visits.count + report.left
    self.init(
      title: "Visits held" + (report.partnerName.map { " with \($0)" } ?? ""), crumb: ReckoningWords.visits(count),
      subtitle: ([ReckoningWords.visits(count)] + words).joined(separator: " · "), entries: entries + notes.entries)
  }

  /// The partners at a tier, with since when.
  package init(partnersAt tier: Tier, of partners: [PartnerRow], asOf day: CalendarDay) {
    let held = partners.filter { $0.tier == tier }
      .sorted { ($0.tierSince ?? PartialDate(day), $0.name) < ($1.tierSince ?? PartialDate(day), $1.name) }
    self.init(
      title: tier.title, subtitle: "\(held.count) partner\(held.count == 1 ? "" : "s") · as of \(day)",
      entries: held.isEmpty
        ? [DetailEntry(.text("No partner is at this tier on this date."))]
        : held.map { partner in
          DetailEntry(
            .event(
              date: partner.tierSince?.description ?? "", text: partner.name,
              detail: partner.kind == "state" ? "" : partner.kind),
            mark: partner.isStandingDisputed ? .disputed : .tier(tier), link: .partner(partner.id), fact: partner.fact)
        })
  }
}
