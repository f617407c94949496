internal import GRDB

/// Rows on their way from the files to the index: the bytes of many records in one piece of memory, and for each value
/// where in it the value lies.
///
/// Nothing is made for a single cell, so that a row costs its bytes and sixteen more for each of its columns.
final class RowBatch: @unchecked Sendable {
  // Unchecked: it is handed from one thread to the other, and whoever gave it away no longer touches it.

  /// One value of a row as SQLite is given it.
  struct Slot {
    enum Kind: UInt8 { case null, text, integer, number }

    /// A whole number, the bits of a number, or where in the batch a text starts.
    var number: Int
    /// Bytes of a text.
    var length: Int32
    var kind: Kind

    static let null = Slot(number: 0, length: 0, kind: .null)
    static func integer(_ number: Int) -> Slot { Slot(number: number, length: 0, kind: .integer) }
    static func number(_ number: Double) -> Slot {
      Slot(number: Int(bitPattern: UInt(number.bitPattern)), length: 0, kind: .number)
    }
  }

  /// A batch is handed on when it has as many rows, or bytes.
  static let rows = 2_048
  static let bytes = 512 << 10

  /// The values of a row, its line included.
  let width: Int
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private(set) var byteCount = 0
  private var byteCapacity = RowBatch.bytes * 2
  private let slots: UnsafeMutablePointer<Slot>
  private(set) var rowCount = 0
  private var slotCount = 0
  private var rowStart = 0
  /// Where in the file the rows end.
  var position = 0
  /// Ids that are to be kept now, because there are too many to keep all of them in memory.
  var ledger: ReferenceLedger?

  init(width: Int) {
    self.width = width
    bytes = .allocate(capacity: byteCapacity + ByteWindow.slack)
    bytes.initialize(repeating: 0, count: byteCapacity + ByteWindow.slack)
    slots = .allocate(capacity: Self.rows * width)
  }

  deinit {
    bytes.deallocate()
    slots.deallocate()
  }

  var isFull: Bool { rowCount == Self.rows || byteCount >= Self.bytes || ledger != nil }

  func clear() {
    (byteCount, rowCount, slotCount, rowStart, ledger) = (0, 0, 0, 0, nil)
    // One endless cell must not stay in memory for good.
    if byteCapacity > Self.bytes * 8 { resize(to: Self.bytes * 2) }
  }

  // MARK: Filling

  func startRow(line: Int) {
    rowStart = byteCount
    slotCount = rowCount * width
    append(.integer(line))
  }

  func append(_ slot: Slot) {
    slots[slotCount] = slot
    slotCount += 1
  }

  /// Copies bytes to the end; returns where they start.
  func copy(_ source: UnsafeBufferPointer<UInt8>) -> Int {
    let start = byteCount
    if start + source.count > byteCapacity { resize(to: (start + source.count) * 2) }
    if let from = source.baseAddress { (bytes + start).update(from: from, count: source.count) }
    byteCount += source.count
    return start
  }

  func copy(_ text: String) -> Slot {
    var text = text
    return text.withUTF8 { Slot(number: copy($0), length: Int32(clamping: $0.count), kind: .text) }
  }

  /// Keeps the row that was started; without this the next one takes its place.
  func keepRow() { rowCount += 1 }

  func dropRow() { byteCount = rowStart }

  /// Whether the row that was started last has a value in a place.
  func isPast(_ index: Int) -> Bool { slotCount > rowCount * width + index }

  /// A value of the row that was started last.
  func slot(_ index: Int) -> Slot { slots[rowCount * width + index] }

  // MARK: Reading

  func slot(row: Int, _ index: Int) -> Slot { slots[row * width + index] }

  func bytes(of slot: Slot) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes + slot.number, count: slot.kind == .text ? Int(slot.length) : 0)
  }

  func value(_ slot: Slot) -> DatabaseValue {
    switch slot.kind {
    case .null: .null
    case .integer: slot.number.databaseValue
    case .number: Double(bitPattern: UInt64(UInt(bitPattern: slot.number))).databaseValue
    case .text: text(of: slot).databaseValue
    }
  }

  func text(of slot: Slot) -> String { String(decoding: bytes(of: slot), as: UTF8.self) }

  private func resize(to capacity: Int) {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + ByteWindow.slack)
    larger.initialize(repeating: 0, count: capacity + ByteWindow.slack)
    larger.update(from: bytes, count: min(byteCount, capacity))
    bytes.deallocate()
    bytes = larger
    byteCapacity = capacity
  }
}
