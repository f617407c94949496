import Diplomacy
import Foundation
import GRDB
import Testing

@testable import DossierStore

/// A changed file of visits: what is brought into the index piece by piece is what reading everything would give.
@Suite struct UpdateTests {
  /// Whatever is done to the file, each table of the index is as in one made from scratch.
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func whateverIsChangedIsAsIfNew(seed: UInt64) throws {
    var file = ChangingVisits(seed: seed)
    let sample = try Sample(ChangingVisits.others)
    try sample.write("visits.csv", file.text)
    let dossier = try sample.openCached().dossier
    var (updates, corrections) = (0, 0)
    for round in 1...8 {
      let words = file.change()
      let mark = try Mark(dossier, sample)
      try sample.write("visits.csv", file.text)
      try dossier.refresh()
      if try mark.isUpdated() { updates += 1 }
      if try mark.isCorrected() { corrections += 1 }
      let (found, fresh) = (try contents(of: dossier), try contents(of: sample.open()))
      for (table, rows) in fresh where found[table] != rows {
        let (missing, extra) = (
          rows.filter { found[table]?.contains($0) != true }, found[table]?.filter { !rows.contains($0) } ?? []
        )
        Issue.record(
          "seed \(seed), round \(round), after \(words): \(table) lacks \(missing.prefix(5)) and has \(extra.prefix(5))"
        )
        return
      }
    }
    #expect(updates > 0, "seed \(seed): without reading everything")
    #expect(corrections > 1, "seed \(seed): without a new timeline")
  }

  @Test func aChangedRowDoesNotMakeTheTimelineAnew() throws {
    var file = ChangingVisits(seed: 99)
    let sample = try Sample(ChangingVisits.others)
    try sample.write("visits.csv", file.text)
    let dossier = try sample.openCached().dossier
    for (column, value) in [("outcomes", "a new word"), ("start", "1999-05-05"), ("places", "Atlantis"), ("note", "x")]
    {
      file.set(column, value, inRow: 70)
      let mark = try Mark(dossier, sample)
      try sample.write("visits.csv", file.text)
      try dossier.refresh()
      #expect(try mark.isUpdated() && mark.isCorrected(), "\(column)")
    }
  }

  @Test func anIndexInMemoryIsCorrectedTimeAndAgain() throws {
    var file = ChangingVisits(seed: 7)
    let sample = try Sample(ChangingVisits.others)
    try sample.write("visits.csv", file.text)
    let dossier = try sample.open()
    for day in ["2013-02-02", "2018-09-09", "2011-01-01"] {
      file.set("start", day, inRow: 90)
      file.set("outcomes", "seen on \(day)", inRow: 91)
      try sample.write("visits.csv", file.text)
      try dossier.refresh()
      #expect(try contents(of: dossier) == contents(of: sample.open()), "\(day)")
    }
    #expect(dossier.notice == nil)
  }

  /// Everything that the index holds, as text, with names in place of numbers that depend on what came first.
  private func contents(of dossier: Dossier) throws -> [String: [String]] {
    try dossier.read { db in
      var contents: [String: [String]] = [:]
      for table in [
        "visits", "mentions", "left_out", "problems", "readings", "timeline", "visit_aside", "years", "party", "people",
        "visit_dispute",
      ] {
        contents[table] = try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { String(describing: $0) }.sorted()
      }
      contents["meta"] = try db.all("SELECT key, value FROM meta WHERE key IN ('visits', 'longest')") {
        $0.text(0) + " " + $0.text(1)
      }.sorted()
      contents["postings"] = try postings(db)
      contents["words"] = try db.all("SELECT text, count, visits, places FROM word") { row in
        "\(row.text(0)) \(row.integer(1)) \(numbers(Data(row.blob(2)))) \(Array(row.blob(3)))"
      }.sorted()
      return contents
    }
  }

