internal import ArgumentParser
internal import Diplomacy
internal import DossierStore
internal import Exchange
internal import ViewModels

/// A command that writes the rows of a table of the dashboard: which one, and what a row is called, is all that it says.
protocol SheetCommand: ParsableCommand {
  /// The page of the dashboard that has the table.
  static var subject: DetailSubject { get }
  /// One row and many, in words.
  static var noun: (one: String, many: String) { get }
  var dossierOptions: DossierOptions { get }
  var sheetOptions: SheetOptions { get }
  var output: OutputOptions { get }
}

/// How a table is set out before its rows are written.
struct SheetOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Sort by these columns, the first one first; a minus before a name turns the order round.",
      valueName: "column,-column"))
  var sort: String?

  @Option(
    name: .long, help: ArgumentHelp("Write these columns only, in this order.", valueName: "column,column"))
  var columns: String?
}

extension SheetCommand {
  func run() throws {
    let day = try dossierOptions.day() ?? Surroundings.today
    let dossier = try dossierOptions.open()
    let page = try sheetOptions.page(of: Self.subject, in: dossier, asOf: day, dossierOptions)
    output.write(page, info: dossier.info, asOf: day, noun: Self.noun, allColumns: sheetOptions.columns == nil)
  }
}

extension SheetOptions {
  /// A table of the dashboard, set out as the command line asks.
  func page(
    of subject: DetailSubject, in dossier: Dossier, asOf day: CalendarDay, _ options: DossierOptions
  ) throws -> SheetPage {
    guard let sheet = try subject.sheet(from: dossier, asOf: day) else {
      throw Failure("the dossier has no such table")
    }
    var page = SheetPage(sheet, height: 1)
    page.setArrangement(try arrangement(of: sheet, options))
    return page
  }

  private func arrangement(of sheet: Sheet, _ options: DossierOptions) throws -> SheetArrangement {
    var arrangement = SheetArrangement(of: sheet)
    arrangement.filter = try options.parsedFilter(for: sheet.vocabulary)
    if let names = columns { arrangement.columns = try names.columns(of: sheet, for: "--columns") }
    if let names = sort {
      // An order that was asked for is one over all rows.
      arrangement.group = nil
      arrangement.sort = try names.split(separator: ",").map { name in
        let isDescending = name.hasPrefix("-")
        let column = try String(isDescending ? name.dropFirst() : name).columns(of: sheet, for: "--sort")
        return SheetSort(column[0], isDescending: isDescending)
      }
    }
    return arrangement
  }
}

extension String {
  /// The columns that a list of names means.
  fileprivate func columns(of sheet: Sheet, for option: String) throws -> [String] {
    let names = split(separator: ",").map { $0.filter { $0 != " " } }
    let known = sheet.columns.map(\.id).joined(separator: ", ")
    guard !names.isEmpty else { throw ValidationError("\(option): name some of \(known)") }
    for name in names where sheet.index(of: name) == nil {
      throw ValidationError("\(option): there is no column “\(name)”; use some of \(known)")
    }
    return names
  }
}

extension OutputOptions {
  /// Writes the rows of a table that show.
  ///
  /// - Parameter allColumns: whether other programs get every column; people get those that show.
  func write(
    _ page: SheetPage, info: DossierInfo, asOf day: CalendarDay, noun: (one: String, many: String), allColumns: Bool
  ) {
    guard format == .text else {
      write(page.rowSet(dossier: info.folder, asOf: day, allColumns: allColumns), textColumns: [], footer: noun)
      return
    }
    // Text has no headings between its rows: what they are grouped by stands in a column.
    let group = page.arrangement.group.flatMap { page.sheet.index(of: $0) }.map { page.sheet.columns[$0] }
    let hidden = group.flatMap { group in allColumns && !page.columns.contains { $0.id == group.id } ? group : nil }
    let columns = (hidden.map { [$0] } ?? []) + page.columns
    let positions = columns.compactMap { page.sheet.index(of: $0.id) }
    // For people the cells as the dashboard shows them, signs included.
    let shown = RowSet(
      dossier: info.folder, asOf: day.description, filter: page.arrangement.filter.description,
      columns: columns.map(\.id),
      rows: page.shownRows.map { row in positions.map { .text(row.cells[$0].signed) } })
    let texts = columns.map { column in
      TextColumn(
        field: column.id, title: column.title, widest: column.width.upperBound, isNumeric: column.isNumeric)
    }
    write(shown, textColumns: texts, footer: noun)
  }
}

/// `entente leaders`
struct LeadersCommand: SheetCommand {
  static let configuration = CommandConfiguration(
    commandName: "leaders", abstract: "List leaders with their offices on the day and the visits made and received.")
  static let subject = DetailSubject.leaders
  static let noun = (one: "leader", many: "leaders")

  @OptionGroup var dossierOptions: DossierOptions
  @OptionGroup var sheetOptions: SheetOptions
  @OptionGroup var output: OutputOptions
}

/// `entente agreements`
struct AgreementsCommand: SheetCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreements", abstract: "List agreements with the status that they had on the day.")
  static let subject = DetailSubject.agreements
  static let noun = (one: "agreement", many: "agreements")

  @OptionGroup var dossierOptions: DossierOptions
  @OptionGroup var sheetOptions: SheetOptions
  @OptionGroup var output: OutputOptions
}

/// `entente memberships`
struct MembershipsCommand: SheetCommand {
  static let configuration = CommandConfiguration(
    commandName: "memberships", abstract: "List the bodies in which the home country has a seat or a role.")
  static let subject = DetailSubject.memberships
  static let noun = (one: "membership", many: "memberships")

  @OptionGroup var dossierOptions: DossierOptions
  @OptionGroup var sheetOptions: SheetOptions
  @OptionGroup var output: OutputOptions
}

/// `entente sources`
struct SourcesCommand: SheetCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources", abstract: "List the documents with the number of facts that rest on each.")
  static let subject = DetailSubject.sources
  static let noun = (one: "document", many: "documents")

  @OptionGroup var dossierOptions: DossierOptions
  @OptionGroup var sheetOptions: SheetOptions
  @OptionGroup var output: OutputOptions
}
