package import Console
internal import Foundation

/// What differs between a screen and the picture of it in `Tests/ScreensTests/Expected`; nil when nothing does.
///
/// `RECORD=1` draws the picture anew. A missing picture is a difference too.
package func difference(of canvas: Canvas, from name: String, roles: Bool = true) throws -> String? {
  let path = Fixtures.root + "/Tests/ScreensTests/Expected/\(name).txt"
  let actual = canvas.golden(roles: roles)
  if ProcessInfo.processInfo.environment["RECORD"] != nil {
    try Data(actual.utf8).write(to: URL(fileURLWithPath: path))
    return nil
  }
  guard let expected = try? String(contentsOfFile: path, encoding: .utf8) else {
    return "there is no picture \(name); make golden draws it"
  }
  return expected == actual ? nil : "the screen differs from \(name):\n\(actual)"
}