  private func postings(_ db: Database) throws -> [String] {
    let places = Dictionary(
      uniqueKeysWithValues: try db.all("SELECT n, text FROM place") { ($0.integer(0), $0.text(1)) })
    let documents = Dictionary(
      uniqueKeysWithValues: try db.all("SELECT n, id FROM document") { ($0.integer(0), $0.text(1)) })
    return try db.all("SELECT key, count, visits FROM postings") { row in
      let (field, value) = (PostingField(rawValue: row.integer(0) >> 40), row.integer(0) & (1 << 40 - 1))
      let name =
        switch field {
        case .place: places[value] ?? "?"
        case .document: documents[value] ?? "?"
        default: "\(value)"
        }
      return "\(field.map { "\($0)" } ?? "?") \(name) \(row.integer(1)) \(numbers(Data(row.blob(2))))"
    }.sorted()
  }

  private func numbers(_ packed: Data) -> [Int] {
    var numbers: [Int] = []
    packed.withUnsafeBytes {
      PackedSet.walk($0) { number in
        numbers.append(number)
        return true
      }
    }
    return numbers
  }
}

/// Tells afterwards which way a change took.
private struct Mark {
  private let queue: DatabaseQueue

  init(_ dossier: Dossier, _ sample: Sample) throws {
    queue = try DatabaseQueue(path: sample.indexPath)
    // Reading everything writes what is known of the file anew; a new timeline begins with an empty table of disputes.
    try queue.write {
      try $0.execute(
        sql: """
          UPDATE files SET fingerprint = 1 WHERE name = 'visits'; INSERT INTO visit_dispute VALUES (1000000, 'mark')
          """)
    }
  }

  func isUpdated() throws -> Bool {
    try queue.read { try Int.fetchOne($0, sql: "SELECT fingerprint FROM files WHERE name = 'visits'") } == 0
  }

  func isCorrected() throws -> Bool {
    let isThere = try queue.read { try Int.fetchOne($0, sql: "SELECT 1 FROM visit_dispute WHERE visit = 1000000") } == 1
    try queue.write { try $0.execute(sql: "DELETE FROM visit_dispute WHERE visit = 1000000") }
    return isThere
  }
}

/// A file of visits that changes at random, the same way for each seed.
private struct ChangingVisits {
  private static let columns = [
    "id", "direction", "partner", "start", "end", "kind", "status", "home_leaders", "partner_leaders", "host", "places",
    "outcomes",
    "reading_of", "confidence", "sources", "note",
  ]
  private var chance: Chance
  private var rows: [[String]] = []
  /// Lines that stand in the place of a row.
  private var damage: [Int: String] = [:]
  private var count = 0
  private var ending = "\n"

  static let others = [
    "terms.csv": """
    id,leader,country,office,rank,start,end,acting,reading_of,confidence,sources,note
    to-lam-president,to-lam,VNM,State President,head_of_state,2014-05-22,2024-10-21,false,,high,vna,
    xi-as-president,xi,VNM,State President,head_of_state,2014-08,2014-09,false,to-lam-president,high,mofa,a slip
    xi-president,xi,CHN,President,head_of_state,2013-03-14,,false,,high,vna,
    """
  ]

  init(seed: UInt64) {
    chance = Chance(seed)
    for _ in 0..<200 { rows.append(row()) }
  }

  var text: String {
    let lines = rows.enumerated().map { index, row in damage[index] ?? Self.line(row) }
    return Self.columns.joined(separator: ",") + "\n" + lines.joined(separator: "\n") + ending
  }

  private static func line(_ row: [String]) -> String {
    row.map { cell in
      cell.contains { ",\"\n\r".contains($0) } ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }.joined(separator: ",")
  }

  private mutating func row() -> [String] {
    count += 1
    return ["v\(count)"] + Self.columns.dropFirst().map { value($0, isSound: true) }
  }

  private mutating func day() -> String {
    let year = Int.random(in: 2012...2018, using: &chance)
    return "\(year)-0\(Int.random(in: 1...9, using: &chance))-1\(Int.random(in: 0...9, using: &chance))"
  }

