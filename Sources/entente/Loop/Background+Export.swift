internal import DossierStore
internal import ViewModels

extension Background {
  /// Writes what is taken away to a file, on a thread of its own; how that went comes by the mailbox.
  func export(_ takeaway: Takeaway, _ format: TakeawayFormat, to name: String, replaces: Bool) {
    Worker.start { [self] in
      post(Self.write(takeaway, format, to: name, replaces: replaces, from: dossierForExport))
    }
  }

  private static func write(
    _ takeaway: Takeaway, _ format: TakeawayFormat, to name: String, replaces: Bool, from dossier: Dossier?
  ) -> Action {
    let path = Surroundings.expanded(name)
    do {
      let file = try NewFile(at: path, replaces: replaces)
      var count = 0
      do {
        try takeaway.write(in: format, from: dossier) { text in
          count += text.utf8.count
          try file.write(text)
        }
      } catch {
        if !(error is NewFile.Trouble) { file.discard() }
        throw error
      }
      try file.finish(replaces: replaces)
      let beside = try writeMetadata(takeaway, format, path)
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
  private static func writeMetadata(_ takeaway: Takeaway, _ format: TakeawayFormat, _ path: String) throws -> String? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let text = takeaway.metadata(in: format, file: name) else { return nil }
    let file = try NewFile(at: path + "-metadata.json", replaces: true)
    try file.write(text)
    try file.finish(replaces: true)
    return name + "-metadata.json"
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 1_000 ? "\(bytes) bytes" : bytes < 1_000_000 ? "\(bytes / 1_000) kB" : "\(bytes / 1_000_000) MB"
  }
}
