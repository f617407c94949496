internal import ArgumentParser
internal import Diplomacy
internal import DossierStore
internal import Exchange

/// The formats that findings can be written in: those of rows, and the one that editors jump from.
enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case short
  case csv
  case tsv
  case json
  case markdown

  /// The format for other programs; nil for lines, which are for people and editors.
  var forPrograms: RowFormat? { RowFormat(rawValue: rawValue) }
}

extension Rule: ExpressibleByArgument {}
extension Problem.Severity: ExpressibleByArgument {}

/// `entente check`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "List what is wrong in the dossier's files; exit code 1 when errors remain.",
    discussion: """
      Text and short list errors and warnings, and count notes; short leaves explained warnings out as well. All is \
      listed with --all, and in the other formats. A warning is explained, and no longer counted, when the note of \
      its row says why the row is right as it stands: the id of the rule, a colon, and the reason, such as \
      “visit-long: medical treatment”.
      """)

  @Argument(
    help: ArgumentHelp("The dossier's folder; else --dossier.", valueName: "folder"),
    completion: .custom { Completions.folders($2) })
  var folder: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The dossier's folder; else $ENTENTE_DOSSIER, else the configured one, else Viet Nam.", valueName: "folder"),
    completion: .custom { Completions.folders($2) })
  var dossier: String?

  @Option(
    name: .long,
    help: "How to write the findings; short is file:line:column: message, which editors jump from.")
  var format: CheckFormat = .text

  @Option(
    name: .long, help: ArgumentHelp("Only findings of this rule.", valueName: "id"),
    completion: .list(Rule.allCases.map(\.rawValue)))
  var rule: Rule?

  @Option(name: .long, help: "Leave out what is less severe than this.")
  var severity: Problem.Severity?

  @Flag(name: .long, help: "List notes, and in short explained warnings, as well.")
  var all = false

  @Flag(name: .long, help: "List the rules: what each finds, why, and what to do.")
  var rules = false

  func run() throws {
    if rules {
      RuleOutput(rules: selectedRules.map(\.row), format: format).write()
      return
    }
    var options = DossierOptions()
    options.dossier = dossier
    let folder = try options.folder(folder)
    var report = try report(on: folder)
    report.problems.removeAll { problem in
      problem.severity > severity ?? .note || (rule.map { $0.rawValue != problem.rule } ?? false)
    }
    // Who asks for notes, or for one rule, wants to see them.
    FindingOutput(
      report: report, rules: selectedRules.count, folder: folder, format: format,
      listsNotes: all || severity == .note || rule != nil, listsExplained: all || rule != nil
    ).write()
    if report.problems.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
  }

  /// The rules that are asked for.
  private var selectedRules: [Rule] {
    Rule.allCases.filter { rule == nil || rule == $0 }
  }

  private func report(on folder: String) throws -> CheckReport {
    do {
      let dossier = try Dossier(folder: folder, cacheFolder: Surroundings.cacheFolder)
      if !dossier.isFresh() { try dossier.refresh() }
      if let notice = dossier.notice { StandardError.write("entente: \(notice)") }
      return try dossier.checkReport()
    } catch let error as DossierError {
      throw Failure(error.message)
    }
  }
}
