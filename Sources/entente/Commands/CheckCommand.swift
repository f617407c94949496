internal import ArgumentParser
internal import Diplomacy
internal import DossierStore

/// `entente check`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "List what is wrong in the dossier's files; exit code 1 when errors remain.")

  @Option(
    name: .long, help: ArgumentHelp("The dossier's folder; else $ENTENTE_DOSSIER, else Viet Nam.", valueName: "folder"))
  var dossier: String?

  func run() throws {
    var options = DossierOptions()
    options.dossier = dossier
    let dossier: Dossier
    do {
      dossier = try Dossier(folder: try options.folder(), cacheFolder: Surroundings.cacheFolder)
      if !dossier.isFresh() { try dossier.refresh() }
    } catch let error as DossierError {
      throw Failure(error.message)
    }
    let problems = try dossier.problems()
    for problem in problems {
      StandardOutput.write(
        "\(problem.place): \(problem.severity.rawValue): \(problem.reason); \(problem.mend) [\(problem.rule)]\n")
    }
    let errors = problems.count { $0.severity == .error }
    StandardOutput.write(
      "\(errors) error\(errors == 1 ? "" : "s"), \(problems.count - errors) warning\(problems.count - errors == 1 ? "" : "s")\n"
    )
    if errors > 0 { throw ExitCode(1) }
  }
}
