import Diplomacy
import Foundation
import Testing

@testable import DossierStore

/// What reading a file came to, as values that can be compared.
private struct Reading: Equatable {
  var rows: [String] = []
  var problems: [Problem] = []
  var mentions: [String] = []
  var fingerprint = 0

  init(
    _ bytes: [UInt8], of table: Table = .visits, piece: Int = ByteWindow.piece,
    longestRecord: Int = CSVReader.longestRecord, ledgerLimit: Int = ReferenceLedger.limit
  ) {
    let window = ByteWindow(.bytes(bytes), piece: piece)
    let reader = TableReader(
      table.schema, file: "x.csv", window: window, longestRecord: longestRecord, ledgerLimit: ledgerLimit)
    var counts: [String: Int] = [:]
    func take(_ ledger: ReferenceLedger) {
      for entry in ledger.entries { counts["\(entry.column) \(ledger.id(of: entry))", default: 0] += entry.count }
    }
    if reader.readHeader() {
      let batch = reader.makeBatch()
      var isMore = true
      while isMore {
        isMore = reader.fill(batch)
        for row in 0..<batch.rowCount { rows.append(Self.text(batch, row)) }
        if let ledger = batch.ledger { take(ledger) }
        batch.clear()
      }
    }
    window.readOn()
    take(reader.ledger)
    // The header of these files lacks columns, which is no matter here.
    problems = reader.problems().filter { $0.rule != Rule.schema.rawValue }
    mentions = counts.map { "\($0.key) \($0.value)" }.sorted()
    fingerprint = window.fingerprint.value
  }

  private static func text(_ batch: RowBatch, _ row: Int) -> String {
    (0..<batch.width).map { index in
      let slot = batch.slot(row: row, index)
      return slot.kind == .text ? batch.text(of: slot) : "\(slot.kind) \(slot.number)"
    }.joined(separator: "|")
  }
}

private let header = "id,direction,partner,start,end,home_leaders,sources,note\n"

@Suite struct PieceTests {
  private static let cells = [
    "a", "b", "inbound", "outbound", "2023", "2023-05-06", "2023-02-30", "2023~", "x;y; z", ";", " ", "", "\"q\"",
    "\"a \"\"b\"\"\"", "\"two\nlines\"", "\"two\r\nlines\"", "5\" pipe", "\"open", "\"a\"b", "Nguyễn", "e\u{301}",
    "a\u{200B}b", "a\u{A0}", "\u{1B}[1m", "long long long long long long long long cell",
  ]

  private func nasty(_ chance: inout Chance) -> [UInt8] {
    var bytes = Array(header.utf8)
    for _ in 0..<Int.random(in: 1...25, using: &chance) {
      let width = chance.oneIn(8) ? Int.random(in: 1...9, using: &chance) : 8
      bytes += (0..<width).map { _ in chance.pick(Self.cells) }.joined(separator: ",").utf8
      if chance.oneIn(10) { bytes.append(UInt8.random(in: 0...255, using: &chance)) }
      bytes += chance.pick(["\n", "\n", "\r\n", "\r", "\n\n"]).utf8
    }
    return chance.oneIn(3) ? [0xEF, 0xBB, 0xBF] + bytes : bytes
  }

  @Test(arguments: 0..<60) func piecesOfEverySizeGiveTheSame(seed: UInt64) {
    var chance = Chance(seed)
    let bytes = nasty(&chance)
    for longest in [CSVReader.longestRecord, 60, 17] {
      let whole = Reading(bytes, longestRecord: longest)
      #expect(whole.fingerprint == Fingerprint.of(bytes))
      for piece in [1, 2, 3, 5, 8, 13, 64, 255] {
        #expect(Reading(bytes, piece: piece, longestRecord: longest) == whole, "piece \(piece), longest \(longest)")
      }
    }
  }

