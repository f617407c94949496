internal import Console
internal import DossierStore
internal import Screens
internal import ViewModels

extension Background {
  /// Writes what is taken away to a file, on a thread of its own; how that went comes by the mailbox.
  func export(_ takeaway: Takeaway, _ format: TakeawayFormat, to name: String, replaces: Bool) {
    Worker.start { [self] in
      post(Self.write(takeaway, format, to: name, replaces: replaces, from: dossierForExport))
    }
  }

  /// Draws charts that leave the program in glyphs that every text may have.
  static let charts = ChartWriter { figure, day, filter in
    FigurePicture(figure, asOf: day, filter: filter).text(width: 96, charset: Surroundings.charset)
  } svg: { figure, day, filter in
    FigurePicture(figure, asOf: day, filter: filter).svg()
  }

  /// Writes what is taken away to a file, and says how that went.
  static func write(
    _ takeaway: Takeaway, _ format: TakeawayFormat, to name: String, replaces: Bool, from dossier: Dossier?
  ) -> Action {
    let path = Surroundings.expanded(name)
    do {
      let file = try NewFile(at: path, replaces: replaces)
      var count = 0
      var citations: [String] = []
      do {
        citations = try takeaway.write(in: format, from: dossier, charts: charts) { text in
          count += text.utf8.count
          try file.write(text)
        }
      } catch {
        if !(error is NewFile.Trouble) { file.discard() }
        throw error
      }
      try file.finish(replaces: replaces)
      let beside = try writeMetadata(takeaway, format, path, citations)
      return .message(
        Message("Wrote \(path), \(size(count))" + (beside.map { "; what it was asked for is in \($0)" } ?? "")))
    } catch NewFile.Trouble.exists {
      return .fileExists(name)
    } catch NewFile.Trouble.failed(let reason) {
      return .message(Message(reason, kind: .error))
    } catch {
      return .message(Message("\(path) could not be written: \(error)", kind: .error))
    }
  }

  /// Writes what separated values cannot say into a file beside them, under the name that CSV on the Web gives it.
  private static func writeMetadata(
    _ takeaway: Takeaway, _ format: TakeawayFormat, _ path: String, _ citations: [String]
  ) throws -> String? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let text = takeaway.metadata(in: format, file: name, citations) else { return nil }
    let file = try NewFile(at: path + "-metadata.json", replaces: true)
    try file.write(text)
    try file.finish(replaces: true)
    return name + "-metadata.json"
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 1_000 ? "\(bytes) bytes" : bytes < 1_000_000 ? "\(bytes / 1_000) kB" : "\(bytes / 1_000_000) MB"
  }
}
