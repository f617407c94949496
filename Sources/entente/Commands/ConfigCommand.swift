internal import ArgumentParser
internal import Settings

/// `entente config`
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Print a configuration to start from, say where it goes, or look it over.",
    discussion: """
      Write entente config --default > "$(entente config --path)" to start one: every line of it is commented out. \
      Without an option the file is looked over, as with --check; exit code 1 when something in it is wrong.
      """)

  @Flag(name: .customLong("default"), help: "Print a file with every setting and key, commented out.")
  var printsDefault = false

  @Flag(name: .long, help: "Print where the file is or would be.")
  var path = false

  @Flag(name: .long, help: "List what is wrong in the file, a problem a line (the default).")
  var check = false

  func validate() throws {
    guard [printsDefault, path, check].count(where: { $0 }) < 2 else {
      throw ValidationError("--default, --path and --check are three questions; ask one at a time")
    }
  }

  func run() throws {
    if printsDefault {
      StandardOutput.write(ConfigurationDocument.toml(themes: Themes.names))
      return
    }
    guard let place = Configured.place else { throw Failure("there is no home folder; set XDG_CONFIG_HOME") }
    if path {
      StandardOutput.write(place.path + "\n")
      return
    }
    guard Surroundings.exists(place.path) else {
      StandardOutput.write("There is no \(place.path); entente config --default prints one to start from.\n")
      return
    }
    let problems = Configured.problems
    StandardOutput.write(problems.map { "\($0)\n" }.joined())
    if !problems.isEmpty { throw ExitCode(1) }
    StandardOutput.write("\(place.path) is in order.\n")
  }
}
