internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// A statement, and the row it stands on, used without GRDB's rows: cells are looked at as the bytes that SQLite holds.
///
/// The bytes of a cell are good until the next step. One statement serves all who ask with the same words: a question
/// must not be asked again while the rows of its answer are walked.
struct RawStatement {
  private let db: Database
  /// Kept because it owns the handle.
  private let statement: Statement
  private let handle: OpaquePointer

  init(_ db: Database, _ sql: String) throws {
    self.db = db
    statement = try db.cachedStatement(sql: sql)
    handle = statement.sqliteStatement
    reset()
  }

  /// Goes to the next row; false at the end.
  func step() throws -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code), message: db.sqliteConnection.map { String(cString: sqlite3_errmsg($0)) }
      )
    }
    return false
  }

  /// Lets go of the row, so that nothing stays locked.
  func reset() {
    sqlite3_reset(handle)
  }

  /// Runs a statement that gives no rows.
  func run() throws {
    while try step() {}
  }
}

// MARK: - Values in

extension RawStatement {
  /// - Parameter index: from 1, as SQLite counts.
  func bind(_ number: Int, at index: Int) {
    sqlite3_bind_int64(handle, Int32(index), Int64(number))
  }

  func bind(_ number: Double, at index: Int) {
    sqlite3_bind_double(handle, Int32(index), number)
  }

  func bindNull(at index: Int) {
    sqlite3_bind_null(handle, Int32(index))
  }

  /// SQLite keeps a copy of texts and bytes.
  func bind(_ value: Value, at index: Int) {
    switch value.storage {
    case .null: bindNull(at: index)
    case .int64(let number): bind(Int(number), at: index)
    case .double(let number): bind(number, at: index)
    case .string(var text):
      text.withUTF8 { bytes in
        let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
        sqlite3_bind_text(handle, Int32(index), start, Int32(bytes.count), Self.copied)
      }
    case .blob(let data):
      _ = data.withUnsafeBytes { sqlite3_bind_blob(handle, Int32(index), $0.baseAddress, Int32($0.count), Self.copied) }
    }
  }

  /// Tells SQLite to copy a text before it is gone: the C header has this constant as a cast that Swift cannot see.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  /// Forgets the values, among them texts that are about to go.
  func clear() {
    sqlite3_clear_bindings(handle)
  }

  /// The bytes must stay as they are until the statement has been reset.
  func bind(blob bytes: UnsafeRawBufferPointer, at index: Int) {
    sqlite3_bind_blob(handle, Int32(index), bytes.baseAddress, Int32(bytes.count), nil)
  }

  /// The same for UTF-8.
  func bind(text bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
    sqlite3_bind_text(handle, Int32(index), start, Int32(bytes.count), nil)
  }
}

// MARK: - Cells out

extension RawStatement {
  func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }

  /// The number, 0 for NULL.
  func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(handle, Int32(column))) }

  /// The number, nil for NULL.
  func optional(_ column: Int) -> Int? { isNull(column) ? nil : integer(column) }

  /// The number with its decimals, nil for NULL.
  func optionalNumber(_ column: Int) -> Double? { isNull(column) ? nil : sqlite3_column_double(handle, Int32(column)) }

  /// Where the column of a name stands, the first of several; nil when there is none.
  func place(of name: String) -> Int? {
    (0..<Int(sqlite3_column_count(handle))).first { column in
      sqlite3_column_name(handle, Int32(column)).map { strcmp($0, name) == 0 } ?? false
    }
  }

  /// The number in the column of a name, nil for NULL and where there is none.
  func optional(_ name: String) -> Int? { place(of: name).flatMap { optional($0) } }

  /// Whatever a cell holds as text: numbers as they are written, blank for NULL and for bytes.
  func anyText(_ column: Int) -> String {
    switch sqlite3_column_type(handle, Int32(column)) {
    case SQLITE_INTEGER: String(integer(column))
    case SQLITE_FLOAT: Self.text(of: sqlite3_column_double(handle, Int32(column)))
    case SQLITE_TEXT: text(column)
    default: ""
    }
  }

  private static func text(of number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }

  /// The UTF-8 of a text, empty for NULL.
  func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> { blob(column).bindMemory(to: UInt8.self) }

  /// Also how a text is looked at: asked for as text, SQLite would copy it to put a zero behind.
  func blob(_ column: Int) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_blob(handle, Int32(column))
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, Int32(column))))
  }

  func text(_ column: Int) -> String { String(decoding: bytes(column), as: UTF8.self) }
}
