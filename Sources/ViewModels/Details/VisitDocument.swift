package import Diplomacy

extension DetailDocument {
  /// One visit: who, when, where, what came of it, and which source says so.
  package init(_ detail: VisitDetail, info: DossierInfo) {
    let visit = detail.visit
    var notes = Footnotes(detail.sources)
    let numbers = notes.numbers(visit.evidence)
    let arrow =
      visit.direction == .outbound
      ? "\(info.homeName) → \(visit.partnerName)" : "\(visit.partnerName) → \(info.homeName)"
    var entries = [
      DetailEntry(
        .field("Dates", Self.dates(visit)), notes: numbers, mark: visit.isDisputed ? .disputed : nil, fact: visit.fact)
    ]
    let fields: [(String, String)] = [
      ("Kind", visit.kindWords.capitalizedFirst), ("Places", visit.places.joined(separator: ", ")),
      ("Host", detail.host), ("Confidence", visit.evidence.confidence.meaning), ("Note", visit.evidence.note),
    ]
    entries += fields.filter { !$0.1.isEmpty }.map { name, value in
      DetailEntry(
        .field(name, value), mark: name == "Confidence" && visit.evidence.confidence == .low ? .doubtful : nil,
        fact: visit.fact)
    }
    entries.append(
      DetailEntry(.field("Partner", visit.partnerName), link: .partner(visit.partner)))
    entries += Self.people(detail, info: info)
    entries.append(DetailEntry(.heading("Outcomes")))
    entries +=
      visit.outcomes.isEmpty
      ? [DetailEntry(.text("None on record."))]
      : visit.outcomes.map { DetailEntry(.text($0), notes: numbers, fact: visit.fact) }
    for milestone in detail.milestones {
      entries.append(
        DetailEntry(
          .event(date: milestone.date.description, text: milestone.title, detail: milestone.place),
          notes: notes.numbers(milestone.evidence), mark: milestone.doubt, link: .fact(milestone.fact),
          fact: milestone.fact))
    }
    entries += Self.disagreements(detail.disagreements, &notes)
    entries += Self.neighbours(detail)
    self.init(
      title: "\(visit.kindWords.capitalizedFirst) · \(visit.travellers.joined(separator: ", "))",
      crumb: "\(visit.kindWords.capitalizedFirst) \(visit.start)", subtitle: "\(arrow) · \(visit.dates)",
      entries: entries + notes.entries)
  }

  private static func dates(_ visit: VisitRow) -> String {
    guard let first = visit.start.first, let last = visit.end?.last, visit.start.precision == .day,
      visit.end?.precision == .day
    else { return visit.dates }
    let days = last.ordinal - first.ordinal + 1
    return days > 1 ? "\(visit.dates) (\(days) days)" : visit.dates
  }

  private static func people(_ detail: VisitDetail, info: DossierInfo) -> [DetailEntry] {
    guard !detail.participants.isEmpty else { return [] }
    return [DetailEntry(.heading("Leaders and their offices on the day"))]
      + detail.participants.map { person in
        let offices =
          person.offices.isEmpty ? "office on that day not on record" : person.offices.joined(separator: "; ")
        return DetailEntry(
          .event(date: person.isHome ? info.homeName : detail.visit.partnerName, text: person.name, detail: offices),
          mark: person.isDisputed && detail.visit.isDisputed ? .disputed : nil, link: .leader(person.leader),
          fact: person.fact)
      }
  }

  private static func neighbours(_ detail: VisitDetail) -> [DetailEntry] {
    let others = [("Before", detail.previous), ("After", detail.next)].compactMap { name, visit in
      visit.map { (name, $0) }
    }
    guard !others.isEmpty else { return [] }
    return [DetailEntry(.heading("Other visits with \(detail.visit.partnerName)"))]
      + others.map { name, visit in
        DetailEntry(
          .event(
            date: visit.dates, text: visit.signedTravellers,
            detail: "\(visit.kindWords), \(name.lowercased())"),
          mark: visit.direction == .outbound ? .outbound : .inbound, link: .visit(visit.id), fact: visit.fact)
      }
  }
}