  @Test func aQuoteThatIsNeverClosedIsNotFollowedToTheEnd() {
    let rows = (0..<500).map { "v\($0),inbound,FRA,2020,,x,s,\n" }.joined()
    let bytes = Array((header + "bad,inbound,\"FRA,2020,,x,s,\n" + rows).utf8)
    let reading = Reading(bytes, piece: 64, longestRecord: 1_000)
    #expect(reading.rows.count == 500)
    #expect(reading.problems.map(\.place) == ["x.csv:2:13"])
    #expect(reading.problems.map(\.reason) == ["the quotation mark is never closed"])
  }

  @Test func aRecordWithoutEndCostsOneRow() {
    let bytes = Array((header + String(repeating: "x", count: 5_000) + ",\nv,inbound,FRA,2020,,x,s,\n").utf8)
    let reading = Reading(bytes, piece: 64, longestRecord: 1_000)
    #expect(reading.rows.count == 1)
    #expect(reading.rows.first?.hasPrefix("integer 3|v|") == true)
    #expect(reading.problems.map(\.place) == ["x.csv:2"])
  }

  @Test func aFileCutOffMeanwhileEnds() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID().uuidString).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let rows = (0..<1_000).map { "v\($0),inbound,FRA,2020,,x,s,\n" }.joined()
    try (header + rows).write(toFile: path, atomically: false, encoding: .utf8)
    var csv = CSVReader(ByteWindow(.file(try OpenFile(path: path)), piece: 256))
    _ = csv.next()
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    try handle.truncate(atOffset: 4_000)
    try handle.close()
    var count = 0
    while csv.next() { count += 1 }
    #expect(count > 10 && count < 1_000)
  }

  @Test func keysThatOccurAgainAreCountedAndTheFirstLineIsNamed() {
    let rows = (0..<5_000).map { "v\($0 % 4),inbound,FRA,2020,,x,s,\n" }.joined()
    let reading = Reading(Array((header + rows).utf8), piece: 4_096)
    #expect(reading.rows.count == 4)
    #expect(reading.problems.count == ProblemLog.limitPerRule + 1)
    #expect(reading.problems.first?.reason == "the key v0 is already in line 2")
    #expect(reading.problems.last?.reason == "4496 more problems of this kind are not listed")
  }

  @Test func idsBeyondTheLimitAreHandedOnAndNoneIsLost() {
    let rows = (0..<300).map { "v\($0 % 290),inbound,P\($0 % 40),2020,,l\($0 % 70);l\($0 % 7),s,\n" }.joined()
    let bytes = Array((header + rows).utf8)
    #expect(Reading(bytes, ledgerLimit: 9).mentions == Reading(bytes).mentions)
  }

  @Test func manyKeysAreTold() {
    let keys = KeySet()
    func hash(_ number: Int) -> UInt64 {
      var hash = ByteHash()
      Array("key-\(number)".utf8).withUnsafeBufferPointer { hash.add($0) }
      return hash.value
    }
    #expect((0..<50_000).allSatisfy { keys.insert(hash($0)) })
    #expect((0..<50_000).allSatisfy { !keys.insert(hash($0)) })
    #expect(keys.count == 50_000)
  }

  @Test(arguments: 0..<200) func plainCellsAreReadAsTheGrammarReadsThem(seed: UInt64) throws {
    var chance = Chance(seed)
    let digits = Array("0123456789-X/.~ 12".utf8)
    let bytes = (0..<chance.pick([4, 7, 10])).map { index in
      index == 4 || index == 7
        ? UInt8(ascii: "-")
        : chance.oneIn(20) ? chance.pick(digits) : UInt8(ascii: "0") + UInt8(Int.random(in: 0...3, using: &chance))
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let days = bytes.withUnsafeBufferPointer({ PlainCell.days($0) }) else { return }
    let date = try PartialDate(parsing: text)
    #expect(days == (try #require(date.first).ordinal, try #require(date.last).ordinal), "\(text)")
  }
}
