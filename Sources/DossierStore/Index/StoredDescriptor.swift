internal import Diplomacy
internal import GRDB

/// What deriving needs to know of the descriptor.
struct DossierSettings {
  var home: String
  var preference: [String]
  var topLevelRanks: Set<Rank>
}

/// The descriptor as the index keeps it, so that a warm start reads no JSON.
enum StoredDescriptor {
  private static let separator: Character = "\u{1F}"

  static func store(_ descriptor: Descriptor, _ db: Database) throws {
    try db.run("DELETE FROM meta WHERE key NOT IN ('layout', 'due')")
    try db.run("DELETE FROM series")
    let values = [
      "title": descriptor.title, "home": descriptor.home, "currency": descriptor.currency,
      "preference": descriptor.preference.joined(separator: String(separator)),
      "ranks": descriptor.topLevelRanks.joined(separator: String(separator)),
    ]
    for (key, value) in values { try set(key, value, db) }
    for table in descriptor.paths.keys { try set("path." + table.rawValue, descriptor.path(of: table), db) }
    for (position, series) in descriptor.series.enumerated() {
      try db.run(
        "INSERT INTO series VALUES (?, ?, ?, ?, ?)",
        [
          position.databaseValue, series.id.databaseValue, series.title.databaseValue, series.basis.databaseValue,
          series.publisher.databaseValue,
        ])
    }
  }

  private static func set(_ key: String, _ value: String, _ db: Database) throws {
    try db.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key.databaseValue, value.databaseValue])
  }

  private static func all(_ db: Database) throws -> [String: String] {
    var values: [String: String] = [:]
    try db.each("SELECT key, value FROM meta") { values[$0.text(0)] = $0.text(1) }
    return values
  }

  static func paths(_ db: Database) throws -> [Table: String] {
    let values = try all(db)
    var paths: [Table: String] = [:]
    for table in Table.allCases { paths[table] = values["path." + table.rawValue] }
    return paths
  }

  /// Whether the descriptor says that there is a file for the table.
  static func names(_ table: Table, _ db: Database) throws -> Bool {
    try paths(db)[table] != nil
  }

  static func settings(_ db: Database) throws -> DossierSettings {
    let values = try all(db)
    let ranks = list(values["ranks"]).compactMap { Rank(rawValue: $0) }
    return DossierSettings(
      home: try home(values["home"] ?? "", db), preference: list(values["preference"]),
      topLevelRanks: Set(ranks.isEmpty ? Rank.allCases.filter(\.isTopLevel) : ranks))
  }

  /// The home country as the descriptor says; blank when it does not.
  static func statedHome(_ db: Database) throws -> String {
    try db.first("SELECT value FROM meta WHERE key = 'home'") { $0.text(0) } ?? ""
  }

  /// The home country: as the descriptor says, else the partner of kind home.
  private static func home(_ stated: String, _ db: Database) throws -> String {
    if !stated.isEmpty { return stated }
    return try db.first("SELECT id FROM partners WHERE kind = 'home' ORDER BY id") { $0.text(0) } ?? ""
  }

  static func info(_ db: Database, folder: String) throws -> DossierInfo {
    let values = try all(db)
    let home = try home(values["home"] ?? "", db)
    var titles: [String: String] = [:]
    try db.each("SELECT id, title FROM series") { titles[$0.text(0)] = $0.text(1) }
    let name = try db.first("SELECT name FROM party WHERE id = ?", [home.databaseValue]) { $0.text(0) }
    let title = values["title"] ?? ""
    return DossierInfo(
      folder: folder, title: title.isEmpty ? folder.split(separator: "/").last.map(String.init) ?? folder : title,
      home: home, homeName: name ?? home, seriesPreference: list(values["preference"]), seriesTitles: titles)
  }

  private static func list(_ text: String?) -> [String] {
    text?.split(separator: separator).map(String.init) ?? []
  }
}
