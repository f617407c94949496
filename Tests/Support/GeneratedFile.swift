internal import Foundation

/// What is wrong with a file of the repository that is made by the program; nil when it is up to date.
///
/// `RECORD=1` writes it.
package func staleness(of path: String, against text: String) throws -> String? {
  let file = URL(fileURLWithPath: Fixtures.root + "/" + path)
  if ProcessInfo.processInfo.environment["RECORD"] != nil {
    try Data(text.utf8).write(to: file)
    return nil
  }
  let present = try? String(contentsOf: file, encoding: .utf8)
  return present == text ? nil : "\(path) is not what the program makes; make golden writes it"
}

/// The text of a file of the repository.
package func contents(of path: String) throws -> String {
  try String(contentsOfFile: Fixtures.root + "/" + path, encoding: .utf8)
}
