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
  /// Keys under `entente` that mean nothing.
  var unknownKeys: [String] = []

  static let fileName = "datapackage.json"

  /// Reads a descriptor, as far as it can be read.
  ///
  /// - Throws: when it is not JSON or not an object.
  init(parsing bytes: [UInt8]) throws {
    let json = try JSONDecoder().decode(Document.self, from: Data(bytes))
    title = clean(json.title ?? json.name ?? "")
    let own = json.entente
    home = clean(own?.home ?? "").trimmed
    currency = clean(own?.currency ?? "USD")
    preference = (own?.series_preference ?? []).map(clean)
    topLevelRanks = (own?.top_level_ranks ?? []).map(clean)
    unknownKeys = (own?.unknown ?? []).map(clean).sorted()
    series = (own?.series ?? []).map { one in
      Series(
        id: clean(one.id), title: clean(one.title ?? one.id), basis: clean(one.basis ?? ""),
        publisher: clean(one.publisher ?? ""))
    }
    for resource in json.resources ?? [] {
      if let table = Table(rawValue: resource.name ?? ""), let path = resource.path?.first {
        paths[table] = clean(path)
      }
    }
  }

  init() {}

  /// Where a table's file is, within the folder.
  func path(of table: Table) -> String {
    guard let path = paths[table], Self.isWithinFolder(path) else { return table.defaultPath }
    return path
  }

  /// A path that stays in the folder: nothing absolute, nothing that climbs out, nothing that cannot be shown.
  static func isWithinFolder(_ path: String) -> Bool {
    !path.isEmpty && !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
      && !path.contains("://") && !path.contains("\u{FFFD}")
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
    var unknown: [String]

    enum CodingKeys: String, CodingKey, CaseIterable {
      case home, currency
      // swift-format-ignore: AlwaysUseLowerCamelCase
      case series_preference
      // swift-format-ignore: AlwaysUseLowerCamelCase
      case top_level_ranks
      case series
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      home = try container.decodeIfPresent(String.self, forKey: .home)
      currency = try container.decodeIfPresent(String.self, forKey: .currency)
      series_preference = try container.decodeIfPresent([String].self, forKey: .series_preference)
      top_level_ranks = try container.decodeIfPresent([String].self, forKey: .top_level_ranks)
      series = try container.decodeIfPresent([SeriesEntry].self, forKey: .series)
      unknown = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue).filter {
        CodingKeys(rawValue: $0) == nil
      }
    }
  }

  /// Any key of an object.
  private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// The keys under `entente` that mean something.
  static var ownKeys: [String] { Own.CodingKeys.allCases.map(\.rawValue) }
}

private func clean(_ text: String) -> String { CellText.clean(text).text }
