internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// Writes many rows with one statement.
///
/// Values go straight to SQLite: passing them through GRDB's arguments took a third of the time of reading a dossier.
struct RowWriter {
  private let db: Database
  /// Kept because it owns the handle.
  private let statement: Statement
  private let handle: OpaquePointer

  init(_ db: Database, _ sql: String) throws {
    self.db = db
    statement = try db.cachedStatement(sql: sql)
    handle = statement.sqliteStatement
  }

  func write(_ values: [Value]) throws {
    sqlite3_reset(handle)
    for (index, value) in values.enumerated() { bind(value, at: Int32(index + 1)) }
    try step()
  }

  /// Writes the rows of a batch. Their texts stay where they are: SQLite looks at them only while a row is written.
  func write(_ batch: RowBatch) throws {
    sqlite3_reset(handle)
    defer { sqlite3_clear_bindings(handle) }
    for row in 0..<batch.rowCount {
      for index in 0..<batch.width { bind(batch.slot(row: row, index), of: batch, at: Int32(index + 1)) }
      try step()
    }
  }

  private func step() throws {
    let code = sqlite3_step(handle)
    // Without this a row would stay locked in the statement until the next one.
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else {
      let message = db.sqliteConnection.map { String(cString: sqlite3_errmsg($0)) }
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
  }

  /// Tells SQLite to copy a text before it is gone: the C header has this constant as a cast that Swift cannot see.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  private func bind(_ value: Value, at index: Int32) {
    switch value.storage {
    case .null: sqlite3_bind_null(handle, index)
    case .int64(let number): sqlite3_bind_int64(handle, index, number)
    case .double(let number): sqlite3_bind_double(handle, index, number)
    case .string(var text):
      text.withUTF8 { bytes in
        let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
        sqlite3_bind_text(handle, index, start, Int32(bytes.count), Self.copied)
      }
    case .blob(let data):
      _ = data.withUnsafeBytes { sqlite3_bind_blob(handle, index, $0.baseAddress, Int32($0.count), Self.copied) }
    }
  }

  private func bind(_ slot: RowBatch.Slot, of batch: RowBatch, at index: Int32) {
    switch slot.kind {
    case .null: sqlite3_bind_null(handle, index)
    case .integer: sqlite3_bind_int64(handle, index, Int64(slot.number))
    case .number: sqlite3_bind_double(handle, index, Double(bitPattern: UInt64(UInt(bitPattern: slot.number))))
    case .text:
      // Without a destructor the text is taken to stay where it is.
      let start = UnsafeRawPointer(batch.bytes + slot.number).assumingMemoryBound(to: CChar.self)
      sqlite3_bind_text(handle, index, start, slot.length, nil)
    }
  }
}
