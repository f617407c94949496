internal import Diplomacy
internal import GRDB

/// One run of the checks whose tables changed: looks, finds the places in the files, and keeps the findings.
struct CheckRun {
  let folder: String
  let db: Database
  let settings: DossierSettings
  let checks: [Check]
  /// What a pass over the trade figures found, where there was one.
  let trade: TradeFindings?
  let meter: RefreshMeter

  func run() throws {
    var found: [(check: Check, lists: [Table?: Findings.List])] = []
    let gaps = try KnownFile.tables(db).mapValues(\.gaps)
    let dossier = CheckedDossier(db, try settingsToCheck(), trade: trade)
    for check in checks {
      try meter.start("checks")
      let findings = check.isIdle(without: gaps) ? Findings() : try check.find(dossier)
      found.append((check, findings.byTable))
    }
    let places = try CellPlaces(of: found.flatMap(\.lists.values).flatMap(\.listed), in: folder, db, meter)
    for (check, lists) in found {
      let problems = try lists.flatMap { try self.problems(of: $0.value, in: $0.key, check.rule, places) }
      try db.replaceProblems(of: check.origin, with: problems)
    }
  }

  /// Without a home country that is none of the partners: that is found, and everything else would follow from it.
  private func settingsToCheck() throws -> DossierSettings {
    var settings = settings
    if try !References.isPartner(settings.home, db) { settings.home = "" }
    return settings
  }

  private func problems(
    of list: Findings.List, in table: Table?, _ rule: Rule, _ places: CellPlaces
  ) throws -> [Problem] {
    var log = ProblemLog(file: try table.map { try KnownFile.path(of: $0, db) } ?? Descriptor.fileName)
    for finding in list.listed {
      let severity = finding.severity ?? rule.severity
      let explanation = try table.map {
        try Explanations.explanation(of: rule, severity, line: finding.line, of: $0, db)
      }
      log.add(
        rule, as: severity, at: places.place(of: finding), row: finding.line > 0 ? finding.line : nil,
        finding.reason, mend: finding.mend ?? rule.row.mend,
        explanation: explanation ?? "")
    }
    log.leaveOut(rule, list.left)
    return log.finished
  }
}
