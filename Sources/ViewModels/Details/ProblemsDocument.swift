package import Diplomacy

extension DetailDocument {
  /// What is wrong in the dossier's files, and how to mend it.
  package init(problems: [Problem], notice: String?) {
    let errors = problems.count { $0.severity == .error }
    let warnings = problems.count - errors
    let subtitle = "\(errors) error\(errors == 1 ? "" : "s") · \(warnings) warning\(warnings == 1 ? "" : "s")"
    var entries: [DetailEntry] = []
    if let notice { entries.append(DetailEntry(.text(notice))) }
    if problems.isEmpty { entries.append(DetailEntry(.text("Nothing is wrong: every file and row was read."))) }
    // A million problems would be no help; the rest are counted.
    for problem in problems.prefix(Self.problemLimit) { entries.append(DetailEntry(.problem(problem))) }
    if problems.count > Self.problemLimit {
      entries.append(DetailEntry(.text("and \(problems.count - Self.problemLimit) more")))
    }
    self.init(title: "Problems", subtitle: problems.isEmpty ? "" : subtitle, entries: entries)
  }

  private static let problemLimit = 2_000
}
