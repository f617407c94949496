internal import ArgumentParser
internal import Diplomacy
internal import DossierStore
internal import Exchange
internal import ViewModels

/// `entente diff`
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "List what changed between two dates: tiers, visits, agreements, offices, trade.",
    discussion: """
      A change counts when it came after the last day of the first date and by the last day of the second, on the first \
      day that its own date can mean. --to is the as-of date unless it is named.
      """)

  @OptionGroup var dossierOptions: DossierOptions
  @OptionGroup var output: OutputOptions

  @Option(name: .long, help: ArgumentHelp("What was not yet so on this date, such as 2023-12-31.", valueName: "date"))
  var from: String

  @Option(name: .long, help: ArgumentHelp("And was on this one, such as 2025.", valueName: "date"))
  var to: String?

  func run() throws {
    let filter = try dossierOptions.parsedFilter()
    let day = try dossierOptions.day() ?? Surroundings.today
    let first = try DateOption.last(from, "--from") ?? day
    let last = try DateOption.last(to, "--to") ?? day
    guard first < last else { throw ValidationError("--from \(first) is not before --to \(last): exchange them") }
    let dossier = try dossierOptions.open()
    let report = try dossier.changes(from: first, to: last, filter: filter, limit: output.limit ?? .max)
    guard let format = output.format.forPrograms else {
      StandardOutput.write(DocumentText.lines(DetailDocument(report), filter: filter, asOf: last))
      return
    }
    let changes = report.sections.flatMap { section in section.changes.map { (section.heading, $0) } }
    StandardOutput.write(ChangeRows.rows(changes, dossier, filter, last).text(in: format))
  }
}

/// `entente timeline`
struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: "List everything that happened, in the order of time.",
    discussion: """
      Steps of relations, visits held, steps of agreements, offices taken and left, memberships, each with its source. \
      The time is the year before the as-of date unless --from or --to say otherwise.
      """)

  @OptionGroup var dossierOptions: DossierOptions
  @OptionGroup var output: OutputOptions

  @Option(name: .long, help: ArgumentHelp("The first day, such as 2023-01-01 or 2023.", valueName: "date"))
  var from: String?

  @Option(name: .long, help: ArgumentHelp("The last day; else the as-of date.", valueName: "date"))
  var to: String?

  func run() throws {
    let filter = try dossierOptions.parsedFilter()
    let day = try dossierOptions.day() ?? Surroundings.today
    let last = try DateOption.last(to, "--to") ?? day
    let first = try DateOption.first(from, "--from") ?? last.advanced(byYears: -1).advanced(by: 1)
    guard first <= last else { throw ValidationError("--from \(first) is after --to \(last): exchange them") }
    let dossier = try dossierOptions.open()
    let report = try dossier.changes(from: first.advanced(by: -1), to: last, filter: filter, limit: .max)
    let events = report.sections.flatMap { section in section.changes.map { (section.heading, $0) } }
      .filter { $0.1.action != .became }.enumerated()
      .sorted { (Self.day($0.element.1), $0.offset) < (Self.day($1.element.1), $1.offset) }.map(\.element)
    let set = ChangeRows.rows(events, dossier, filter, last)
    output.write(
      set,
      textColumns: [
        TextColumn(field: "date", title: "date", widest: 22), TextColumn(field: "action", title: "what"),
        TextColumn(
          field: "title", title: "event", widest: 60, signs: [("disputed", "true", "≠"), ("confidence", "low", "?")]),
        TextColumn(field: "detail", title: "detail", widest: 60),
      ], footer: ("event", "events"))
  }

  private static func day(_ change: Change) -> Int {
    let date = try? PartialDate(parsing: change.fact.date)
    return (date?.first ?? date?.last)?.ordinal ?? 0
  }
}

/// Changes as rows.
enum ChangeRows {
  static func rows(
    _ changes: [(String, Change)], _ dossier: Dossier, _ filter: Filter, _ day: CalendarDay
  ) -> RowSet {
    RowSet(
      dossier: dossier.info.folder, asOf: day.description, filter: filter.description,
      columns: [
        "section", "action", "date", "table", "key", "partner", "tier", "title", "detail", "disputed", "confidence",
        "sources", "note",
      ],
      rows: changes.map { section, change in
        let fact = change.fact
        return [
          .text(section), .text(change.action.rawValue), .known(fact.date), .text(fact.key.table),
          .text(fact.key.key.joined(separator: "/")), .known(fact.partner), .known(change.tier?.rawValue),
          .text(fact.title), .known(fact.detail), .flag(fact.isDisputed), .text(fact.evidence.confidence.rawValue),
          .list(fact.evidence.sources), .known(fact.evidence.note),
        ]
      })
  }
}
