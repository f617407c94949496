internal import ArgumentParser
internal import Console
internal import ViewModels

/// `entente views`
struct ViewsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "views", abstract: "List the saved views that --view takes.",
    discussion:
      "Exit code 1 when one of them has a mistake; docs/saved-views.md says what may stand in them."
  )

  func run() throws {
    let views = SavedViews.all()
    let width = min(30, views.map { TextWidth.columns(of: $0.name) }.max() ?? 0)
    for view in views {
      let origin = view.isShipped ? "" : " (yours)"
      StandardOutput.write(Fit.pad(view.name, to: width) + "  \(view.title)\(origin)\n")
      for mistake in view.mistakes { StandardError.write(mistake) }
    }
    if let folder = SavedViews.folder {
      StandardOutput.write("\nYour own are files in \(folder).\n")
    }
    if views.contains(where: { !$0.mistakes.isEmpty }) { throw ExitCode(1) }
  }
}
