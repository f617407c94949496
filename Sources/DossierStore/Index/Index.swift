internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// The SQLite database behind a dossier: in a file of the cache folder, or in memory when that cannot be.
///
/// Nothing in it is lost when it is lost: whatever is wrong with the file, it is made again from the dossier.
final class Index: @unchecked Sendable {
  // Unchecked: everything that changes is changed under the lock, and GRDB's queue serialises the database.
  private let lock = NSLock()
  private var queue: DatabaseQueue
  private var currentPath: String?
  private var currentNotice: String?
  /// Whether a question is being answered, between the statements that begin and end its transaction.
  private var isAnswering = false
  private let patience: Double

  /// Opens the index at a path, or in memory when there is none.
  ///
  /// - Parameter patience: seconds to wait for another program that has the index locked.
  init(path: String?, patience: Double) throws(DossierError) {
    self.patience = patience
    do {
      if let path {
        queue = try Self.open(path, patience)
        currentPath = path
        return
      }
    } catch {
      currentNotice = Self.notice(path ?? "", error)
    }
    do {
      queue = try Self.openInMemory()
    } catch {
      throw DossierError("SQLite cannot open an index in memory: \(error)")
    }
  }

  var notice: String? { lock.withLock { currentNotice } }
  var path: String? { lock.withLock { currentPath } }
  private var database: DatabaseQueue { lock.withLock { queue } }

  /// Answers a question from the index as it stands.
  func read<Answer>(_ body: (Database) throws -> Answer) throws -> Answer {
    // GRDB's own read takes four statements more, which at a start is a tenth of all the time that questions take.
    try database.unsafeRead { db in
      try db.run("BEGIN")
      lock.withLock { isAnswering = true }
      defer {
        lock.withLock { isAnswering = false }
        // A question that was interrupted must not leave its transaction to the next.
        do { try db.run("COMMIT") } catch { try? db.run("ROLLBACK") }
      }
      return try body(db)
    }
  }

  /// Ends the question that is being answered, but not the statements around it: one that ends its transaction must not
  /// be interrupted. In memory it might be the reading of files that is ended.
  func interrupt() {
    lock.withLock { if isAnswering, currentPath != nil { queue.interrupt() } }
  }

  /// Changes the index in stages, each in a transaction of its own, which is undone when the body throws.
  ///
  /// The change is made through a connection of its own, so that questions are answered meanwhile.
  ///
  /// - Parameters:
  ///   - stage: changes the index; returns whether another stage is to follow.
  ///   - committed: called after each stage but the last.
  func write(_ meter: RefreshMeter, stage: (Database) throws -> Bool, committed: () -> Void) throws {
    guard let path else { return try Self.write(through: database, meter, stage, committed) {} }
    let writer = try DatabaseQueue(path: path, configuration: Self.configuration(patience))
    defer { try? writer.close() }
    // Pages go to the log when the cache is full, and sorting spills to files: both would else take memory without end.
    // The log is put into the index between the stages, when somebody may stop.
    try writer.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA cache_size = -65536; PRAGMA temp_store = FILE; PRAGMA wal_autocheckpoint = 0")
    }
    // A short log makes the next start quick; when somebody is reading, theirs will do it.
    let checkpoint = { try? writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") } }
    defer { checkpoint() }
    try Self.write(through: writer, meter, stage, committed) { checkpoint() }
  }

  private static func write(
    through queue: DatabaseQueue, _ meter: RefreshMeter, _ stage: (Database) throws -> Bool, _ committed: () -> Void,
    between: () -> Void
  ) throws {
    while true {
      var isMore = false
      try queue.inTransaction(.immediate) { db in
        isMore = try meter.watch(db) { try stage(db) }
        return .commit
      }
      guard isMore else { return }
      committed()
      between()
    }
  }

  /// Goes over to an empty index in memory because of an error with the file.
  func moveToMemory(because error: any Error) throws {
    let memory = try Self.openInMemory()
    lock.withLock {
      currentNotice = Self.notice(currentPath ?? "", error)
      queue = memory
      currentPath = nil
    }
  }

  /// Makes the index file anew after damage; in memory when even that fails.
  func startOver(because error: any Error) throws {
    guard let path else { throw error }
    do {
      Self.remove(path)
      let fresh = try Self.open(path, patience)
      lock.withLock { queue = fresh }
    } catch {
      try moveToMemory(because: error)
    }
  }

  private static func notice(_ path: String, _ error: any Error) -> String {
    let reason =
      (error as? DatabaseError)?.message ?? (error as? DossierError)?.message ?? String(describing: error)
    return "The index is kept in memory and read anew at every start, because \(path) cannot be used: \(reason)."
  }
}

// MARK: - Opening

extension Index {
  private static func open(_ path: String, _ patience: Double) throws -> DatabaseQueue {
    if let slash = path.lastIndex(of: "/"), !Folder.make(String(path[..<slash])) {
      throw DossierError("the folder \(path[..<slash]) cannot be made")
    }
    do {
      return try openFile(path, patience)
    } catch let error as DatabaseError where isDamage(error) {
      remove(path)
      return try openFile(path, patience)
    }
  }

  private static func openFile(_ path: String, _ patience: Double) throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: path, configuration: configuration(patience))
    // GRDB's own read takes statements more.
    if try queue.unsafeRead(Layout.isCurrent) { return queue }
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    try queue.inTransaction(.immediate) { db in
      // Another program may have done it while this one waited for the lock.
      if try !Layout.isCurrent(db) { try Layout.create(db) }
      return .commit
    }
    return queue
  }

  private static func openInMemory() throws -> DatabaseQueue {
    let queue = try DatabaseQueue(configuration: configuration(0))
    try queue.inTransaction {
      try Layout.create($0); return .commit
    }
    return queue
  }

  /// A small index is looked at where it lies in the page cache, without copies; of a large one, which is read a little
  /// here and there, whole neighbourhoods would count as the program's memory. Half a megabyte of its pages is kept: the
  /// system has the others at hand, and a page is soon copied.
  private static let settings = """
    PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA automatic_index = OFF; PRAGMA mmap_size = 8388608;
    PRAGMA cache_size = -512
    """

  private static func configuration(_ patience: Double) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    // There are none, and saying so takes a statement at every start.
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { db in
      // GRDB keeps account of what each statement touches, for observers, of which there are none here: more than half
      // of what making a statement ready takes.
      sqlite3_set_authorizer(db.sqliteConnection, nil, nil)
      // Without GRDB, which takes half a statement's time to get ready for one.
      let code = sqlite3_exec(db.sqliteConnection, Self.settings, nil, nil, nil)
      guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
    return configuration
  }

  /// Whether an error says that the file is not a sound index, so that making it anew may help.
  static func isDamage(_ error: DatabaseError) -> Bool {
    switch error.resultCode.primaryResultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_FORMAT, .SQLITE_SCHEMA, .SQLITE_MISMATCH: true
    default: false
    }
  }

  private static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { Folder.remove(path + suffix) }
  }
}
