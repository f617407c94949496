internal import ArgumentParser
internal import Console
internal import Settings

/// `entente themes`
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "List the themes that --theme takes.")

  func run() {
    let standard = Configuration().darkTheme
    for name in Themes.names {
      let (theme, notice) = Themes.load(name)
      let mark = name == standard ? " (standard)" : ""
      StandardOutput.write(Fit.pad(name, to: 20) + theme.title + mark + (notice.map { "  ! \($0)" } ?? "") + "\n")
    }
  }
}
