package import Diplomacy

extension DetailDocument {
  /// What changed between two days, by kind.
  package init(_ report: ChangeReport) {
    var notes = Footnotes(report.sources)
    var entries: [DetailEntry] = []
    for section in report.sections {
      let count = section.changes.count + section.left
      let isCounted = section.heading.hasSuffix(")")
      entries.append(DetailEntry(.heading(section.heading + (isCounted ? "" : " (\(grouped(count)))"))))
      entries += section.changes.map { Self.line($0, notes: notes.numbers($0.fact.evidence)) }
      if section.left > 0 { entries.append(DetailEntry(.text("and \(grouped(section.left)) more"))) }
    }
    if report.sections.isEmpty {
      entries = [DetailEntry(.text("Nothing on record changed between these days."))]
    }
    let count = report.sections.reduce(0) { $0 + $1.changes.count + $1.left }
    self.init(
      title: "What changed", crumb: "\(report.from) to \(report.to)",
      subtitle: "after \(report.from), by \(report.to) · \(grouped(count)) change\(count == 1 ? "" : "s")",
      entries: entries + notes.entries)
  }

  private static func line(_ change: Change, notes: [Int]) -> DetailEntry {
    let fact = change.fact
    let mark: DetailEntry.Mark? =
      switch change.action {
      case _ where fact.isDisputed: .disputed
      case .outbound: .outbound
      case .inbound: .inbound
      default: fact.evidence.confidence == .low ? .doubtful : change.tier.map { .tier($0) }
      }
    let link: DetailEntry.Link =
      if let year = change.year { .claims(fact.partner, year) } else { DetailEntry.Link(row: fact.key) }
    return DetailEntry(
      .event(
        date: fact.date, text: fact.title,
        detail: [change.action.words, fact.detail].filter { !$0.isEmpty }.joined(separator: ", ")),
      notes: notes, mark: mark, link: link, fact: change.year == nil ? fact.key : nil)
  }
}
