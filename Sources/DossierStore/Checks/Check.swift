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
  typealias Find = @Sendable (CheckedDossier) throws -> Findings

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

  /// A check that cannot find more than a few for each of the rows that it looks at.
  init(
    _ rule: Rule, over tables: Set<Table>, needing columns: [Table: Set<String>] = [:],
    andDescriptor readsDescriptor: Bool = false, _ find: @escaping @Sendable (CheckedDossier) throws -> [Finding]
  ) {
    self.init(rule, over: tables, needing: columns, andDescriptor: readsDescriptor) { Findings(try find($0)) }
  }

  /// Under which name the findings are kept.
  var origin: String { "check:\(rule.rawValue)" }

  static let all: [Check] =
    SourceChecks.all + ReadingChecks.all + DateChecks.all + PeopleChecks.all + VisitChecks.all + TierChecks.all
    + AgreementChecks.all + TradeChecks.all + SeriesChecks.all

  /// The checks whose findings may be others than before, and those that wait for their turn since.
  static func stale(changed: Set<Table>, descriptorChanged: Bool, due: Set<String> = []) -> [Check] {
    all.filter { check in
      !check.tables.isDisjoint(with: changed) || (descriptorChanged && check.readsDescriptor)
        || due.contains(check.rule.rawValue)
    }
  }

  /// Whether a file or column that the check looks at is missing: what it found would only follow from that.
  func isIdle(without gaps: [Table: Set<String>]) -> Bool {
    tables.contains { table in
      let missing = gaps[table] ?? []
      return missing.contains(KnownFile.everything) || !missing.isDisjoint(with: columns[table] ?? [])
    }
  }
}

/// What checks look at: the index, what the descriptor says, and what one pass over many rows finds for several of them.
final class CheckedDossier {
  let db: Database
  let settings: DossierSettings
  private var known: TradeFindings?
  private var log: TravelLog?

  /// - Parameters:
  ///   - settings: with a blank home where no partner has the id that the descriptor gives.
  ///   - trade: what a pass over the trade figures found, if there was one.
  init(_ db: Database, _ settings: DossierSettings, trade: TradeFindings?) {
    self.db = db
    self.settings = settings
    known = trade
  }

  /// What a pass over all trade figures found.
  func trade() throws -> TradeFindings {
    let found = try known ?? TradePass.run(db, preference: settings.preference)
    known = found
    return found
  }

  /// The visits of the timeline, read once for all checks that follow travellers.
  func travels() throws -> TravelLog {
    let read = try log ?? TravelLog(db)
    log = read
    return read
  }
}
