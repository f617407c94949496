/// The words that may stand before a colon in one place, and what may follow each: those of the visits, or the columns of
/// a sheet. The grammar is the same everywhere; what it can be about differs.
package struct FilterVocabulary: Hashable, Sendable {
  /// What may follow the colon.
  package enum Shape: Hashable, Sendable {
    /// Any words; `=` before them asks for the whole value.
    case words
    /// One of a closed list.
    case choices([String])
    /// A year or a range of years.
    case years
    /// A number or a range: `5`, `5..9`, `5..`, `5..<10`.
    case number
    /// A date, a year or a range of them.
    case date
    /// `yes` or `no`.
    case flag
  }

  /// One word before the colon.
  package struct Entry: Hashable, Sendable {
    package var name: String
    package var aliases: [String]
    package var shape: Shape
    /// An example of a whole term.
    package var example: String
    /// What it keeps, in a few words.
    package var summary: String
    /// The field of the grammar that it is; nil for a column with a name of its own.
    package var field: FilterField?

    package init(
      name: String, aliases: [String] = [], shape: Shape, example: String, summary: String, field: FilterField? = nil
    ) {
      self.name = name
      self.aliases = aliases
      self.shape = shape
      self.example = example
      self.summary = summary
      self.field = field
    }

    /// A field of the grammar, with its own closed list or another.
    package init(_ field: FilterField, choices: [String]? = nil, isOpen: Bool = false) {
      let closed = isOpen ? nil : choices ?? field.choices
      self.init(
        name: field.rawValue, aliases: field.aliases,
        shape: field == .year ? .years : closed.map(Shape.choices) ?? .words,
        example: field.example, summary: field.summary, field: field)
    }
  }

  package var entries: [Entry]

  package init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// Every field of the grammar: what visits and searches take.
  package static let all = FilterVocabulary(FilterField.allCases.map { Entry($0) })

  /// The same for partners, whose kinds are others than those of visits.
  package static let partners = FilterVocabulary(
    FilterField.allCases.map { $0 == .kind ? Entry($0, choices: ["state", "territory", "organisation"]) : Entry($0) })

  /// The entry that a word names, in any case.
  package func entry(_ word: some StringProtocol) -> Entry? {
    let lowered = word.lowercased()
    return entries.first { $0.name == lowered } ?? entries.first { $0.aliases.contains(lowered) }
  }
}
