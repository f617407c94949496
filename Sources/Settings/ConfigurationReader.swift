internal import Console
internal import ViewModels

/// Goes through the values of a configuration file and takes each by the table of settings.
struct ConfigurationReader {
  private(set) var result = ConfigurationFile()
  private let file: String

  init(file: String) { self.file = file }

  mutating func read(_ text: String) {
    let toml: TOMLFile
    do throws(TOMLError) {
      toml = try TOMLFile(text)
    } catch {
      return report(error.line, error.reason + " Until then nothing of the file applies.")
    }
    for entry in toml.entries where entry.path.first != KeyReader.section { read(entry, of: toml) }
    readKeys(toml.entries.filter { $0.path.first == KeyReader.section })
    result.problems.sort { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  private mutating func read(_ entry: TOMLFile.Entry, of file: TOMLFile) {
    if let setting = Setting.table.first(where: { $0.name == entry.name }) {
      if entry.value != .emptySection {
        result.lines[setting.name] = entry.line
        if let reason = setting.read(entry.value, &result.configuration) {
          report(entry.line, "“\(entry.name)” \(reason)")
        }
        return
      }
    } else if entry.path.count == 1, Setting.sections.contains(entry.name) {
      // A section without anything in it.
      if entry.value != .emptySection {
        report(entry.line, "“\(entry.name)” is a section; write [\(entry.name)] and values below it.")
      }
      return
    }
    reportUnknown(entry, of: file)
  }

  private mutating func reportUnknown(_ entry: TOMLFile.Entry, of file: TOMLFile) {
    let top = entry.path.first ?? ""
    if let setting = Setting.table.first(where: { $0.name == top }) {
      let value = setting.write(Configuration())
      return report(
        entry.line, "“\(top)” is no section; write a value, such as \(top) = \(value), above every [section].")
    }
    if entry.path.count == 1, entry.value != .emptySection {
      return report(entry.line, "there is no setting “\(top)”; did you mean “\(Self.nearest(to: entry.name))”?")
    }
    guard Setting.sections.contains(top) else {
      // Once for a section, however much is in it.
      guard !result.problems.contains(where: { $0.reason.hasPrefix("there is no section [\(top)]") }) else { return }
      let nearest = Spelling.nearest(top, among: Setting.sections + [KeyReader.section]) ?? ""
      let line = file.line(ofSection: top) ?? entry.line
      return report(line, "there is no section [\(top)]; did you mean [\(nearest)]?")
    }
    report(entry.line, "there is no setting “\(entry.name)”; did you mean “\(Self.nearest(to: entry.name))”?")
  }

  /// The setting whose name is most like another; what is written at the top may be meant for a section.
  private static func nearest(to name: String) -> String {
    let names = Setting.table.map(\.name)
    let whole = Spelling.nearest(name, among: names) ?? ""
    guard !name.contains("."), let inner = Setting.table.first(where: { $0.key == name }) else { return whole }
    return inner.name
  }

  private mutating func report(_ line: Int?, _ reason: String) {
    result.problems.append(ConfigurationProblem(file: file, line: line, reason: reason))
  }

  private mutating func readKeys(_ entries: [TOMLFile.Entry]) {
    guard !entries.isEmpty else { return }
    var reader = KeyReader()
    reader.read(entries)
    result.configuration.preferences.keys = reader.keys
    for problem in reader.problems { report(problem.line, problem.reason) }
  }
}
