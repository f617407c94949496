package import Diplomacy

extension DetailDocument {
  /// One leader: offices, visits made and received, whom they met, where they went first.
  package init(_ detail: LeaderDetail) {
    let leader = detail.leader
    var notes = Footnotes(detail.sources)
    var entries = Self.facts(leader, &notes)
    entries += Self.terms(detail.terms, of: leader, &notes)
    entries += Self.firsts(detail.firstDestinations, &notes)
    entries += Self.met(detail.met)
    entries += Self.visits(detail, &notes)
    let native = leader.nativeName
    let title = native.isEmpty || native == leader.name ? leader.name : "\(leader.displayName) · \(leader.otherName)"
    self.init(
      title: title, crumb: leader.displayName, subtitle: Self.subtitle(leader), figure: Self.travel(detail),
      entries: entries + notes.entries)
  }

  private static func subtitle(_ leader: LeaderRow) -> String {
    guard let office = leader.office else { return leader.countryName }
    let since = office.start.map { " since \($0)" } ?? (office.isUndated ? ", dates not on record" : "")
    return [leader.countryName, (office.isActing ? "acting " : "") + office.office + since]
      .filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private static func facts(_ leader: LeaderRow, _ notes: inout Footnotes) -> [DetailEntry] {
    let fact = FactKey("leaders", leader.id)
    var entries = [
      DetailEntry(
        .field("Country", leader.countryName.isEmpty ? "not on record" : leader.countryName),
        notes: notes.numbers(leader.evidence), mark: leader.evidence.confidence == .low ? .doubtful : nil,
        link: leader.isHome || leader.country.isEmpty ? nil : .partner(leader.country), fact: fact)
    ]
    entries.append(DetailEntry(.field("Visits made", grouped(leader.made)), fact: fact))
    entries.append(DetailEntry(.field("Visits received", grouped(leader.received)), fact: fact))
    if !leader.evidence.note.isEmpty { entries.append(DetailEntry(.field("Note", leader.evidence.note), fact: fact)) }
    return entries
  }

  private static func terms(_ terms: [Fact], of leader: LeaderRow, _ notes: inout Footnotes) -> [DetailEntry] {
    guard !terms.isEmpty else {
      return [DetailEntry(.heading("Offices")), DetailEntry(.text("No term in office on record by this date."))]
    }
    return [DetailEntry(.heading("Offices"))]
      + terms.map { fact in
        var fact = fact
        if fact.date.isEmpty { fact.date = "undated" }
        // Whose offices these are is the page's title.
        let name = leader.displayName + ", "
        if fact.title.hasPrefix(name) { fact.title = String(fact.title.dropFirst(name.count)) }
        return DetailEntry(fact, notes: notes.numbers(fact.evidence))
      }
  }

  private static func firsts(_ firsts: [FirstJourney], _ notes: inout Footnotes) -> [DetailEntry] {
    guard !firsts.isEmpty else { return [] }
    return [DetailEntry(.heading("First journey in each office"))]
      + firsts.map { first in
        let visit = first.visit
        return DetailEntry(
          .event(
            date: visit.dates, text: visit.destination, detail: "as \(first.office), since \(first.start)"),
          notes: notes.numbers(visit.evidence), mark: visit.direction == .outbound ? .outbound : .inbound,
          link: .visit(visit.id), fact: visit.fact)
      }
  }

  private static func met(_ met: [MetLeader]) -> [DetailEntry] {
    guard !met.isEmpty else { return [] }
    return [DetailEntry(.heading("On visits together with"))]
      + met.map { other in
        DetailEntry(
          .event(
            date: other.visits == 1 ? "1 visit" : "\(grouped(other.visits)) visits", text: other.name,
            detail: other.countryName), link: .leader(other.id), fact: FactKey("leaders", other.id))
      }
  }

  private static func visits(_ detail: LeaderDetail, _ notes: inout Footnotes) -> [DetailEntry] {
    let count = detail.visits.count + detail.visitsLeft
    guard count > 0 else {
      return [DetailEntry(.heading("Visits")), DetailEntry(.text("No visit on record by this date."))]
    }
    let more =
      detail.visitsLeft > 0
      ? [DetailEntry(.text("and \(grouped(detail.visitsLeft)) earlier; the timeline lists all of them (P there)"))] : []
    return [DetailEntry(.heading("Visits (\(grouped(count)))"))]
      + detail.visits.map { item in
        let visit = item.visit
        let words =
          item.isTraveller ? "to \(visit.destination)" : "received \(visit.travellers.joined(separator: ", "))"
        return DetailEntry(
          .event(date: visit.dates, text: words, detail: visit.kindWords), notes: notes.numbers(visit.evidence),
          mark: visit.direction == .outbound ? .outbound : .inbound, link: .visit(visit.id), fact: visit.fact)
      } + more
  }

  /// Visits by year; nil without any.
  private static func travel(_ detail: LeaderDetail) -> Figure? {
    guard let first = detail.travel.first?.year, let last = detail.travel.last?.year else { return nil }
    var made: [Int: FigurePoint] = [:]
    var received: [Int: FigurePoint] = [:]
    // Between the first and the last year on record, a year without a visit is one with none.
    for year in first...last { (made[year], received[year]) = (FigurePoint(0), FigurePoint(0)) }
    for year in detail.travel {
      made[year.year] = FigurePoint(Double(year.made))
      received[year.year] = FigurePoint(Double(year.received))
    }
    let plot = YearPlot(
      years: first...last,
      series: [
        FigureSeries(name: "made", voice: .outbound, points: made),
        FigureSeries(name: "received", voice: .inbound, points: received),
      ], style: .stackedBars)
    return Figure(title: "Visits by year", unit: "visits held", plot: .years(plot))
  }
}

extension LeaderRow {
  /// The name that is not shown first.
  fileprivate var otherName: String { displayName == nativeName ? name : nativeName }
}

extension VisitRow {
  /// Where the visit went: the partner, and the places; of one to the home country, the places alone.
  fileprivate var destination: String {
    let cities = places.joined(separator: ", ")
    guard direction == .outbound else { return cities.isEmpty ? "the home country" : cities }
    return cities.isEmpty ? partnerName : "\(partnerName) (\(cities))"
  }
}
