internal import Diplomacy
internal import GRDB

/// What a check found: in each file the findings nearest to its beginning, no more of them than are listed, and how many
/// there are besides.
struct Findings {
  struct List {
    fileprivate(set) var listed: [Finding] = []
    fileprivate(set) var count = 0
    /// Findings in later lines are not listed any more.
    fileprivate var last = Int.max

    /// How many are not listed.
    var left: Int { count - listed.count }

    fileprivate mutating func cut() {
      // The sort is stable: findings of one row stay in the order in which they were found.
      listed.sort { $0.line < $1.line }
      guard listed.count >= ProblemLog.limitPerRule else { return }
      listed.removeSubrange(ProblemLog.limitPerRule...)
      last = listed.last?.line ?? Int.max
    }
  }

  private var lists: [Table?: List] = [:]

  init() {}

  init(_ findings: [Finding]) {
    for finding in findings { add(finding.table, finding.line) { finding } }
  }

  /// Adds a finding, which is not made when it would not be listed.
  mutating func add(_ table: Table?, _ line: Int, _ make: () throws -> Finding) rethrows {
    lists[table, default: List()].count += 1
    guard let list = lists[table], line < list.last else { return }
    let finding = try make()
    lists[table]?.listed.append(finding)
    if list.listed.count + 1 >= ProblemLog.limitPerRule * 2 { lists[table]?.cut() }
  }

  /// The findings by file, in the order of their lines.
  var byTable: [Table?: List] {
    lists.mapValues { list in
      var list = list
      list.cut()
      return list
    }
  }
}

extension Database {
  /// Makes findings of the rows of an answer, whose first column is the line.
  func findings(
    _ table: Table, _ sql: String, _ values: [Value] = [], into findings: inout Findings,
    _ make: (RawStatement) throws -> Finding
  ) throws {
    try each(sql, values) { row in try findings.add(table, row.integer(0)) { try make(row) } }
  }

  /// The findings that the rows of an answer are, whose first column is the line.
  func findings(_ table: Table, _ sql: String, _ make: (RawStatement) throws -> Finding) throws -> Findings {
    var found = Findings()
    try findings(table, sql, into: &found, make)
    return found
  }
}
