internal import Diplomacy
internal import GRDB

/// Something that a check found: where, and what.
struct Finding {
  /// A cell or a row of a table, or a text in the descriptor.
  enum Place {
    /// The line is that of the row; without a column the finding is about the whole row.
    case row(Table, line: Int, column: String?)
    /// The text, in quotes, after a key.
    case descriptor(key: String, text: String)
  }

  var place: Place
  var reason: String
  /// What to do, where the rule's own advice can be bettered.
  var mend: String?
  /// How bad it is, where it is not as bad as the rule says.
  var severity: Problem.Severity?

  init(_ place: Place, _ reason: String, mend: String? = nil, severity: Problem.Severity? = nil) {
    self.place = place
    self.reason = reason
    self.mend = mend
    self.severity = severity
  }

  init(
    _ table: Table, _ line: Int, _ column: String? = nil, _ reason: String, mend: String? = nil,
    severity: Problem.Severity? = nil
  ) {
    self.init(.row(table, line: line, column: column), reason, mend: mend, severity: severity)
  }

  /// The table, or nil for the descriptor.
  var table: Table? { if case .row(let table, _, _) = place { table } else { nil } }

  /// The line of the row; 0 in the descriptor, whose lines nobody counted yet.
  var line: Int { if case .row(_, let line, _) = place { line } else { 0 } }

  var column: String? { if case .row(_, _, let column) = place { column } else { nil } }
}

/// A rule that is looked at in the index after all files were read, because it is about more than one row.
struct Check: Sendable {
  typealias Find = @Sendable (CheckedDossier) throws -> [Finding]

  var rule: Rule
  /// The tables whose change can change the findings.
  var tables: Set<Table>
  /// Columns without which every row would be found.
  var columns: [Table: Set<String>]
  /// Whether a change of the descriptor can.
  var readsDescriptor: Bool
  var find: Find

  init(
    _ rule: Rule, over tables: Set<Table>, needing columns: [Table: Set<String>] = [:],
    andDescriptor readsDescriptor: Bool = false, _ find: @escaping Find
  ) {
    self.rule = rule
    self.tables = tables
    self.columns = columns
    self.readsDescriptor = readsDescriptor
    self.find = find
  }

  /// Under which name the findings are kept.
  var origin: String { "check:\(rule.rawValue)" }

  static let all: [Check] =
    SourceChecks.all + ReadingChecks.all + DateChecks.all + PeopleChecks.all + VisitChecks.all + TierChecks.all
    + AgreementChecks.all + TradeChecks.all + SeriesChecks.all

  /// The checks whose findings may be others than before.
  static func stale(changed: Set<Table>, descriptorChanged: Bool) -> [Check] {
    all.filter { !$0.tables.isDisjoint(with: changed) || (descriptorChanged && $0.readsDescriptor) }
  }

  /// Whether a file or column that the check looks at is missing: what it found would only follow from that.
  func isIdle(without gaps: [Table: Set<String>]) -> Bool {
    tables.contains { table in
      let missing = gaps[table] ?? []
      return missing.contains(KnownFile.everything) || !missing.isDisjoint(with: columns[table] ?? [])
    }
  }
}

/// What checks look at: the index, what the descriptor says, and what one walk through many rows finds for several of
/// them.
final class CheckedDossier {
  let db: Database
  let settings: DossierSettings
  private var trade: [Rule: [Finding]]?
  private var log: TravelLog?

  /// - Parameter settings: with a blank home where no partner has the id that the descriptor gives.
  init(_ db: Database, _ settings: DossierSettings) {
    self.db = db
    self.settings = settings
  }

  /// What a walk through all trade figures found for a rule.
  func trade(_ rule: Rule) throws -> [Finding] {
    let found = try trade ?? TradeWalk.findings(db, settings.preference)
    trade = found
    return found[rule] ?? []
  }

  /// The visits of the timeline, read once for all checks that follow travellers.
  func travels() throws -> TravelLog {
    let read = try log ?? TravelLog(db)
    log = read
    return read
  }
}
