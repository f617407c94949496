package import Diplomacy

extension DetailDocument {
  /// One document with everything that rests on it.
  package init(_ detail: SourceDetail) {
    let source = detail.source
    let fields: [(String, String)] = [
      ("Title", source.title), ("Publisher", source.publisher), ("Published", source.published),
      ("Kind", source.kind.rawValue), ("Note", source.note), ("Id", source.id),
    ]
    var entries = fields.filter { !$0.1.isEmpty }.map { DetailEntry(.field($0.0, $0.1)) }
    entries.append(
      source.url.isEmpty
        ? DetailEntry(.field("Address", "none on record"))
        : DetailEntry(.field("Address", source.url), link: .address(source.url)))
    if detail.sections.isEmpty, detail.later == 0 {
      entries.append(DetailEntry(.text("No fact rests on this document.")))
    }
    entries += Self.sections(detail.sections) { _ in [] }
    if detail.later > 0 {
      let words = detail.later == 1 ? "1 fact is" : "\(grouped(detail.later)) facts are"
      entries.append(DetailEntry(.text("\(words) later than the as-of date and not shown.")))
    }
    self.init(
      title: source.publisher.isEmpty ? source.title : source.publisher,
      crumb: source.publisher.isEmpty ? source.id : source.publisher,
      subtitle: Self.count(detail.facts), entries: entries)
  }

  private static func count(_ facts: Int) -> String {
    facts == 0 ? "no fact" : facts == 1 ? "1 fact" : "\(grouped(facts)) facts"
  }

  /// What a search found.
  package init(_ result: SearchResult, words: String) {
    var notes = Footnotes(result.sources)
    let entries = Self.sections(result.sections) { notes.numbers($0) }
    let none = [
      DetailEntry(.text("Nothing has all of these words. Each must be the beginning of a word of one row:")),
      DetailEntry(.text("names of partners and leaders, titles, places, outcomes, goods, notes, titles of sources.")),
    ]
    self.init(
      title: "Search: \(words)", crumb: "Search “\(words)”",
      subtitle: (result.isCountPartial ? "at least " : "") + Self.count(result.count),
      entries: Self.spelling(of: result) + (entries.isEmpty ? none : entries + notes.entries))
    highlights = result.searched(words).split(separator: " ").map { SearchText.fold($0) }
  }

  /// What was searched instead of what was typed, or might be.
  private static func spelling(of result: SearchResult) -> [DetailEntry] {
    let replaced = result.replacements.map { DetailEntry(.text($0.sentence)) }
    let suggestion = result.suggestion.map {
      DetailEntry(.text("Did you mean “\($0)”? Enter searches for it."), link: .subject(.search($0)))
    }
    return replaced + (suggestion.map { [$0] } ?? [])
  }

  /// The home country: offices, seats, acts and figures.
  package init(_ detail: HomeDetail) {
    var notes = Footnotes(detail.sources)
    let entries = Self.sections(detail.sections) { notes.numbers($0) }
    self.init(
      title: detail.name, crumb: "Home", subtitle: "the home country",
      entries: entries.isEmpty
        ? [DetailEntry(.text("No membership, initiative or figure on record by this date."))] : entries + notes.entries)
  }
}
