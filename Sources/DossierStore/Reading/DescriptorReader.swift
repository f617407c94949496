internal import Diplomacy

/// Reads `datapackage.json`, and says what is wrong with it.
enum DescriptorReader {
  /// - Parameter bytes: nil when the file cannot be read.
  static func read(_ bytes: [UInt8]?, exists: Bool) -> (descriptor: Descriptor, problems: [Problem]) {
    var log = ProblemLog(file: Descriptor.fileName)
    guard exists else {
      log.add(.schema, "the descriptor is missing", mend: "add one that names the home country; defaults are used")
      return (Descriptor(), log.finished)
    }
    guard let bytes, let descriptor = try? Descriptor(parsing: bytes) else {
      log.add(
        .schema, "the descriptor cannot be read: it is not the JSON of a data package",
        mend: "correct it, or start from another dossier's; defaults are used")
      return (Descriptor(), log.finished)
    }
    let text = DescriptorText(bytes)
    for (table, path) in descriptor.paths.sorted(by: { $0.value < $1.value }) where !Descriptor.isWithinFolder(path) {
      log.add(
        .schema, at: text.place(of: path, after: "resources"),
        "the path “\(shortened(path))” of \(table) "
          + (path.contains("\u{FFFD}") ? "has a character that cannot be shown" : "leads out of the folder"),
        mend: "write a path within the folder; \(table.defaultPath) is read")
    }
    for key in descriptor.unknownKeys {
      log.add(
        .schema, as: .warning, at: text.place(of: key, after: "entente"),
        "the key “\(shortened(key))” under entente is not known",
        mend: guess(key, among: Descriptor.ownKeys) ?? "rename or remove it; it is not read")
    }
    for word in descriptor.topLevelRanks where Rank(rawValue: word) == nil {
      let ranks = Rank.allCases.map(\.rawValue)
      log.add(
        .valueUnknown, as: .warning, at: text.place(of: word, after: "top_level_ranks"),
        "top_level_ranks: “\(shortened(word))” is not a rank",
        mend: guess(word, among: ranks) ?? "use one of \(ranks.joined(separator: ", "))")
    }
    return (descriptor, log.finished)
  }

  private static func guess(_ word: String, among words: [String]) -> String? {
    Nearest.word(to: word, among: words).map { "did you mean “\($0)”? it is not read as it stands" }
  }
}

/// The text of the descriptor, to point into.
struct DescriptorText {
  private let json: String

  init(_ bytes: [UInt8]) {
    json = String(decoding: bytes, as: UTF8.self)
  }

  init(in folder: String) {
    self.init((try? FileContent(path: folder + "/" + Descriptor.fileName))?.bytes ?? [])
  }

  /// Where a text stands after a key, both in quotes.
  func place(of text: String, after key: String) -> (line: Int, column: Int) {
    guard let start = json.firstRange(of: "\"\(key)\"")?.upperBound,
      let found = json[start...].firstRange(of: "\"\(text)\"")
    else { return (0, 0) }
    let before = json[..<found.lowerBound]
    let line = before.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return (line.count, (line.last?.count ?? 0) + 1)
  }
}
