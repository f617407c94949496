internal import Foundation

/// What the program reads from `datapackage.json`; everything else in it is left to other tools.
struct Descriptor: Equatable {
  struct Series: Equatable {
    var id: String
    var title: String
    var basis: String
    var publisher: String
  }

  var title = ""
  /// The home country's id; blank when the descriptor does not say.
  var home = ""
  var currency = "USD"
  var preference: [String] = []
  var series: [Series] = []
  /// Ranks whose visits count as top level; empty when the descriptor does not say.
  var topLevelRanks: [String] = []
  /// The path of each table's file within the folder.
  var paths: [Table: String] = [:]

  static let fileName = "datapackage.json"

  /// Reads a descriptor, as far as it can be read.
  ///
  /// - Throws: when it is not JSON or not an object.
  init(parsing bytes: [UInt8]) throws {
    let json = try JSONDecoder().decode(Document.self, from: Data(bytes))
    title = clean(json.title ?? json.name ?? "")
    let own = json.entente
    home = clean(own?.home ?? "")
    currency = clean(own?.currency ?? "USD")
    preference = (own?.series_preference ?? []).map(clean)
    topLevelRanks = own?.top_level_ranks ?? []
    series = (own?.series ?? []).map { one in
      Series(
        id: clean(one.id), title: clean(one.title ?? one.id), basis: clean(one.basis ?? ""),
        publisher: clean(one.publisher ?? ""))
    }
    for resource in json.resources ?? [] {
      if let table = Table(rawValue: resource.name ?? ""), let path = resource.path?.first { paths[table] = path }
    }
  }

  init() {}

  /// Where a table's file is, within the folder.
  func path(of table: Table) -> String {
    guard let path = paths[table], Self.isWithinFolder(path) else { return table.defaultPath }
    return path
  }

  /// A path that stays in the folder: nothing absolute, nothing that climbs out.
  static func isWithinFolder(_ path: String) -> Bool {
    !path.isEmpty && !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
      && !path.contains("://") && !path.unicodeScalars.contains(where: CellText.isControl)
  }

  private struct Document: Decodable {
    var name: String?
    var title: String?
    var resources: [Resource]?
    var entente: Own?
  }

  private struct Resource: Decodable {
    var name: String?
    var path: [String]?

    enum CodingKeys: String, CodingKey { case name, path }

    /// A path is a text or a list of them.
    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      name = try? container.decode(String.self, forKey: .name)
      path = (try? container.decode(String.self, forKey: .path)).map { [$0] }
      if path == nil { path = try? container.decode([String].self, forKey: .path) }
    }
  }

  private struct Own: Decodable {
    struct SeriesEntry: Decodable {
      var id: String
      var title: String?
      var basis: String?
      var publisher: String?
    }

    var home: String?
    var currency: String?
    // The names are those of the file.
    // swift-format-ignore: AlwaysUseLowerCamelCase
    var series_preference: [String]?
    // swift-format-ignore: AlwaysUseLowerCamelCase
    var top_level_ranks: [String]?
    var series: [SeriesEntry]?
  }
}

private func clean(_ text: String) -> String { CellText.clean(text).text }
