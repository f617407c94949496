/// One row of any table with everything behind it: its cells, its documents, the other readings, and why it is shown.
package struct FactDetail: Hashable, Sendable {
  package var fact: Fact
  /// Where the row stands, such as `milestones.csv:12`.
  package var place: String
  /// The cells that are not blank, with names in place of ids; evidence is left out.
  package var fields: [FactField]
  /// Where rows disagree on it: each disagreement's readings, the one shown first; empty when this row stands alone.
  package var disagreements: [[Reading]]
  /// What the checks found in the row.
  package var problems: [Problem]
  package var sources: [String: Source]
  /// The day on which the first of its documents came out, of a row without a date that was told of after the as-of date;
  /// nil for all others.
  package var knownFrom: CalendarDay?

  package init(
    fact: Fact, place: String, fields: [FactField], disagreements: [[Reading]], problems: [Problem],
    sources: [String: Source]
  ) {
    self.fact = fact
    self.place = place
    self.fields = fields
    self.disagreements = disagreements
    self.problems = problems
    self.sources = sources
  }
}

/// A cell of a row, with its column's name in words.
package struct FactField: Hashable, Sendable {
  package var name: String
  package var value: String

  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

extension FactDetail {
  /// Whether the program shows another row's reading in its place.
  package var isSetAside: Bool {
    disagreements.joined().contains { $0.fact.key == fact.key && !$0.isShown }
  }
}

/// What one row says of something that several rows speak of.
package struct Reading: Hashable, Sendable {
  package var fact: Fact
  package var isShown: Bool
  /// Of the reading that is shown: why it goes before the next; blank for the others.
  package var reason: String
  /// The cells in which the row differs from the one that is shown; empty for that one.
  package var differences: [FactField]

  package init(fact: Fact, isShown: Bool, reason: String = "", differences: [FactField] = []) {
    self.fact = fact
    self.isShown = isShown
    self.reason = reason
    self.differences = differences
  }
}

/// A document with the number of facts that rest on it.
package struct SourceRow: Hashable, Sendable {
  package var source: Source
  package var facts: Int

  package init(source: Source, facts: Int) {
    self.source = source
    self.facts = facts
  }
}

/// A document and what rests on it.
package struct SourceDetail: Hashable, Sendable {
  package var source: Source
  /// How many facts known by the day rest on it.
  package var facts: Int
  /// The facts by table, at most so many of each; `left` says how many more there are.
  package var sections: [FactSection]
  /// How many facts rest on it that are later than the day; they are in no section.
  package var later: Int

  package init(source: Source, facts: Int, sections: [FactSection], later: Int = 0) {
    self.source = source
    self.facts = facts
    self.sections = sections
    self.later = later
  }
}

/// What a search found, by table.
package struct SearchResult: Hashable, Sendable {
  package var sections: [FactSection]
  package var sources: [String: Source]
  /// Words that find nothing, with the names near them that were searched instead.
  package var replacements: [Replacement] = []
  /// Other words that may have been meant, where little was found.
  package var suggestion: String?

  /// A word that finds nothing, and the name near it that was searched instead.
  package struct Replacement: Hashable, Sendable {
    package var typed: String
    package var used: String

    package init(typed: String, used: String) {
      self.typed = typed
      self.used = used
    }

    /// The same for a reader.
    package var sentence: String { "Nothing has “\(typed)”: showing results for “\(used)”." }
  }

  /// The words that were searched for in the end.
  package func searched(_ typed: String) -> String {
    typed.split(whereSeparator: \.isWhitespace).map { word in
      replacements.first { $0.typed == word }?.used ?? String(word)
    }.joined(separator: " ")
  }

  package init(sections: [FactSection], sources: [String: Source]) {
    self.sections = sections
    self.sources = sources
  }

  /// At most so many facts, from the first on; those left out are counted.
  package func prefix(_ limit: Int) -> SearchResult {
    var room = limit
    var cut = self
    for index in sections.indices {
      cut.sections[index].facts = Array(sections[index].facts.prefix(room))
      cut.sections[index].left += sections[index].facts.count - cut.sections[index].facts.count
      room -= cut.sections[index].facts.count
    }
    return cut
  }

  /// How many facts were found, those that are not listed included.
  package var count: Int { sections.reduce(0) { $0 + $1.facts.count + $1.left } }

  /// Whether counting stopped before the end somewhere, so that at least so many were found.
  package var isCountPartial: Bool { sections.contains(where: \.isCountPartial) }
}

/// What a dossier knows of its own country: seats, acts, figures.
package struct HomeDetail: Hashable, Sendable {
  package var name: String
  package var sections: [FactSection]
  package var sources: [String: Source]

  package init(name: String, sections: [FactSection], sources: [String: Source]) {
    self.name = name
    self.sections = sections
    self.sources = sources
  }
}
