internal import Diplomacy
internal import GRDB

/// Checks that wait until a file has been read that is not in the index yet: kept in the index, so that a refresh that
/// was stopped goes on where it was.
enum Due {
  private static let key = "due"

  /// The rules that are to be checked.
  static func rules(_ db: Database) throws -> Set<String> {
    Set(listItems(try db.first("SELECT value FROM meta WHERE key = ?", [key.databaseValue]) { $0.text(0) } ?? ""))
  }

  static func store(_ rules: Set<String>, _ db: Database) throws {
    guard try rules != self.rules(db) else { return }
    try db.run(
      "INSERT OR REPLACE INTO meta VALUES (?, ?)",
      [key.databaseValue, rules.sorted().joined(separator: ";").databaseValue])
  }
}
