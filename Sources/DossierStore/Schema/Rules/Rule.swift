package import Diplomacy

/// The rules that a dossier is held to, by name. `Rule.table` says what each finds, why, and what to do.
package enum Rule: String, CaseIterable, Sendable {
  // Seen while a file is read.
  case schema
  case csv
  case valueMissing = "value-missing"
  case valueUnknown = "value-unknown"
  case numberInvalid = "number-invalid"
  case dateInvalid = "date-invalid"
  case dateReversed = "date-reversed"
  case duplicateKey = "duplicate-key"
  case referenceMissing = "reference-missing"
  case noSource = "no-source"
  case controlCharacters = "control-characters"
  case invisibleCharacters = "invisible-characters"
  case notComposed = "not-composed"

  // Sources and how far they are trusted.
  case sourceUnused = "source-unused"
  case sourceIncomplete = "source-incomplete"
  case addressInvalid = "address-invalid"
  case confidenceUnverified = "confidence-unverified"
  case readingBroken = "reading-broken"
  case readingMismatch = "reading-mismatch"
  case readingsDiffer = "readings-differ"

  // Dates, whatever they are of.
  case dateFar = "date-far"

  // Partners and people.
  case coordinates
  case partnerIsHome = "partner-is-home"
  case nameDuplicate = "name-duplicate"
  case termOverlap = "term-overlap"

  // Visits.
  case leaderSide = "leader-side"
  case outsideTerm = "outside-term"
  case duplicateVisit = "duplicate-visit"
  case visitBeforeRelations = "visit-before-relations"
  case visitLong = "visit-long"

  // Tiers and agreements.
  case tierMissing = "tier-missing"
  case tierLowered = "tier-lowered"
  case tierBeforeRelations = "tier-before-relations"
  case tierCount = "tier-count"
  case agreementUndated = "agreement-undated"

  // Figures.
  case totalMismatch = "total-mismatch"
  case tenfold
  case seriesDiffer = "series-differ"
  case mirrorDiffer = "mirror-differ"
  case yearJump = "year-jump"
  case seriesUnknown = "series-unknown"
  case preferenceUnknown = "preference-unknown"
  case economyDiffer = "economy-differ"
}

/// A row of the table of rules: findings, `entente check --rules` and the docs take their words from it.
package struct RuleRow: Hashable, Sendable {
  package var rule: Rule
  /// How bad a finding is, unless the place says otherwise.
  package var severity: Problem.Severity
  /// How bad it is where the place says otherwise.
  package var otherwise: Problem.Severity?
  /// What is found, in one line.
  package var what: String
  /// Why that matters.
  package var why: String
  /// What to do about it.
  package var mend: String

  init(
    _ rule: Rule, _ severity: Problem.Severity, or otherwise: Problem.Severity? = nil, _ what: String, why: String,
    mend: String
  ) {
    self.rule = rule
    self.severity = severity
    self.otherwise = otherwise
    self.what = what
    self.why = why
    self.mend = mend
  }

  /// The severities in words, such as "error, warning".
  package var severities: String {
    ([severity] + [otherwise].compactMap(\.self)).map(\.rawValue).joined(separator: ", ")
  }
}

extension Rule {
  /// The one table of rules, in the order of the cases.
  package static let table: [RuleRow] = file + sources + people + visits + relations + figures

  private static let rows: [Rule: RuleRow] = Dictionary(
    table.map { ($0.rule, $0) }, uniquingKeysWith: { first, _ in first })

  /// The rule's row in the table. Every rule has one, which a test holds.
  package var row: RuleRow { Self.rows[self] ?? RuleRow(self, .warning, rawValue, why: "", mend: "") }

  /// How bad a finding is, unless the place says otherwise.
  package var severity: Problem.Severity { row.severity }
}
