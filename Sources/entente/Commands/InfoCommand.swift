internal import ArgumentParser
internal import Console
internal import Curses
internal import Diplomacy
internal import DossierStore
internal import Exchange
internal import Settings

/// `entente info`
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Say where everything is and why: folders, the configuration, the terminal, versions.")

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The dossier's folder; else $ENTENTE_DOSSIER, else the configured one, else Viet Nam.", valueName: "folder"),
    completion: .custom { Completions.folders($2) })
  var dossier: String?

  @Option(name: .long, help: "How to write it.")
  var format: OutputFormat = .text

  func run() {
    let place = DossierOptions.place(dossier)
    let facts = Self.paths(place) + Self.terminal + Self.versions + Self.problems
    guard let format = format.forPrograms else {
      return StandardOutput.write(Self.text(facts))
    }
    let set = RowSet(
      dossier: place?.folder ?? "", asOf: Surroundings.today.description, filter: "",
      columns: ["group", "name", "value", "reason"],
      rows: facts.map { [.text($0.group), .text($0.name), .known($0.value), .known($0.reason)] })
    StandardOutput.write(set.text(in: format))
  }

  /// Something about this run of the program, and why it is so.
  private struct Fact {
    var group: String
    var name: String
    var value: String
    var reason: String

    init(_ group: String, _ name: String, _ value: String?, _ reason: String = "") {
      self.group = group
      self.name = name
      self.value = value ?? ""
      self.reason = reason
    }
  }

  private static func text(_ facts: [Fact]) -> String {
    let width = facts.map { TextWidth.columns(of: $0.name) }.max() ?? 0
    var group = ""
    return facts.reduce(into: "") { text, fact in
      if fact.group != group {
        text += (text.isEmpty ? "" : "\n") + fact.group + "\n"
        group = fact.group
      }
      let value = fact.value.isEmpty ? "none" : fact.value
      let reason = fact.reason.isEmpty ? "" : "  (\(fact.reason))"
      text += fact.name.isEmpty ? "  \(value)\n" : "  \(Fit.pad(fact.name, to: width))  \(value)\(reason)\n"
    }
  }

  // MARK: Facts

  private static func paths(_ dossier: (folder: String, reason: String)?) -> [Fact] {
    let config = Configured.place
    let isThere = config.map { Surroundings.exists($0.path) } ?? false
    let cache = Surroundings.folder("XDG_CACHE_HOME", else: ".cache")
    let state = Surroundings.folder("XDG_STATE_HOME", else: ".local/state")
    let share = SharedFiles.place
    let index = dossier.flatMap { place in cache.map { Dossier.indexPath(of: place.folder, in: $0.path) } }
    let names = Themes.names
    return [
      Fact("Paths", "dossier", dossier?.folder, dossier?.reason ?? "none is named, and none is installed"),
      Fact("Paths", "configuration", config?.path, (config?.reason ?? "") + (isThere ? "" : "; there is none yet")),
      Fact("Paths", "cache", cache?.path, cache?.reason ?? "no home folder"),
      Fact("Paths", "index", index, index.map { Surroundings.exists($0) ? "of the dossier" : "not made yet" } ?? ""),
      Fact("Paths", "state", state?.path, state?.reason ?? "no home folder"),
      Fact("Paths", "share", share?.path, share?.reason ?? "neither beside nor above the program"),
      Fact("Paths", "themes", SharedFiles.themes, names.isEmpty ? "there are none" : names.joined(separator: ", ")),
      Fact("Paths", "program", SharedFiles.program),
    ]
  }

  private static var terminal: [Fact] {
    let report = TerminalReport()
    let configuration = Configured.values
    let colors = report.colors(requested: configuration.colors)
    let backdrop = report.backdrop()
    let theme = ThemeChoice(option: nil, configuration: configuration)
    let glyphs = configuration.charset ?? (report.isUTF8 ? .braille : .ascii)
    let group = "Terminal"
    return [
      Fact(group, "TERM", Surroundings.variable("TERM"), Surroundings.variable("TMUX") == nil ? "" : "within tmux"),
      Fact(group, "locale", report.locale.value, report.locale.reason),
      Fact(
        group, "charset", glyphs.rawValue,
        configuration.charset == nil ? "the locale is \(report.isUTF8 ? "" : "not ")UTF-8" : "the configuration"),
      Fact(group, "colours", colors.depth.name, colors.reason),
      Fact(group, "NO_COLOR", Surroundings.variable("NO_COLOR") ?? "not set"),
      Fact(group, "background", backdrop.backdrop.rawValue, backdrop.reason),
      Fact(
        group, "theme", theme.name(on: backdrop.backdrop),
        theme.reason + (theme.fixed == nil ? ", by the background" : "")),
    ]
  }

  private static var versions: [Fact] {
    [
      Fact("Versions", "entente", Entente.configuration.version), Fact("Versions", "terminal", TerminalReport.library),
      Fact("Versions", "index", "SQLite \(Dossier.engineVersion)"),
    ]
  }

  private static var problems: [Fact] {
    let group = "Problems of the configuration"
    let problems = Configured.problems
    return problems.isEmpty ? [Fact(group, "", "none")] : problems.map { Fact(group, "", $0.description) }
  }
}
