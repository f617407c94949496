package import Diplomacy

extension DetailDocument {
  /// What was found in the dossier's files, the worst first, and how to mend it or why it stands.
  package init(problems: [Problem], notice: String?) {
    var entries: [DetailEntry] = []
    if let notice { entries.append(DetailEntry(.text(notice))) }
    if problems.isEmpty { entries.append(DetailEntry(.text("Nothing is wrong: every file and row was read."))) }
    var room = Self.problemLimit
    let groups = Dictionary(grouping: problems, by: \.group)
    for group in Problem.Group.allCases {
      guard let members = groups[group] else { continue }
      entries.append(DetailEntry(.heading("\(group.title) (\(members.count))")))
      // A million problems would be no help; the rest are counted.
      entries += members.prefix(room).map { problem in
        DetailEntry(
          .problem(problem), link: problem.rowLine > 0 ? .row(file: problem.file, line: problem.rowLine) : nil)
      }
      if members.count > room { entries.append(DetailEntry(.text("and \(members.count - room) more"))) }
      room -= min(room, members.count)
    }
    self.init(
      title: "Problems", subtitle: problems.isEmpty ? "" : Self.counts(groups.mapValues(\.count)), entries: entries)
  }

  /// A line of a file from which no row could be made.
  init(leftOut place: String, problems: [Problem]) {
    let text = DetailEntry(.text("No row could be made of this line; nothing else in the program shows it."))
    self.init(title: place, subtitle: "left out", entries: [text] + problems.map { DetailEntry(.problem($0)) })
  }

  private static let problemLimit = 2_000

  /// `2 errors · 3 warnings (1 explained) · 40 notes`; what there is none of is left out, but for errors and warnings.
  private static func counts(_ counts: [Problem.Group: Int]) -> String {
    let (errors, explained) = (counts[.errors] ?? 0, counts[.explained] ?? 0)
    let (warnings, notes) = ((counts[.warnings] ?? 0) + explained, counts[.notes] ?? 0)
    let aside = explained > 0 ? " (\(explained) explained)" : ""
    return "\(errors) error\(errors == 1 ? "" : "s") · \(warnings) warning\(warnings == 1 ? "" : "s")\(aside)"
      + (notes > 0 ? " · \(notes) note\(notes == 1 ? "" : "s")" : "")
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
