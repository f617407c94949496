internal import Diplomacy
internal import DossierStore
internal import Exchange

/// Writes what was found, in any format.
struct FindingOutput {
  let report: CheckReport
  /// How many rules were looked at.
  let rules: Int
  let folder: String
  let format: CheckFormat
  /// Whether text and short list notes, which text otherwise counts.
  let listsNotes: Bool
  /// Whether short lists explained warnings: an editor would jump to what nobody need mend.
  let listsExplained: Bool

  func write() {
    if let format = format.forPrograms {
      StandardOutput.write(rows.text(in: format))
    } else {
      StandardOutput.write(format == .short ? shortLines : text)
    }
  }

  private var rows: RowSet {
    RowSet(
      dossier: folder, asOf: Surroundings.today.description, filter: "",
      columns: ["severity", "rule", "file", "line", "column", "reason", "mend", "explanation"],
      rows: report.problems.map { problem in
        [
          .text(problem.severity.rawValue), .text(problem.rule), .text(problem.file), Self.number(problem.line),
          Self.number(problem.column), .text(problem.reason), .text(problem.mend), .known(problem.explanation),
        ]
      })
  }

  private static func number(_ number: Int) -> FieldValue { number > 0 ? .number(number) : .missing }

  // MARK: Lines

  private var shortLines: String { report.problems.filter(isListedInShort).map(short).joined() }

  private func isListedInShort(_ problem: Problem) -> Bool {
    switch problem.group {
    case .errors, .warnings: true
    case .explained: listsExplained
    case .notes: listsNotes
    }
  }

  /// One line with the path from where the program runs, so that an editor finds the file, and with all three parts of
  /// the place: an editor would not take the line for a place without them.
  private func short(_ problem: Problem) -> String {
    let path = folder == "." ? problem.file : folder + (folder.hasSuffix("/") ? "" : "/") + problem.file
    return "\(path):\(max(1, problem.line)):\(max(1, problem.column)): \(Self.message(problem))\n"
  }

  private static func message(_ problem: Problem) -> String {
    "\(problem.severity.rawValue): \(problem.reason); \(problem.advice) [\(problem.rule)]"
  }

  // MARK: Text

  private var text: String {
    var sections: [String] = []
    for group in Problem.Group.allCases where group != .notes || listsNotes {
      let problems = report.problems.filter { $0.group == group }
      guard !problems.isEmpty else { continue }
      sections.append(problems.map { "\($0.place): \(Self.message($0))\n" }.joined())
    }
    return (sections + [summary + "\n"]).joined(separator: "\n")
  }

  /// What was checked, and how much of what was found.
  private var summary: String {
    func count(_ group: Problem.Group) -> Int { report.problems.count { $0.group == group } }
    let warnings = count(.warnings) + count(.explained)
    let explained =
      switch count(.explained) {
      case 0: ""
      case warnings: warnings == 1 ? " (explained)" : " (all explained)"
      default: " (\(count(.explained)) explained)"
      }
    let hidden = count(.notes) > 0 && !listsNotes ? "; --all lists the notes" : ""
    return "Checked \(folder): \(many(report.files, "file")), \(many(report.rows, "row")), \(many(rules, "rule")): "
      + "\(many(count(.errors), "error")), \(many(warnings, "warning"))\(explained), \(many(count(.notes), "note"))\(hidden)"
  }

  /// A number with its noun: `1 file`, `12,446 rows`.
  private func many(_ count: Int, _ noun: String) -> String { "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")" }
}

/// Writes the table of rules, in any format.
struct RuleOutput {
  let rules: [RuleRow]
  let format: CheckFormat

  func write() {
    if let format = format.forPrograms {
      StandardOutput.write(rows.text(in: format))
    } else if format == .short {
      StandardOutput.write(rules.map { "\($0.rule.rawValue): \($0.what)\n" }.joined())
    } else {
      StandardOutput.write(rules.map(Self.text).joined(separator: "\n"))
    }
  }

  private var rows: RowSet {
    RowSet(
      dossier: "", asOf: Surroundings.today.description, filter: "",
      columns: ["id", "severity", "what", "why", "mend"],
      rows: rules.map { [$0.rule.rawValue, $0.severities, $0.what, $0.why, $0.mend].map(FieldValue.text) })
  }

  private static func text(_ row: RuleRow) -> String {
    """
    \(row.rule.rawValue) (\(row.severities))
      what  \(row.what)
      why   \(row.why)
      mend  \(row.mend)

    """
  }
}
