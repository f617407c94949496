internal import ArgumentParser
internal import Console
internal import Diplomacy
internal import DossierStore
internal import Exchange
internal import ViewModels

/// `entente before-after PARTNER`
struct BeforeAfterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "before-after",
    abstract: "Show trade before and after an event, beside all partners that had one of its kind.",
    discussion: """
      Growth is the compound rate of total trade a year, from so many years before the year of the event to that year, \
      and from there on. What came after an event need not come from it.
      """)

  @Argument(
    help: ArgumentHelp("The code or name of a partner; else the one that the view looks at.", valueName: "partner"))
  var partner: String?

  @Flag(name: .long, help: "List the partner's events with their ids instead.")
  var list = false

  @OptionGroup var options: BeforeAfterOptions
  @OptionGroup var dossierOptions: DossierOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    guard try dossierOptions.parsedFilter().isEmpty else {
      throw ValidationError("--filter: before-after takes no filter; --event names the event")
    }
    let saved = try SavedChoices(dossierOptions)
    let day = saved.day
    guard let partner = partner ?? saved.beforeAfter?.partner else {
      throw ValidationError("name a partner; write for example: entente before-after USA")
    }
    let dossier = try dossierOptions.open()
    let row = try PartnerLookup.partner(partner, in: try dossier.partners(asOf: day))
    saved.tellUnused(by: "entente before-after", used: saved.beforeAfter == nil ? [] : [.page])
    if list {
      writeEvents(try dossier.turningPoints(with: row.id, asOf: day), dossier, day)
      return
    }
    let report = try options.report(row, dossier, asOf: day, saved: saved.beforeAfter)
    if output.format == .text {
      StandardOutput.write(BeforeAfterText(report: report, day: day, limit: output.limit ?? Int.max).text)
      return
    }
    let set = RowSet(
      dossier: dossier.info.folder, asOf: day.description, filter: "", columns: Self.columns,
      rows: [Self.row(report.event, report.own, isOwn: true)]
        + report.cases.map { Self.row($0.event, $0.growth, isOwn: false) })
    output.write(set, textColumns: [], footer: ("case", "cases"))
  }

  private func writeEvents(_ points: [TurningPoint], _ dossier: Dossier, _ day: CalendarDay) {
    let set = RowSet(
      dossier: dossier.info.folder, asOf: day.description, filter: "",
      columns: ["id", "table", "date", "kind", "title"],
      rows: points.map { point in
        [
          .text(point.fact.key.first ?? ""), .text(point.fact.table), .text(point.date.description),
          .text(point.kind.phrase), .text(point.title),
        ]
      })
    output.write(
      set,
      textColumns: [
        TextColumn(field: "date", title: "date"), TextColumn(field: "id", title: "id", widest: 56),
        TextColumn(field: "kind", title: "kind", widest: 48), TextColumn(field: "title", title: "title", widest: 48),
      ], footer: ("event", "events"))
  }

  static let columns = [
    "partner", "partner_name", "event", "date", "kind", "role", "years", "before", "after", "change", "counted",
    "missing_years", "approximate", "crosses_series", "sources",
  ]

  private static func row(_ event: TurningPoint, _ growth: BeforeAfter, isOwn: Bool) -> [FieldValue] {
    func rate(_ value: Double?) -> FieldValue { value.map { .decimal(($0 * 1e6).rounded() / 1e6) } ?? .missing }
    let rates = [growth.before, growth.after].compactMap(\.self)
    return [
      .text(event.partner), .text(event.partnerName), .text(event.fact.key.first ?? ""),
      .text(event.date.description), .text(event.kind.phrase), .text(isOwn ? "event" : "other"), .number(growth.span),
      rate(growth.before?.value), rate(growth.after?.value), rate(growth.change),
      .flag(!isOwn && growth.isComplete), .list(growth.missing.map(String.init)),
      .flag(rates.contains(where: \.isHollow)), .flag(rates.contains(where: \.crossesSeries)),
      .list(event.evidence.sources),
    ]
  }
}

/// A report on before and after as lines of text.
struct BeforeAfterText {
  let report: BeforeAfterReport
  let day: CalendarDay
  /// The most cases that are written.
  let limit: Int

  var text: String {
    let (event, own) = (report.event, report.own)
    var text = "\(event.partnerName), \(event.date): \(event.title) (\(event.kind.phrase))\n"
    text += Fit.wrap(BeforeAfterReport.definition(own.span), to: 100).joined(separator: "\n") + "\n\n"
    let set = RowSet(
      dossier: "", asOf: "", filter: "", columns: Self.columns.map(\.field), rows: rows)
    text += TextTable.draw(set, Self.columns) + "\n"
    if report.own.longestKnown?.span == own.span { return text + foot }
    text += "\(event.partnerName): \(own.want)"
    if let shorter = own.longestKnown {
      let cells = shorter.cells
      text += "; with \(BeforeAfterReport.years(shorter.span)) before \(cells[0]), after \(cells[1])"
    }
    return text + "\n" + foot
  }

  private var foot: String {
    let all = report.cases.count + report.undated
    return """
      \(report.counted.count) of \(all) other partners with a \(report.event.kind.phrase) are counted; the rest lack figures.
      This shows \(BeforeAfterReport.caution). * the figures pass to another series on the way; ≈ approximate.
      as of \(day)

      """
  }

  private static let columns = [
    TextColumn(field: "date", title: "date"), TextColumn(field: "name", title: "", widest: 28),
    TextColumn(field: "before", title: "before", isNumeric: true),
    TextColumn(field: "after", title: "after", isNumeric: true),
    TextColumn(field: "change", title: "pp", isNumeric: true), TextColumn(field: "note", title: "", widest: 40),
  ]

  private var rows: [[FieldValue]] {
    func row(_ event: TurningPoint, _ growth: BeforeAfter) -> [FieldValue] {
      [.text(event.date.description), .text(event.partnerName)] + growth.cells.map { .text($0) }
        + [.text(growth.isComplete ? "" : growth.want)]
    }
    var rows = [row(report.event, report.own)]
    if let before = report.before, let after = report.after, let change = report.change {
      rows.append([
        .text(""), .text("median of \(before.count)"), .text(BeforeAfter.Rate.percent(before.median)),
        .text(BeforeAfter.Rate.percent(after.median)), .text(BeforeAfterReport.points(change.median)), .text(""),
      ])
      let ends: [(String, (ClosedRange<Double>) -> Double)] = [
        ("lower quartile", { $0.lowerBound }), ("upper quartile", { $0.upperBound }),
      ]
      if let low = before.middle, let high = after.middle, let middle = change.middle {
        rows += ends.map { name, end in
          [
            .text(""), .text(name), .text(BeforeAfter.Rate.percent(end(low))),
            .text(BeforeAfter.Rate.percent(end(high))),
            .text(BeforeAfterReport.points(end(middle))), .text(""),
          ]
        }
      }
    }
    let cases = report.counted + report.cases.filter { !$0.growth.isComplete }
    return rows + cases.prefix(limit).map { row($0.event, $0.growth) }
  }
}
