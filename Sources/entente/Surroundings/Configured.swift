internal import Settings

/// The person's configuration, read once and only when something asks for it.
enum Configured {
  /// Where the file is or would be, and why there; nil when there is no home folder.
  static var place: (path: String, reason: String)? {
    Surroundings.folder("XDG_CONFIG_HOME", else: ".config").map { ($0.path + "/config.toml", $0.reason) }
  }

  /// What the file says. Without one nothing is parsed.
  static let file: ConfigurationFile = {
    guard let path = place?.path, Surroundings.exists(path) else { return ConfigurationFile() }
    guard let text = Surroundings.contents(of: path) else {
      var unread = ConfigurationFile()
      unread.problems = [
        ConfigurationProblem(
          file: path, line: nil, reason: "the file cannot be read as UTF-8 text; mend its rights or its encoding.")
      ]
      return unread
    }
    return ConfigurationFile(text, file: path)
  }()

  static var values: Configuration { file.configuration }

  /// What is wrong with it, also what only shows where it is used: a theme or a dossier that is not there.
  static var problems: [ConfigurationProblem] {
    var problems = file.problems
    func report(_ setting: String, _ reason: String) {
      problems.append(ConfigurationProblem(file: place?.path ?? "", line: file.lines[setting], reason: reason))
    }
    for (setting, name) in [
      ("theme", values.theme), ("theme-dark", values.darkTheme), ("theme-light", values.lightTheme),
    ] where file.lines[setting] != nil && name != Configuration.auto {
      if let notice = Themes.load(name).notice { report(setting, notice + ".") }
    }
    if file.lines["dossier"] != nil, !values.dossier.isEmpty, dossier == nil {
      report("dossier", "there is no folder \(values.dossier); name another, or take the line out.")
    }
    return problems.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  /// The problems in a sentence for the bottom line; nil when there is none.
  static func notice(_ problems: [ConfigurationProblem]) -> String? {
    guard let first = problems.first else { return nil }
    let name = first.file.split(separator: "/").last.map(String.init) ?? first.file
    let place = name + (first.line.map { ":\($0)" } ?? "")
    let more = problems.count > 1 ? " And \(problems.count - 1) more: entente config --check lists them." : ""
    return "\(place): \(first.reason)\(more)"
  }

  /// The folder of the dossier that the configuration names, if it is there.
  static var dossier: String? {
    let folder = Surroundings.expanded(values.dossier)
    return !folder.isEmpty && Surroundings.isFolder(folder) ? folder : nil
  }
}
