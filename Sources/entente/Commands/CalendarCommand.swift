internal import ArgumentParser
internal import Diplomacy
internal import DossierStore
internal import Exchange
internal import ViewModels

/// The formats that the calendar can be written in: those of rows, and the one that calendar programs read.
enum CalendarFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case csv
  case tsv
  case json
  case markdown
  case ics

  var forPrograms: RowFormat? { RowFormat(rawValue: rawValue) }
}

/// `entente calendar`
struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", abstract: "List what comes up: anniversaries, planned visits, terms, agreements, seats.",
    discussion: """
      Anniversaries are as precise as the date that they are of: of a year only the year is known, and such entries are \
      left out of a calendar file (--format ics), which says how many. 29 February is kept on the 28th in other years. \
      The time is a year from the as-of date on unless --from or --to say otherwise.
      """)

  @OptionGroup var dossierOptions: DossierOptions

  @Option(name: .long, help: ArgumentHelp("The first day, such as 2026-01-01 or 2026.", valueName: "date"))
  var from: String?

  @Option(name: .long, help: ArgumentHelp("The last day, such as 2026-12-31 or 2026.", valueName: "date"))
  var to: String?

  @Flag(name: .long, help: "Of anniversaries, only round ones: 5, 10, 25, 50.")
  var round = false

  @Option(name: .long, help: "How to write the entries; ics is for calendar programs.")
  var format: CalendarFormat = .text

  func run() throws {
    let filter = try dossierOptions.parsedFilter()
    let day = try dossierOptions.day() ?? Surroundings.today
    let first = try DateOption.first(from, "--from") ?? day
    let last = try DateOption.last(to, "--to") ?? first.advanced(byYears: 1)
    guard first <= last else { throw ValidationError("--from \(first) is after --to \(last): exchange them") }
    guard last.year - first.year <= 200 else {
      throw ValidationError("--from \(first) to --to \(last) is more than 200 years: name a shorter time")
    }
    let dossier = try dossierOptions.open()
    var report = try dossier.calendar(from: first, through: last, asOf: day, filter: filter)
    if round { report.entries.removeAll { $0.years != nil && $0.roundness == nil } }
    if format == .ics {
      let name = "\(dossier.info.homeName): calendar"
      let (file, left) = report.iCalendar(name: name, home: dossier.info.home, stamp: day)
      StandardOutput.write(file.text)
      if left > 0 {
        StandardError.write("entente: \(left) of \(report.entries.count) entries have no known day and are left out")
      }
    } else if let rows = format.forPrograms {
      StandardOutput.write(Self.rows(report, dossier, filter, day).text(in: rows))
    } else {
      StandardOutput.write(DocumentText.lines(DetailDocument(report, asOf: day), filter: filter, asOf: day))
    }
  }

  static func rows(_ report: CalendarReport, _ dossier: Dossier, _ filter: Filter, _ day: CalendarDay) -> RowSet {
    RowSet(
      dossier: dossier.info.folder, asOf: day.description, filter: filter.description,
      columns: [
        "id", "kind", "date", "end", "title", "detail", "partner", "years", "round", "table", "key", "disputed",
        "confidence", "sources",
      ],
      rows: report.entries.map { entry in
        [
          .text(entry.id), .text(entry.kind.rawValue), .text(entry.date.description),
          .known(entry.end?.description), .text(entry.title), .known(entry.detail), .known(entry.partner),
          entry.years.map(FieldValue.number) ?? .missing, entry.roundness.map(FieldValue.number) ?? .missing,
          .text(entry.fact.table), .text(entry.fact.key.joined(separator: "/")), .flag(entry.isDisputed),
          .text(entry.evidence.confidence.rawValue), .list(entry.evidence.sources),
        ]
      })
  }
}

/// Options that are dates.
enum DateOption {
  /// The first day that the date can mean.
  static func first(_ text: String?, _ name: String) throws -> CalendarDay? { try day(text, name, \.first) }

  /// The last day that the date can mean.
  static func last(_ text: String?, _ name: String) throws -> CalendarDay? { try day(text, name, \.last) }

  private static func day(
    _ text: String?, _ name: String, _ bound: KeyPath<PartialDate, CalendarDay?>
  ) throws -> CalendarDay? {
    guard let text else { return nil }
    if text == "today" { return Surroundings.today }
    do throws(PartialDateError) {
      let date = try PartialDate(parsing: text)
      guard let day = date[keyPath: bound] else {
        throw PartialDateError(reason: "it is open", mend: "write a date such as 2025-12-31")
      }
      return day
    } catch {
      throw ValidationError("\(name) \(text): \(error.reason); \(error.mend)")
    }
  }
}
