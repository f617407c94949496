internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// Thrown when the caller asks to stop, so that what was not committed is undone.
struct RefreshStopped: Error {}

/// Tells the caller how far reading has come, at least ten times a second and seldom more often, and asks whether to go
/// on.
final class RefreshMeter {
  private static let interval: UInt64 = 40_000_000
  /// SQLite asks after so many of its instructions, a millisecond or two.
  private static let instructions: Int32 = 20_000

  private let report: (IndexProgress) -> Bool
  private var progress = IndexProgress(file: "", bytesDone: 0, bytesTotal: 0)
  private var reported: UInt64 = 0
  /// What the files before the current one came to.
  private var before = (bytes: 0, rows: 0)
  private(set) var isStopped = false

  init(_ report: @escaping (IndexProgress) -> Bool) {
    self.report = report
  }

  /// Sets what is to be read. Stages add nothing to it: the first knows of all files.
  func expect(bytes: Int) {
    if progress.bytesTotal == 0 { progress.bytesTotal = bytes }
  }

  /// Says what is done now.
  func start(_ file: String) throws {
    progress.file = file
    guard tell() else { throw RefreshStopped() }
  }

  /// Notes how far the current file has been read.
  func note(bytes: Int, rows: Int) {
    progress.bytesDone = before.bytes + bytes
    progress.rows = before.rows + rows
  }

  /// Counts the current file as read.
  func finishFile(bytes: Int) {
    before = (before.bytes + max(0, bytes), progress.rows)
    progress.bytesDone = before.bytes
  }

  /// Tells the caller if it is time to; throws when reading is to stop.
  func step() throws {
    guard goesOn() else { throw RefreshStopped() }
  }

  /// The same where nothing can be thrown.
  func goesOn() -> Bool {
    guard !isStopped else { return false }
    guard DispatchTime.now().uptimeNanoseconds - reported >= Self.interval else { return true }
    return tell()
  }

  private func tell() -> Bool {
    guard !isStopped else { return false }
    isStopped = !report(progress)
    reported = DispatchTime.now().uptimeNanoseconds
    return !isStopped
  }

  /// Has SQLite ask while it works: sorting an index takes seconds in one step.
  func watch<Result>(_ db: Database, _ body: () throws -> Result) throws -> Result {
    let connection = db.sqliteConnection
    let context = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_progress_handler(
      connection, Self.instructions,
      { context in
        guard let context else { return 0 }
        return Unmanaged<RefreshMeter>.fromOpaque(context).takeUnretainedValue().goesOn() ? 0 : 1
      }, context)
    defer { sqlite3_progress_handler(connection, 0, nil, nil) }
    do {
      return try body()
    } catch let error as DatabaseError where error.resultCode.primaryResultCode == .SQLITE_INTERRUPT && isStopped {
      throw RefreshStopped()
    }
  }
}
