internal import Console
internal import Settings

/// Finds and reads themes by name.
enum Themes {
  /// The names of the themes that are installed.
  static var names: [String] {
    guard let folder = SharedFiles.themes else { return [] }
    return Surroundings.names(in: folder).filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }
  }

  /// Reads a theme by its name or its file, with what the user should know.
  ///
  /// A theme that cannot be read never stops the program: the built-in one serves, and the notice says why.
  static func load(_ name: String) -> (theme: Theme, notice: String?) {
    let path = name.contains("/") ? Surroundings.expanded(name) : SharedFiles.themes.map { "\($0)/\(name).toml" }
    guard let path, let text = Surroundings.contents(of: path) else {
      let known = names.isEmpty ? "" : "; there are \(names.joined(separator: ", "))"
      return (.builtIn, "there is no theme “\(name)”\(known)")
    }
    do {
      let read = try ThemeFile.parse(text, file: name.hasSuffix(".toml") ? name : name + ".toml")
      return (read.theme, read.warnings.first?.description)
    } catch {
      return (.builtIn, "\(error)")
    }
  }
}

/// Which theme to use, and why: the one asked for, else `$ENTENTE_THEME`, else the configured one.
struct ThemeChoice: Sendable {
  /// The theme for any background; nil where the background decides.
  let fixed: String?
  /// Why it is that one.
  let reason: String
  private let dark: String
  private let light: String

  init(option: String?, configuration: Configuration) {
    let choices = [
      (option, "--theme"), (Surroundings.variable("ENTENTE_THEME"), "$ENTENTE_THEME"),
      (configuration.theme, Configured.file.lines["theme"] == nil ? "the standard" : "the configuration"),
    ]
    let (name, why) = choices.lazy.compactMap { name, why in name.map { ($0, why) } }.first ?? (Configuration.auto, "")
    fixed = name == Configuration.auto ? nil : name
    reason = why
    dark = configuration.darkTheme
    light = configuration.lightTheme
  }

  /// The theme's name on a background.
  func name(on backdrop: Backdrop) -> String { fixed ?? (backdrop == .dark ? dark : light) }

  /// What is known of the background before the terminal is asked.
  static var knownBackdrop: Backdrop? { Surroundings.variable("COLORFGBG").flatMap { Backdrop(colorFGBG: $0) } }

  /// Whether the terminal's answer would make a difference.
  var dependsOnTerminal: Bool { fixed == nil && dark != light && Self.knownBackdrop == nil }
}
