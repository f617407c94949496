package import Diplomacy

extension DetailDocument {
  /// One row with everything behind it: its documents, what others say of the same thing, and which is shown and why.
  package init(_ detail: FactDetail) {
    var notes = Footnotes(detail.sources)
    let fact = detail.fact
    let numbers = notes.numbers(fact.evidence)
    let isLow = fact.evidence.confidence == .low
    let later = detail.knownFrom.map { day in
      DetailEntry(
        .text("Not yet told of on the as-of date: the first of its documents came out on \(day)."), mark: .doubtful)
    }
    var entries =
      (later.map { [$0] } ?? []) + [
        DetailEntry(
          .field("Confidence", fact.evidence.confidence.meaning), notes: numbers, mark: isLow ? .doubtful : nil)
      ]
    if !fact.evidence.note.isEmpty { entries.append(DetailEntry(.field("Note", fact.evidence.note))) }
    if !detail.isSetAside, let link = DetailEntry.Link(page: fact.key) {
      entries.append(DetailEntry(.field("Page", "everything known of it"), link: link))
    }
    entries += notes.entries
    entries += Self.disagreements(detail.disagreements, &notes, besides: fact.key)
    if !detail.problems.isEmpty {
      entries.append(DetailEntry(.heading("What the checks say")))
      entries += detail.problems.map { DetailEntry(.problem($0)) }
    }
    entries.append(DetailEntry(.heading("The row, \(detail.place)")))
    entries += detail.fields.map { DetailEntry(.field($0.name, $0.value)) }
    self.init(
      title: fact.title, crumb: detail.place,
      subtitle: detail.isSetAside
        ? "set aside for another reading" : fact.isDisputed ? "≠ sources differ · \(fact.date)" : fact.date,
      entries: entries + notes.entries(after: numbers.count, heading: "Sources of the others"))
  }

  /// The readings of everything that rows disagree on, and why one of them is shown.
  static func disagreements(
    _ all: [[Reading]], _ notes: inout Footnotes, besides key: FactKey? = nil
  ) -> [DetailEntry] {
    var entries: [DetailEntry] = []
    for readings in all {
      let isOwn = key.map { key in readings.contains { $0.fact.key == key } } ?? false
      let matter = readings.first?.fact.key.table == "terms" ? "who held the office" : "the dates, places or people"
      entries.append(
        DetailEntry(.heading(isOwn ? "Claims about the same thing" : "Where sources disagree: \(matter)")))
      for reading in readings {
        let fact = reading.fact
        let words = [
          reading.isShown ? "shown" : "not shown", fact.evidence.confidence.rawValue + " confidence",
          reading.differences.isEmpty
            ? fact.detail
            : "says " + reading.differences.map { "\($0.name.lowercased()) \($0.value)" }.joined(separator: ", "),
          fact.evidence.note,
        ]
        entries.append(
          DetailEntry(
            .event(
              date: fact.date, text: fact.title, detail: words.filter { !$0.isEmpty }.joined(separator: "; ")),
            notes: notes.numbers(fact.evidence), mark: reading.isShown ? .preferred : .disputed,
            link: .fact(fact.key), fact: fact.key))
      }
      if let reason = readings.first(where: \.isShown)?.reason, !reason.isEmpty {
        entries.append(DetailEntry(.text("The first is shown: \(reason).")))
      }
    }
    return entries
  }
}

extension Confidence {
  /// The word with what it means.
  package var meaning: String {
    switch self {
    case .high: "high: read in the document named"
    case .medium: "medium: derived or second-hand"
    case .low: "low: from memory or doubtful"
    }
  }
}

extension DetailEntry.Link {
  /// The page of a row that has one of its own; nil for rows that only have a page on their sources.
  init?(page key: FactKey) {
    guard key.key.count == 1, let id = key.key.first else { return nil }
    switch key.table {
    case "partners": self = .partner(id)
    case "visits": self = .visit(id)
    case "leaders": self = .leader(id)
    case "sources": self = .source(id)
    default: return nil
    }
  }

  /// Where Enter leads from a row: to its page, else to its sources.
  init(row key: FactKey) {
    self = Self(page: key) ?? .fact(key)
  }
}

extension DetailEntry {
  /// A row of any table as a line.
  init(_ fact: Fact, notes: [Int]) {
    let words = [
      fact.isSetAside ? "not shown elsewhere" : "", fact.detail,
      fact.evidence.confidence == .low && fact.isDisputed ? "low confidence" : "",
    ]
    self.init(
      .event(date: fact.date, text: fact.title, detail: words.filter { !$0.isEmpty }.joined(separator: ", ")),
      notes: notes, mark: fact.isDisputed ? .disputed : fact.evidence.confidence == .low ? .doubtful : nil,
      link: fact.isSetAside ? .fact(fact.key) : Link(row: fact.key), fact: fact.key)
  }
}

extension DetailDocument {
  /// Rows under the headings of their tables, each with its documents.
  ///
  /// - Parameter notes: the numbers of a row's documents.
  static func sections(_ sections: [FactSection], notes: (Evidence) -> [Int]) -> [DetailEntry] {
    var entries: [DetailEntry] = []
    for section in sections {
      entries.append(DetailEntry(.heading("\(section.heading) (\(section.count))")))
      for fact in section.facts { entries.append(DetailEntry(fact, notes: notes(fact.evidence))) }
      if section.left > 0 { entries.append(DetailEntry(.text("and \(section.leftWords) more"))) }
    }
    return entries
  }
}

extension FactSection {
  /// How many facts there are, those that are not listed included.
  package var count: String { (isCountPartial ? "at least " : "") + grouped(facts.count + left) }
  /// How many are not listed.
  package var leftWords: String { (isCountPartial ? "at least " : "") + grouped(left) }
}
