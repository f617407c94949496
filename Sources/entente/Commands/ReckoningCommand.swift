internal import ArgumentParser
internal import Diplomacy
internal import DossierStore
internal import Exchange
internal import ViewModels

extension Reckoning: ExpressibleByArgument {}

/// `entente reckoning`
struct ReckoningCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reckoning", abstract: "Reckon over visits: who owes whom, silences, last visits, reciprocity.",
    discussion: "Without a name lists the reckonings with what each counts and what it leaves out.")

  @Argument(help: "Which one.")
  var reckoning: Reckoning?

  @OptionGroup var dossierOptions: DossierOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let day = try dossierOptions.day() ?? Surroundings.today
    guard let reckoning else { return writeDefinitions(day) }
    try ReckoningOutput.write(reckoning, dossierOptions, output, day) { _ in true }
  }

  private func writeDefinitions(_ day: CalendarDay) {
    guard let format = output.format.forPrograms else {
      let text = Reckoning.table.map { row in
        "\(row.reckoning.rawValue)\n  \(row.definition)\n  counts      \(row.counts)\n  leaves out  \(row.leavesOut)\n"
      }
      let rules = "For all of them\n" + Reckoning.commonRules.map { "  \($0)\n" }.joined()
      return StandardOutput.write(text.joined(separator: "\n") + "\n" + rules)
    }
    let rows = RowSet(
      dossier: "", asOf: day.description, filter: "", columns: ["id", "title", "definition", "counts", "leaves_out"],
      rows: Reckoning.table.map {
        [$0.reckoning.rawValue, $0.title, $0.definition, $0.counts, $0.leavesOut].map(FieldValue.text)
      })
    StandardOutput.write(rows.text(in: format))
  }
}

/// `entente overdue`
struct OverdueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overdue", abstract: "List the visits that we owe at the top level, and silences that are too long.",
    discussion: "A silence is overdue after \(SilenceRule.words). entente reckoning says what counts.")

  @OptionGroup var dossierOptions: DossierOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let day = try dossierOptions.day() ?? Surroundings.today
    let filter = try dossierOptions.parsedFilter()
    let dossier = try dossierOptions.open()
    let kept = try ReckoningOutput.partners(dossier, filter, day)
    var rows: [[FieldValue]] = []
    if case .debts(let debts) = try dossier.reckoning(.owed, asOf: day).rows {
      rows += debts.filter { $0.level == .top && kept.contains($0.partner.id) }.map { debt in
        [
          .text("owed"), .text(debt.partner.id), .text(debt.partner.name), .text(debt.partner.tier.code),
          .text(debt.oldest.start.description), .number(debt.count),
          .list(debt.oldest.travellers), .known(debt.lastAnswer?.start.description), .flag(debt.isUndecided),
          .text(debt.oldest.id),
        ]
      }
    }
    if case .silences(let silences) = try dossier.reckoning(.silences, asOf: day).rows {
      rows += silences.filter { $0.isOverdue && kept.contains($0.partner.id) }.map { silence in
        [
          .text("silence"), .text(silence.partner.id), .text(silence.partner.name), .text(silence.partner.tier.code),
          .known(silence.last?.description), .missing, .missing, .missing, .missing, .missing,
        ]
      }
    }
    let set = RowSet(
      dossier: dossier.info.folder, asOf: day.description, filter: filter.description,
      columns: [
        "rule", "partner", "partner_name", "tier", "since", "count", "visitors", "last_answer", "undecided", "visit",
      ], rows: rows)
    output.write(
      set,
      textColumns: [
        TextColumn(field: "rule", title: "rule"), TextColumn(field: "since", title: "since"),
        TextColumn(field: "partner_name", title: "partner", widest: 24, signs: [("undecided", "true", "?")]),
        TextColumn(field: "tier", title: "tier"), TextColumn(field: "count", title: "visits", isNumeric: true),
        TextColumn(field: "visitors", title: "who came first", widest: 40),
        TextColumn(field: "last_answer", title: "our last visit"),
      ], footer: ("line", "lines"))
  }
}

/// Writes a reckoning, in any format.
enum ReckoningOutput {
  static func write(
    _ reckoning: Reckoning, _ options: DossierOptions, _ output: OutputOptions, _ day: CalendarDay,
    where isKept: (ReckoningTable.Row) -> Bool
  ) throws {
    let filter = try options.parsedFilter()
    let dossier = try options.open()
    var table = ReckoningTable(try dossier.reckoning(reckoning, asOf: day), asOf: day)
    if let column = table.columns.firstIndex(where: { $0.id == "partner" }), !filter.isEmpty {
      let kept = try partners(dossier, filter, day)
      table.rows.removeAll { !kept.contains($0.cells[column].shown) }
    } else if !filter.isEmpty {
      throw ValidationError("--filter keeps partners, and \(reckoning.rawValue) has none: leave it out")
    }
    table.rows.removeAll { !isKept($0) }
    let set = RowSet(
      dossier: dossier.info.folder, asOf: day.description, filter: filter.description,
      columns: table.columns.map(\.id) + ["sources"],
      rows: table.rows.map { row in row.cells.map(value) + [.list(row.evidence.sources)] })
    let asides = ["partner_name", "level", "tier"]
    output.write(
      set,
      textColumns: table.columns.filter { $0.isShown || asides.contains($0.id) }.map { column in
        TextColumn(field: column.id, title: column.title, isNumeric: column.isNumeric)
      }, footer: ("line", "lines"))
    if output.format == .text { StandardOutput.write(table.notes.map { $0 + "\n" }.joined()) }
  }

  /// The ids of the partners that a filter keeps.
  static func partners(_ dossier: Dossier, _ filter: Filter, _ day: CalendarDay) throws -> Set<String> {
    Set(try dossier.partners(asOf: day).filter { filter.isEmpty || filter.matches($0) }.map(\.id))
  }

  private static func value(_ cell: ReckoningTable.Cell) -> FieldValue {
    switch cell {
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    case .date(let date): .text(date.description)
    case .flag(let isSet): .flag(isSet)
    case .missing: .missing
    }
  }
}
