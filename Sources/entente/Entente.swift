internal import ArgumentParser
internal import CAllocator

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The program and its commands.
@main
struct Entente: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entente",
    abstract: "One country's bilateral diplomacy in the terminal: partners, visits, trade, each fact with its source.",
    discussion: "Without a command, opens the dashboard. Press ? there for the keys.",
    version: "0.1.0",
    subcommands: [
      OpenCommand.self, OverviewCommand.self, PartnersCommand.self, VisitsCommand.self, TimelineCommand.self,
      TradeCommand.self, LeadersCommand.self, AgreementsCommand.self, MembershipsCommand.self, SourcesCommand.self,
      CompareCommand.self, BeforeAfterCommand.self, MapCommand.self, SearchCommand.self, CalendarCommand.self,
      OverdueCommand.self, ReckoningCommand.self, DiffCommand.self,
      CheckCommand.self,
      ChartCommand.self, ChartsCommand.self, InfoCommand.self, ConfigCommand.self, ViewsCommand.self,
      ThemesCommand.self,
    ],
    defaultSubcommand: OpenCommand.self)

  /// The names of the commands: a folder of that name must be written `./partners`.
  private static var commands: [String] { ["help"] + configuration.subcommands.map { $0._commandName } }

  /// Whether a word is a command. The parser takes most of a millisecond to name its commands, so words that cannot be
  /// one, such as paths, are not compared.
  private static func isCommand(_ word: String) -> Bool {
    word.first?.isLetter == true && word.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") }
      && commands.contains(word)
  }

  /// A command that begins as the word does or differs from it by its ending, such as `partner` for `partners`.
  static func command(like word: String) -> String? {
    commands.first { word.count > 2 && ($0.hasPrefix(word) || word.hasPrefix($0)) }
  }

  static func main() {
    // A reader that goes away ends the output, not the program with a message.
    signal(SIGPIPE, SIG_IGN)
    allocator_settle()
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      if arguments.first == "visits", let request = VisitsRequest(plain: Array(arguments.dropFirst())) {
        try request.run()
      } else if !isCommand(arguments.first ?? ""), let request = OpenRequest(plain: arguments) {
        try request.run()
      } else {
        var command = try parseAsRoot()
        try command.run()
      }
    } catch let failure as Failure {
      StandardError.write("entente: \(failure)")
      Glibc.exit(1)
    } catch {
      let code = exitCode(for: error)
      // The usual code for a mistake in the command line is 2, not sysexits' 64.
      guard code != .validationFailure else {
        StandardError.write(fullMessage(for: error))
        Glibc.exit(2)
      }
      exit(withError: error)
    }
  }
}
