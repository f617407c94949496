package import Diplomacy

extension DetailDocument {
  /// The reckonings that there are, with what each tells.
  package init(reckoningsAsOf day: CalendarDay) {
    let entries = Reckoning.table.map { row in
      DetailEntry(.field(row.title, row.definition), link: .subject(.reckoning(row.reckoning)))
    }
    self.init(
      title: "Reckoning", subtitle: "\(Reckoning.table.count) reckonings · as of \(day)",
      entries: entries + [
        DetailEntry(.heading("How it is counted")),
        DetailEntry(.text("What counts and what does not, for all of them"), link: .subject(.definitions)),
      ])
  }

  /// What each reckoning counts, in plain words; of all when none is named.
  package init(definitionOf reckoning: Reckoning?) {
    let rows = reckoning.map { [$0.row] } ?? Reckoning.table
    var entries: [DetailEntry] = []
    for row in rows {
      if reckoning == nil { entries.append(DetailEntry(.heading(row.title))) }
      entries += [
        DetailEntry(.field("Definition", row.definition), link: .subject(.reckoning(row.reckoning))),
        DetailEntry(.field("What counts", row.counts), link: .subject(.reckoning(row.reckoning))),
        DetailEntry(.field("What does not", row.leavesOut), link: .subject(.reckoning(row.reckoning))),
      ]
    }
    entries.append(DetailEntry(.heading("For all of them")))
    entries += Reckoning.commonRules.map { DetailEntry(.text($0)) }
    self.init(
      title: reckoning.map { "How it is counted: \($0.row.title)" } ?? "How it is counted", crumb: "How it is counted",
      entries: entries)
  }

  /// A reckoning as lines under the headings of its groups.
  package init(_ table: ReckoningTable, asOf day: CalendarDay) {
    let row = table.reckoning.row
    var notes = Footnotes(table.sources)
    var entries = [
      DetailEntry(.text("\(row.definition) Enter tells what counts."), link: .subject(.definition(table.reckoning)))
    ]
    var group = ""
    if table.isOfFigures, !table.rows.isEmpty { entries.append(DetailEntry(table.headOfFigures)) }
    for line in table.rows {
      if line.group != group { entries.append(DetailEntry(.heading(line.group))) }
      group = line.group
      entries.append(
        DetailEntry(
          table.words(of: line), notes: notes.numbers(line.evidence), mark: line.mark, link: line.link))
    }
    if table.rows.isEmpty { entries.append(DetailEntry(.text(table.emptyWords))) }
    if !table.notes.isEmpty { entries.append(DetailEntry(.heading("Left out"))) }
    entries += table.notes.map { DetailEntry(.text($0), link: .subject(.definition(table.reckoning))) }
    let count = table.rows.count
    self.init(
      title: row.title, subtitle: "\(grouped(count)) \(count == 1 ? "line" : "lines") · as of \(day)",
      figure: table.figure, entries: entries + notes.entries)
  }

  /// The visits behind a number.
  package init(_ report: VisitsBehindReport, wanted: VisitsBehind) {
    var notes = Footnotes(report.sources)
    let words = [
      wanted.level.map { "at the level: \($0.title)" }, wanted.year.map { "in \($0)" },
      wanted.isBilateral ? "without summits, events and transits" : nil,
    ].compactMap(\.self)
    var entries: [DetailEntry] = []
    for direction in [Direction.outbound, .inbound] where wanted.direction.map({ $0 == direction }) ?? true {
      let visits = report.visits.filter { $0.direction == direction }
      entries.append(DetailEntry(.heading("\(direction == .outbound ? "There" : "Here") (\(visits.count))")))
      if visits.isEmpty { entries.append(DetailEntry(.text("None on record by this date."))) }
      entries += visits.map { visit in
        DetailEntry(
          .event(
            date: visit.dates,
            text: (wanted.partner == nil ? "\(visit.partnerName): " : "") + visit.signedTravellers,
            detail: ([visit.kindWords] + visit.places).joined(separator: ", ")),
          notes: notes.numbers(visit.evidence), mark: direction == .outbound ? .outbound : .inbound,
          link: .visit(visit.id), fact: visit.fact)
      }
    }
    if report.left > 0 {
      entries.append(DetailEntry(.text("and \(grouped(report.left)) earlier; the timeline lists all of them")))
    }
    let count = report.visits.count + report.left
    self.init(
      title: "Visits held" + (report.partnerName.map { " with \($0)" } ?? ""), crumb: ReckoningTable.visits(count),
      subtitle: ([ReckoningTable.visits(count)] + words).joined(separator: " · "), entries: entries + notes.entries)
  }

  /// The partners at a tier, with since when.
  package init(partnersAt tier: Tier, of partners: [PartnerRow], asOf day: CalendarDay) {
    let held = partners.filter { $0.tier == tier }
      .sorted { ($0.tierSince ?? PartialDate(day), $0.name) < ($1.tierSince ?? PartialDate(day), $1.name) }
    self.init(
      title: tier.title, subtitle: "\(held.count) partner\(held.count == 1 ? "" : "s") · as of \(day)",
      entries: held.isEmpty
        ? [DetailEntry(.text("No partner is at this tier on this date."))]
        : held.map { partner in
          DetailEntry(
            .event(
              date: partner.tierSince?.description ?? "", text: partner.name,
              detail: partner.kind == "state" ? "" : partner.kind),
            mark: partner.isStandingDisputed ? .disputed : .tier(tier), link: .partner(partner.id), fact: partner.fact)
        })
  }
}

extension ReckoningTable {
  /// Whether the rows are a name and numbers, which stand below each other.
  fileprivate var isOfFigures: Bool { columns.count(where: \.isNumeric) > 2 }

  private var figureColumns: [Int] { columns.indices.filter { columns[$0].isNumeric } }

  /// The names of the columns of numbers.
  fileprivate var headOfFigures: DetailEntry.Content {
    let names = figureColumns.map { columns[$0].title }
    return .cells(FigureRow("", names, names))
  }

  /// A row in a line: its first date, the names, and the other cells each with its heading.
  fileprivate func words(of row: Row) -> DetailEntry.Content {
    if isOfFigures {
      return .cells(
        FigureRow(
          row.cells.first?.shown ?? "", figureColumns.map { columns[$0].title },
          figureColumns.map { row.cells[$0] == .missing ? "·" : row.cells[$0].shown }))
    }
    var date = ""
    var names: [String] = []
    var details: [String] = []
    for (column, cell) in zip(columns, row.cells) where column.isShown && cell != .missing {
      switch cell {
      case .date where date.isEmpty && names.isEmpty: date = cell.shown
      case .text where names.isEmpty: names.append(cell.shown)
      case .text where ["tier", "ago"].contains(column.id): details.append(cell.shown)
      case .flag(let isSet): if isSet { details.append(column.title) }
      default: details.append("\(column.title) \(cell.shown)")
      }
    }
    return .event(date: date, text: names.joined(separator: ", "), detail: details.joined(separator: ", "))
  }
}
