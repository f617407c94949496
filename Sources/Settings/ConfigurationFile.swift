/// A configuration read from a file, with what is odd about it: whatever is wrong is left out, and the rest applies.
package struct ConfigurationFile: Hashable, Sendable {
  package var configuration = Configuration()
  /// In the order of their lines.
  package var problems: [ConfigurationProblem] = []
  /// The line of each setting that was read, by its name.
  package var lines: [String: Int] = [:]

  /// A file that is not there.
  package init() {}

  /// Reads a configuration. `file` is what problems call it; docs/configuration.md describes the format.
  package init(_ text: String, file: String) {
    var reader = ConfigurationReader(file: file)
    reader.read(text)
    self = reader.result
  }
}

/// Something in a configuration that was left out, or that may not be meant.
package struct ConfigurationProblem: Error, Hashable, Sendable, CustomStringConvertible {
  package var file: String
  package var line: Int?
  /// One sentence with the mend.
  package var reason: String

  package init(file: String, line: Int?, reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }

  /// The problem as one sentence after its place, in the form that editors jump from.
  package var description: String { "\(file):\(line.map { "\($0):" } ?? "") \(reason)" }
}
