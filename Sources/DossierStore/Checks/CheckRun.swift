internal import Diplomacy
internal import GRDB

/// One run of the checks whose tables changed: looks, finds the places in the files, and keeps the findings.
struct CheckRun {
  let folder: String
  let db: Database
  let settings: DossierSettings
  let changed: Set<Table>
  let descriptorChanged: Bool
  /// Called before each check; throws to stop.
  let step: () throws -> Void

  /// What a check found in one file, no more of it than is listed.
  private struct Batch {
    var table: Table?
    var listed: [Finding]
    var left: Int

    init(_ table: Table?, _ findings: [Finding]) {
      self.table = table
      listed = Array(findings.sorted { $0.line < $1.line }.prefix(ProblemLog.limitPerRule))
      left = findings.count - listed.count
    }
  }

  func run() throws {
    var found: [(check: Check, batches: [Batch])] = []
    let gaps = try KnownFile.tables(db).mapValues(\.gaps)
    let dossier = CheckedDossier(db, try settingsToCheck())
    for check in Check.stale(changed: changed, descriptorChanged: descriptorChanged) {
      try step()
      let findings = check.isIdle(without: gaps) ? [] : try check.find(dossier)
      let byTable = Dictionary(grouping: findings, by: \.table)
      found.append((check, byTable.map { Batch($0.key, $0.value) }))
    }
    let places = try CellPlaces(of: found.flatMap(\.batches).flatMap(\.listed), in: folder, db)
    for (check, batches) in found {
      let problems = try batches.flatMap { batch in try listed(batch, check.rule, places) }
      try db.replaceProblems(of: check.origin, with: problems)
    }
  }

  /// Without a home country that is none of the partners: that is found, and everything else would follow from it.
  private func settingsToCheck() throws -> DossierSettings {
    var settings = settings
    if try !References.isPartner(settings.home, db) { settings.home = "" }
    return settings
  }

  private func listed(_ batch: Batch, _ rule: Rule, _ places: CellPlaces) throws -> [Problem] {
    var log = ProblemLog(file: try batch.table.map { try KnownFile.path(of: $0, db) } ?? Descriptor.fileName)
    for finding in batch.listed {
      let severity = finding.severity ?? rule.severity
      let explanation = try batch.table.map {
        try Explanations.explanation(of: rule, severity, line: finding.line, of: $0, db)
      }
      log.add(
        rule, as: severity, at: places.place(of: finding), row: finding.line > 0 ? finding.line : nil,
        finding.reason, mend: finding.mend ?? rule.row.mend,
        explanation: explanation ?? "")
    }
    log.leaveOut(rule, batch.left)
    return log.finished
  }
}