  private mutating func value(_ column: String, isSound: Bool) -> String {
    if !isSound, chance.oneIn(6) {
      return chance.pick(["", "  ", "nonsense", "a\u{301}", "tab\tand\u{200B}", "two\nlines", "say \"so\"", "x;;y"])
    }
    switch column {
    case "id": return "v\(Int.random(in: 1...count + 3, using: &chance))"
    case "direction": return chance.pick(["outbound", "inbound"])
    case "partner": return chance.pick(["CHN", "FRA", "EUE", isSound ? "CHN" : "XYZ"])
    case "start": return chance.pick([day(), day(), day(), "2015", "2016-05", "2014~"])
    case "end": return chance.pick(["", "", day(), "2020-01-01"])
    case "kind": return chance.pick(["state", "official", "summit", ""])
    case "status": return chance.pick(["held", "held", "cancelled", "planned"])
    case "home_leaders": return chance.pick(["to-lam", "to-lam", "", isSound ? "" : "nobody"])
    case "partner_leaders": return chance.pick(["xi", "macron", "xi;macron", ""])
    case "host": return chance.pick(["", "Đặng", "Xi Jinping"])
    case "places":
      return chance.pick(["Beijing", "Hanoi;Huế", "Paris", "", "Place \(Int.random(in: 1...99, using: &chance))"])
    case "outcomes":
      return chance.pick([
        "joint statement", "joint plan;statement", "hợp tác \(Int.random(in: 1...40, using: &chance))", "",
        "20,000 tonnes",
      ])
    case "reading_of": return chance.oneIn(12) ? "v\(Int.random(in: 1...count, using: &chance))" : ""
    case "confidence": return chance.pick(["high", "medium", "low", ""])
    case "sources": return chance.pick(["vna", "mofa", "vna;mofa", "doc-\(Int.random(in: 1...60, using: &chance))"])
    default: return chance.pick(["", "", "called off", "duplicate-visit: two parts of one", "a note, with a comma"])
    }
  }

  mutating func set(_ column: String, _ value: String, inRow index: Int) {
    rows[index][Self.columns.firstIndex(of: column) ?? 0] = value
  }

  /// Changes something, little or much; tells what.
  mutating func change() -> String {
    (0..<(chance.oneIn(4) ? 5 : 1)).map { _ in changeOnce() }.joined(separator: "; ")
  }

  private mutating func changeOnce() -> String {
    let index = Int.random(in: rows.indices, using: &chance)
    switch Int.random(in: 0..<24, using: &chance) {
    case 0...10:
      // Ids seldom change.
      let column = chance.oneIn(15) ? "id" : chance.pick(Array(Self.columns.dropFirst()))
      let value = value(column, isSound: !chance.oneIn(3))
      set(column, value, inRow: index)
      return "\(column) of \(index) is “\(value)”"
    case 11:
      rows.append(row())
      return "a new last row"
    case 12:
      rows.insert(row(), at: index)
      damage = Dictionary(uniqueKeysWithValues: damage.map { ($0 >= index ? $0 + 1 : $0, $1) })
      return "a new row \(index)"
    case 13:
      rows.remove(at: index)
      damage[index] = nil
      damage = Dictionary(uniqueKeysWithValues: damage.map { ($0 > index ? $0 - 1 : $0, $1) })
      return "row \(index) is gone"
    case 14:
      let other = min(index + Int.random(in: 1...3, using: &chance), rows.count - 1)
      rows.swapAt(index, other)
      return "\(index) and \(other) have changed places"
    case 15:
      rows.removeLast()
      damage[rows.count] = nil
      return "the last row is gone"
    case 16:
      damage[index] = chance.pick(["", "a,b,c", "\"never closed,1,2", "v1,\"x\"y,3", "\"\",,,", "\"two\nlines\""])
      return "row \(index) is damaged"
    case 17:
      ending = chance.pick(["\n", "", "\n\n", "\r\n", "\r"])
      return "the file ends otherwise"
    case 18:
      rows[index] = row()
      return "another row \(index)"
    default:
      damage = chance.oneIn(2) ? [:] : damage.filter { $0.key != damage.keys.min() }
      return "damage is mended"
    }
  }
}
