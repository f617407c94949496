internal import ArgumentParser
internal import Console
internal import Diplomacy
internal import DossierStore
internal import Exchange
internal import ViewModels

/// `entente search WORDS`
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find facts of every kind by words, each with its source.",
    discussion: """
      Every word must be found, as the beginning of a word; accents may be left out, and a typed accent must be there. \
      A filter narrows what is found; its fields that are about visits keep visits only. In text at most 200 facts are \
      written unless --limit says otherwise.
      """)

  @Argument(help: "The words.")
  var words: [String]

  @OptionGroup var dossierOptions: DossierOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard words.joined().contains(where: { $0.isLetter || $0.isNumber }) else {
      throw ValidationError("there is no word to search for; write for example: entente search bhutan air")
    }
  }

  func run() throws {
    let saved = try dossierOptions.savedState()
    let filter = try dossierOptions.filter(with: saved.visits.filter)
    let day = saved.day ?? Surroundings.today
    let dossier = try dossierOptions.open()
    let all = try dossier.search(
      words.joined(separator: " "), filter: filter, asOf: day, limit: limit)
    let found = all.prefix(limit)
    for replacement in all.replacements { StandardError.write("entente: \(replacement.sentence)") }
    if let suggestion = all.suggestion {
      StandardError.write("entente: did you mean “\(suggestion)”?")
    }
    if output.format == .text {
      writeText(found, filter, day)
    } else {
      let set = RowSet(
        dossier: dossier.info.folder, asOf: day.description, filter: filter.description, columns: Self.columns,
        rows: found.sections.flatMap { section in section.facts.map { Self.fields($0, found.sources) } })
      output.write(set, textColumns: [], footer: ("fact", "facts"))
    }
  }

  /// Nobody reads more in text; the other formats write everything.
  private var limit: Int { output.limit ?? (output.format == .text ? 200 : Int.max) }

  static let columns = [
    "table", "key", "partner", "date", "title", "detail", "disputed", "shown", "confidence", "sources", "citations",
    "note",
  ]

  static func fields(_ fact: Fact, _ sources: [String: Source]) -> [FieldValue] {
    [
      .text(fact.key.table), .text(fact.key.key.joined(separator: "/")), .known(fact.partner), .known(fact.date),
      .text(fact.title), .known(fact.detail), .flag(fact.isDisputed), .flag(!fact.isSetAside),
      .text(fact.evidence.confidence.rawValue), .list(fact.evidence.sources),
      .list(fact.evidence.sources.map { Self.citation($0, sources) }), .known(fact.evidence.note),
    ]
  }

  private static func citation(_ id: String, _ sources: [String: Source]) -> String {
    guard let source = sources[id] else { return id }
    return source.url.isEmpty ? source.citation : "\(source.citation) <\(source.url)>"
  }

  /// Facts under the heading of their table, each with its documents in the lines below.
  private func writeText(_ found: SearchResult, _ filter: Filter, _ day: CalendarDay) {
    var text = ""
    let marks = MatchMarks(found.searched(words.joined(separator: " ")))
    for section in found.sections {
      text += "\(section.heading) (\(section.count))\n"
      let width = min(22, section.facts.map { TextWidth.columns(of: $0.date) }.max() ?? 0)
      for fact in section.facts {
        let mark = fact.isDisputed ? "≠ " : ""
        let asides = [
          fact.isSetAside ? "not shown elsewhere" : "",
          fact.evidence.confidence == .high ? "" : "\(fact.evidence.confidence.rawValue) confidence",
        ].filter { !$0.isEmpty }
        let doubt = asides.isEmpty ? "" : " (\(asides.joined(separator: ", ")))"
        let date = width == 0 ? "" : Fit.pad(fact.date, to: width) + "  "
        let detail = fact.detail.isEmpty ? "" : "; \(fact.detail)"
        text += "  \(date)\(mark)\(marks.mark(fact.title + detail))\(doubt)\n"
        guard fact.key.table != "sources" else { continue }
        let indent = String(repeating: " ", count: 2 + (width == 0 ? 2 : width + 2))
        for id in fact.evidence.sources { text += "\(indent)└ \(marks.mark(Self.citation(id, found.sources)))\n" }
      }
      if section.left > 0 { text += "  and \(section.leftWords) more\n" }
      text += "\n"
    }
    let count = found.count
    let narrowed = filter.isEmpty ? "" : "; filter \(filter.description)"
    let least = found.isCountPartial ? "at least " : ""
    StandardOutput.write(
      "\(text)\(least)\(count) fact\(count == 1 ? "" : "s") for “\(words.joined(separator: " "))”, as of \(day)\(narrowed)\n"
    )
  }
}
