internal import DossierStore
internal import Foundation
internal import Synchronization

/// Dossiers for tests.
package enum Fixtures {
  /// The folder of the package.
  package static var root: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .path
  }

  /// Seventeen partners of the Viet Nam dossier with their visits since 2019 and some of their trade.
  package static var excerpt: String { root + "/Tests/Fixtures/excerpt" }

  /// The shipped dossier.
  package static var vietnam: String { root + "/Data/vietnam" }

  /// A folder with the index of one of the two dossiers above, read once for all tests of a run: reading takes far longer
  /// than what most tests look at. Nil for another dossier, whose index is made in memory.
  package static func cacheFolder(for dossier: String) -> String? {
    dossier == excerpt ? excerptIndex : dossier == vietnam ? vietnamIndex : nil
  }

  private static let excerptIndex = index(of: excerpt)
  private static let vietnamIndex = index(of: vietnam)

  private static func index(of dossier: String) -> String? {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("entente-tests-\(UUID().uuidString)")
      .path
    guard let dossier = try? Dossier(folder: dossier, cacheFolder: folder), (try? dossier.refresh()) != nil else {
      return nil
    }
    // The folders go when the tests end.
    if folders.withLock({
      $0.append(folder); return $0.count
    }) == 1 {
      atexit { Fixtures.removeIndexes() }
    }
    return folder
  }

  private static let folders = Mutex<[String]>([])

  private static func removeIndexes() {
    for folder in folders.withLock(\.self) { try? FileManager.default.removeItem(atPath: folder) }
  }

  /// Writes a dossier from the texts of its files and hands its folder to the body; the folder is removed afterwards.
  package static func withDossier<R>(_ files: [String: String], _ body: (String) throws -> R) throws -> R {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("entente-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    return try body(folder.path)
  }
}
