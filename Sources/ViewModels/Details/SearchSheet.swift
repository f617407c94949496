package import Diplomacy

extension Sheet {
  /// What a search found, kind by kind and within each the best first.
  ///
  /// - Parameters:
  ///   - words: as they were typed.
  ///   - partners: what is known of the partners by the day, for names and filters.
  package init(_ result: SearchResult, words: String, partners: [PartnerRow]) {
    let known = Dictionary(partners.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let searched = result.searched(words).split(separator: " ").map { SearchText.fold($0) }
    // Several rows of trade may be found by the same figure: each has a name of its own.
    var names: [FactKey: Int] = [:]
    var found: [FoundFact] = []
    for (order, section) in result.sections.enumerated() {
      for fact in section.facts {
        names[fact.key, default: 0] += 1
        found.append(
          FoundFact(
            fact: fact, number: names[fact.key] ?? 1, kind: section.heading, order: order,
            words: FoundFact.words(of: fact, like: searched), partners: known[fact.partner].map { [$0] } ?? []))
      }
    }
    self.init(
      title: "Search: \(words)", crumb: "Search “\(words)”",
      subtitle: (result.isCountPartial ? "at least " : "") + Self.facts(result.count),
      explanation:
        "Rows of every table that have all of the words, each as the beginning of a word, by their kind; within "
        + "a kind the best first. A row that another reading replaces is not shown elsewhere.",
      fields: Self.searchFields, of: found,
      emptyWords: [
        "Nothing has all of these words. Each must be the beginning of a word of one row:",
        "names of partners and leaders, titles, places, outcomes, goods, notes, titles of sources.",
      ], sources: result.sources
    ) { $0.row }
    firstColumns = Self.searchFirstColumns
    group = "kind"
    notes = Self.notes(result)
    highlights = searched
    readsOut = true
  }

  /// What was searched instead of what was typed, or might be, and how many more there are.
  private static func notes(_ result: SearchResult) -> [SheetNote] {
    let replaced = result.replacements.map { SheetNote($0.sentence, .above) }
    let suggestion = result.suggestion.map {
      SheetNote("Did you mean “\($0)”? Enter searches for it.", .above, link: .subject(.search($0)))
    }
    let left = result.sections.filter { $0.left > 0 }.map { section in
      SheetNote("and \(section.leftWords) more; another word narrows them", .endOf(section.heading))
    }
    return replaced + (suggestion.map { [$0] } ?? []) + left
  }

  private static func facts(_ count: Int) -> String {
    count == 0 ? "no fact" : count == 1 ? "1 fact" : "\(grouped(count)) facts"
  }

  /// The columns that show until a person chooses others.
  static let searchFirstColumns = ["title", "date", "detail", "words", "partner_name"]

  static var searchColumns: [SheetColumn] { searchFields.map(\.column) }

  private static let searchFields: [SheetField<FoundFact>] = [
    SheetField(SheetColumn("title", "what", width: 36...64)) { found in
      .text(
        found.fact.title, sign: SheetCell.Sign(isDisputed: found.fact.isDisputed, found.fact.evidence.confidence))
    },
    SheetField(SheetColumn("date", "date", .date, width: 4...21)) { found in
      // A date that is not one stays a text, rather than vanish.
      (try? PartialDate(parsing: found.fact.date)).map { .date($0) } ?? .text(found.fact.date)
    },
    SheetField(SheetColumn("detail", "detail", width: 8...44)) { found in
      .text(
        [found.fact.isSetAside ? "not shown elsewhere" : "", found.fact.detail].filter { !$0.isEmpty }
          .joined(separator: ", "))
    },
    SheetField(SheetColumn("kind", "kind", field: .kind, width: 8...16)) { found in
      .text(found.kind, rank: found.order, also: found.fact.key.table, raw: found.fact.key.table)
    },
    SheetField(
      SheetColumn(
        "words", "matching", .list, width: 8...22,
        explanation: "the words that were found; · where they stand in a cell that does not show: open the row")
    ) { .list($0.words) },
    SheetField(SheetColumn("partner_name", "partner", field: .partner, width: 8...20)) { found in
      .text(found.partners.first?.name ?? found.fact.partner, also: found.fact.partner)
    },
    .tier { $0.partners }, .region { $0.partners },
    SheetField(SheetColumn("confidence", "confidence", field: .confidence, width: 4...10)) {
      .text($0.fact.evidence.confidence.rawValue, rank: $0.fact.evidence.confidence.order)
    },
    SheetField(SheetColumn("note", "note", width: 8...50)) { .text($0.fact.evidence.note) },
    SheetField(SheetColumn("key", "key", width: 8...40)) { .text($0.fact.key.key.joined(separator: "/")) },
  ]
}

/// A fact that was found, with what its row says of the finding.
private struct FoundFact {
  var fact: Fact
  /// Which of those with the same key it is, from 1.
  var number: Int
  /// The table that it is a row of, in words, and its place among them.
  var kind: String
  var order: Int
  /// The words in it that begin as one that was searched.
  var words: [String]
  var partners: [PartnerRow]

  var row: SheetRow {
    let year = (try? PartialDate(parsing: fact.date))?.years
    var row = SheetRow(
      id: "\(fact.key.table)/\(fact.key.key.joined(separator: "/"))" + (number == 1 ? "" : " \(number)"),
      link: fact.isSetAside ? .fact(fact.key) : DetailEntry.Link(row: fact.key), fact: fact.key,
      evidence: fact.evidence, years: [year].compactMap(\.self))
    let aside = [
      fact.isSetAside ? "not shown elsewhere" : "", fact.detail,
      fact.evidence.confidence == .low ? "low confidence" : "", fact.evidence.note,
    ]
    let sign = fact.isDisputed ? "≠" : ""
    let main = [fact.date, sign + fact.title].filter { !$0.isEmpty }.joined(separator: "  ")
    row.words = ([main] + aside.filter { !$0.isEmpty }).joined(separator: "; ")
    return row
  }

  /// The words of what shows of a fact that begin as one of those searched, each once.
  static func words(of fact: Fact, like searched: [String]) -> [String] {
    let wanted = SearchedWords(searched)
    var words: [String] = []
    for text in [fact.title, fact.detail, fact.evidence.note] {
      words += wanted.pieces(of: text).filter(\.isSearched).map { String($0.text) }
    }
    return words.uniqued
  }
}
