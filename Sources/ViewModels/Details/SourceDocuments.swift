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
