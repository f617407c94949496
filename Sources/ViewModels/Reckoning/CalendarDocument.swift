package import Diplomacy

extension DetailDocument {
  /// What comes up as lines to be read outside the program, month by month; on the screen it is a table.
  package init(_ report: CalendarReport, asOf day: CalendarDay) {
    var notes = Footnotes(report.sources)
    var entries: [DetailEntry] = []
    var heading = ""
    for entry in report.entries {
      let words = CalendarMonth.title(of: entry.date)
      if words != heading { entries.append(DetailEntry(.heading(words))) }
      heading = words
      entries.append(Self.line(entry, asOf: day, notes: notes.numbers(entry.evidence)))
    }
    if report.entries.isEmpty {
      entries = [
        DetailEntry(
          .text("Nothing comes up in this time: no anniversary, planned visit, term, agreement or seat ends."))
      ]
    }
    let count = report.entries.count
    self.init(
      title: "Calendar",
      subtitle: "\(grouped(count)) \(count == 1 ? "entry" : "entries") · \(report.from) to \(report.through)",
      entries: entries + notes.entries)
  }

  /// An entry as a line of the calendar and of the overview.
  static func line(_ entry: CalendarEntry, asOf day: CalendarDay, notes: [Int]) -> DetailEntry {
    let round = entry.roundness == nil ? "" : "round"
    let ahead = entry.date.precision == .day ? entry.date.first.map { Elapsed.short(from: $0, to: day) } ?? "" : ""
    let isVisit = entry.kind == .plannedVisit || entry.kind == .cancelledVisit
    return DetailEntry(
      .event(
        date: entry.end.map { $0 == entry.date ? entry.date.description : "\(entry.date)/\($0)" }
          ?? entry.date.description,
        text: entry.title,
        detail: [entry.detail, round, ahead].filter { !$0.isEmpty }.joined(separator: ", ")),
      notes: notes,
      mark: entry.isDisputed
        ? .disputed : entry.evidence.confidence == .low ? .doubtful : entry.roundness == nil ? nil : .round,
      link: isVisit ? .visit(entry.fact.key.first ?? "") : .fact(entry.fact), fact: entry.fact)
  }
}
