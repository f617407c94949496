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
  @OptionGroup var sheetOptions: SheetOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let day = try dossierOptions.day() ?? Surroundings.today
    guard let reckoning else { return writeDefinitions(day) }
    let dossier = try dossierOptions.open()
    let page = try sheetOptions.page(of: .reckoning(reckoning), in: dossier, asOf: day, dossierOptions)
    output.write(
      page, info: dossier.info, asOf: day, noun: ("line", "lines"), allColumns: sheetOptions.columns == nil)
    guard output.format == .text else { return }
    StandardOutput.write(page.sheet.notes.filter { $0.place == .below }.map { $0.text + "\n" }.joined())
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
    let kept = Set(try dossier.partners(asOf: day).filter { filter.isEmpty || filter.matches($0) }.map(\.id))
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
