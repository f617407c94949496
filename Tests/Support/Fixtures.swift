internal import Foundation

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
