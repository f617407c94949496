package import Diplomacy

extension Sheet {
  /// The most problems that are listed; a million would be no help, and the rest are counted.
  static let mostProblems = 10_000

  /// What was found in the dossier's files, the worst first, and how to mend it or why it stands.
  ///
  /// - Parameter notice: what is to be said of the index itself.
  package init(problems: [Problem], notice: String?) {
    let groups = Dictionary(grouping: problems, by: \.group)
    var listed: [Problem] = []
    var left: [SheetNote] = []
    for group in Problem.Group.allCases {
      guard let members = groups[group] else { continue }
      let room = Self.mostProblems - listed.count
      listed += members.prefix(room)
      guard members.count > room else { continue }
      let count = grouped(members.count - max(0, room))
      left.append(
        room > 0
          ? SheetNote("and \(count) more \(group.title.lowercased())", .endOf(group.title))
          : SheetNote("and \(count) \(group.title.lowercased())", .below))
    }
    self.init(
      title: "Problems", subtitle: problems.isEmpty ? "" : Self.counts(groups.mapValues(\.count)),
      explanation:
        "What the checks found in the dossier's files: entente check --rules says what each looks for. A warning "
        + "is explained when the note of its row says why the row is right as it stands.",
      fields: Self.problemFields, of: Self.numbered(listed),
      emptyWords: ["Nothing is wrong: every file and row was read."]
    ) { $0.row }
    firstColumns = Self.problemFirstColumns
    group = "severity"
    notes = (notice.map { [SheetNote($0, .above)] } ?? []) + left
    readsOut = true
  }

  /// The columns that show until a person chooses others.
  static let problemFirstColumns = ["reason", "file", "line", "mend", "rule"]

  static var problemColumns: [SheetColumn] { problemFields.map(\.column) }

  private static let problemFields: [SheetField<NumberedProblem>] = [
    SheetField(SheetColumn("file", "file", width: 10...22)) { .text($0.problem.file) },
    SheetField(SheetColumn("line", "line", .number, width: 4...9)) { found in
      found.problem.line > 0
        ? SheetCell(.number(Double(found.problem.line)), shown: String(found.problem.line)) : .missing
    },
    SheetField(SheetColumn("column", "column", .number, width: 6...6, explanation: "characters from the left")) {
      .number($0.problem.column > 0 ? $0.problem.column : nil)
    },
    SheetField(
      SheetColumn(
        "severity", "severity", width: 8...10,
        explanation: "what is wrong, what somebody should look at, what "
          + "the row's note explains, what is only worth knowing")
    ) { found in
      let group = found.problem.group
      return .text(
        group.title, rank: Problem.Group.allCases.firstIndex(of: group), also: found.problem.severity.rawValue,
        raw: found.problem.severity.rawValue)
    },
    SheetField(SheetColumn("reason", "what", width: 36...70)) { .text($0.problem.reason) },
    SheetField(SheetColumn("mend", "mend", width: 10...60, explanation: "what to do, or why nothing is to be done")) {
      .text($0.problem.advice)
    },
    SheetField(SheetColumn("rule", "check", width: 8...22)) { .text($0.problem.rule) },
  ]

  /// Problems with names that stay theirs when others are mended: of several of one kind in one place, the second is the
  /// second.
  private static func numbered(_ problems: [Problem]) -> [NumberedProblem] {
    var counts: [String: Int] = [:]
    return problems.map { problem in
      let name = "\(problem.place) \(problem.rule)"
      counts[name, default: 0] += 1
      return NumberedProblem(problem: problem, name: "\(name) \(counts[name] ?? 1)")
    }
  }

  /// `2 errors · 3 warnings (1 explained) · 40 notes`; what there is none of is left out, but for errors and warnings.
  private static func counts(_ counts: [Problem.Group: Int]) -> String {
    let (errors, explained) = (counts[.errors] ?? 0, counts[.explained] ?? 0)
    let (warnings, notes) = ((counts[.warnings] ?? 0) + explained, counts[.notes] ?? 0)
    let aside = explained > 0 ? " (\(explained) explained)" : ""
    return "\(errors) error\(errors == 1 ? "" : "s") · \(warnings) warning\(warnings == 1 ? "" : "s")\(aside)"
      + (notes > 0 ? " · \(notes) note\(notes == 1 ? "" : "s")" : "")
  }
}

private struct NumberedProblem {
  var problem: Problem
  var name: String

  var row: SheetRow {
    var row = SheetRow(
      id: name, link: problem.rowLine > 0 ? .row(file: problem.file, line: problem.rowLine) : nil, evidence: .none)
    row.words = "\(problem.message) [\(problem.rule)]"
    return row
  }
}

extension Problem.Group {
  fileprivate var title: String {
    switch self {
    case .errors: "Errors"
    case .warnings: "Warnings"
    case .explained: "Explained"
    case .notes: "Notes"
    }
  }
}
