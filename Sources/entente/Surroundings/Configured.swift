internal import Console
internal import Settings
internal import ViewModels

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

  /// The saved view to open on, if the configuration names one that is there.
  static var view: SavedView? {
    guard let name = values.savedView else { return nil }
    return try? SavedViews.view(named: name)
  }

  /// What is wrong with the view that it names; nil when that is there.
  private static var viewProblem: ConfigurationProblem? {
    guard let name = values.savedView, view == nil else { return nil }
    let known = StartView.allCases.map(\.name) + SavedViews.all().map(\.name)
    let nearest = Spelling.nearest(name, among: known) ?? ""
    return ConfigurationProblem(
      file: place?.path ?? "", line: file.lines["view"],
      reason: "there is no view “\(name)”; did you mean “\(nearest)”? There are \(known.joined(separator: ", ")).")
  }

  /// What is wrong with it as far as a start has to know.
  static var problemsAtStart: [ConfigurationProblem] { file.problems + (viewProblem.map { [$0] } ?? []) }

  /// What is wrong with it, also what only shows where it is used: a theme or a dossier that is not there.
  static var problems: [ConfigurationProblem] {
    var problems = problemsAtStart
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
