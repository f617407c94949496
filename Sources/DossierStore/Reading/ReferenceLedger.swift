/// The ids that the rows of a file name in other tables, each with the first place where it is named and how often; and
/// the ids of rows that were left out.
///
/// It holds a bounded number of them: a full one is handed on to the index, which joins what several say of one id.
final class ReferenceLedger: @unchecked Sendable {
  // Unchecked: it is handed from one thread to the other, and whoever gave it away no longer touches it.

  struct Entry {
    var hash: UInt64
    fileprivate var start: Int32
    fileprivate var length: Int32
    /// The column of the schema; `leftOut` for the id of a row that could not be used.
    var column: Int
    var line: Int
    var position: Int
    /// The line in which the row starts.
    var row: Int
    /// How many cells of the column name it, those of rows that were left out not counted.
    var count: Int
  }

  static let leftOut = -1

  /// So many different ids, or bytes of them, are held in memory.
  static let limit = 200_000
  private static let byteLimit = 32 << 20

  private(set) var entries: [Entry] = []
  private var bytes: [UInt8] = []
  /// Open addressing: the number of an entry plus one, 0 for a free place.
  private var table = [Int32](repeating: 0, count: 1 << 10)
  /// The entry that a column named last: in sorted files it is the next one too.
  private var latest: [Int]
  private let limit: Int

  init(columns: Int, limit: Int = ReferenceLedger.limit) {
    latest = Array(repeating: -1, count: columns)
    self.limit = limit
  }

  var isFull: Bool { entries.count >= limit || bytes.count >= Self.byteLimit }

  /// - Parameter place: the line and the column of the cell, asked for when the id is new.
  func note(
    _ id: UnsafeBufferPointer<UInt8>, column: Int, row: Int, counting count: Int,
    place: () -> (line: Int, column: Int)
  ) {
    if column >= 0, latest[column] >= 0, isId(id, of: latest[column]) {
      entries[latest[column]].count += count
      return
    }
    var hash = ByteHash()
    hash.add(id)
    let key = hash.value &+ UInt64(truncatingIfNeeded: column) &* 0x9E37_79B9_7F4A_7C15
    let slot = slot(of: id, key, column)
    var index = Int(table[slot]) - 1
    if index >= 0 {
      entries[index].count += count
    } else {
      index = entries.count
      let place = place()
      entries.append(
        Entry(
          hash: key, start: Int32(bytes.count), length: Int32(id.count), column: column, line: place.line,
          position: place.column, row: row, count: count))
      bytes.append(contentsOf: id)
      table[slot] = Int32(index + 1)
      if entries.count * 2 > table.count { grow() }
    }
    if column >= 0 { latest[column] = index }
  }

  func id(of entry: Entry) -> String {
    String(decoding: bytes[Int(entry.start)..<Int(entry.start + entry.length)], as: UTF8.self)
  }

  private func isId(_ id: UnsafeBufferPointer<UInt8>, of index: Int) -> Bool {
    let (start, length) = (Int(entries[index].start), Int(entries[index].length))
    guard length == id.count else { return false }
    return bytes.withUnsafeBufferPointer { own in
      for offset in 0..<length where own[start + offset] != id[offset] { return false }
      return true
    }
  }

  private func slot(of id: UnsafeBufferPointer<UInt8>, _ key: UInt64, _ column: Int) -> Int {
    var slot = Int(truncatingIfNeeded: key) & (table.count - 1)
    while table[slot] != 0 {
      let index = Int(table[slot]) - 1
      if entries[index].hash == key, entries[index].column == column, isId(id, of: index) { return slot }
      slot = (slot + 1) & (table.count - 1)
    }
    return slot
  }

  private func grow() {
    let mask = table.count * 2 - 1
    table = Array(repeating: 0, count: mask + 1)
    for (index, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & mask
      while table[slot] != 0 { slot = (slot + 1) & mask }
      table[slot] = Int32(index + 1)
    }
  }
}
