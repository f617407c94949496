internal import ArgumentParser
internal import Console
internal import Curses
internal import Diplomacy
internal import DossierStore
internal import Screens
internal import ViewModels

extension Charset: ExpressibleByArgument {}

/// How many colours to use.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case truecolor
  case indexed = "256"
  case ansi = "16"
  case mono

  var depth: ColorDepth? {
    switch self {
    case .auto: nil
    case .truecolor: .truecolor
    case .indexed: .indexed256
    case .ansi: .ansi16
    case .mono: .mono
    }
  }
}

/// `entente [DOSSIER]`: the dashboard.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "open", abstract: "Open the dashboard (the default).")

  @Argument(help: ArgumentHelp("The dossier's folder; else $ENTENTE_DOSSIER, else Viet Nam.", valueName: "dossier"))
  var folder: String?

  @OptionGroup var dossierOptions: DossierOptions

  @Option(
    name: .long, help: ArgumentHelp("Start with this partner selected, such as CHN or China.", valueName: "partner"))
  var partner: String?

  @Option(name: .long, help: ArgumentHelp("The theme; entente themes lists them.", valueName: "name"))
  var theme: String?

  @Option(name: .long, help: "Glyphs: braille, block or ascii; chosen by the locale when not given.")
  var charset: Charset?

  @Option(name: .long, help: "Colours: auto, truecolor, 256, 16 or mono.")
  var color: ColorChoice = .auto

  @Flag(name: .long, help: "Start anew and not where the last run ended.")
  var fresh = false

  @Flag(name: .long, help: "Leave the mouse to the terminal.")
  var noMouse = false

  func run() throws {
    var request = OpenRequest(folder: try dossierOptions.folder(folder))
    if dossierOptions.filter != nil { request.filter = try dossierOptions.parsedFilter() }
    request.day = try dossierOptions.namedDay()
    request.isDayNamed = dossierOptions.asOf != nil
    request.view = try dossierOptions.savedView()
    request.isFresh = fresh
    request.partner = partner
    request.theme = theme
    request.charset = charset
    request.colors = color.depth
    request.usesMouse = !noMouse
    try request.run()
  }
}

/// What the dashboard is opened with.
struct OpenRequest {
  var folder: String
  var filter: Filter?
  var day: CalendarDay?
  /// Whether a day was named; today is one too.
  var isDayNamed = false
  var view: SavedView?
  /// Whether to leave alone where the last run ended.
  var isFresh = false
  var partner: String?
  var theme: String?
  var charset: Charset?
  var colors: ColorDepth?
  var usesMouse = true

  /// The request of `entente` alone or with a folder, which is nearly every start: taking it apart by hand saves the
  /// milliseconds that the argument parser takes to get ready (docs/performance.md). Nil leaves it to the parser.
  init?(plain arguments: [String]) {
    guard arguments.count <= 1, arguments.first.map({ !$0.hasPrefix("-") && Surroundings.isFolder($0) }) ?? true,
      let folder = arguments.first ?? Surroundings.variable("ENTENTE_DOSSIER") ?? SharedFiles.vietnam
    else { return nil }
    self.init(folder: folder)
  }

  init(folder: String) {
    self.folder = folder
  }

  func run() throws {
    // A folder that is not there is said before the screen changes; anything else about it takes time to find out.
    if !Surroundings.isFolder(folder) {
      if let command = Entente.command(like: folder) {
        throw Failure("there is no folder and no command “\(folder)”; did you mean entente \(command)?")
      }
      _ = try Self.open(folder)
    }
    guard let mailbox = Mailbox() else { throw Failure("the system refused a pipe; close some programs and try again") }
    let background = Background(mailbox: mailbox) { [folder] () throws(Failure) in try Self.open(folder) }
    background.start()
    let nothingYet = DossierInfo(
      folder: folder, title: "", home: "", homeName: "…", seriesPreference: [], seriesTitles: [:])
    var dashboard = Dashboard(info: nothingYet, today: Surroundings.today)
    let files = StateFiles(dossier: folder)
    begin(&dashboard, files)
    for case .ask(let question, let ticket) in dashboard.askForEverything() { background.ask(question, ticket) }

    let (theme, notice) = Themes.load(theme)
    if let notice { _ = dashboard.apply(.message(Message(notice, kind: .warning))) }
    try show(dashboard, theme, mailbox, background, files)
  }

  /// Begins with the view that is asked for, else where the last run ended, else at the beginning; and whatever else the
  /// command line names wins over that.
  private func begin(_ dashboard: inout Dashboard, _ files: StateFiles?) {
    // For recordings and measurements, which must start the same every time.
    let isFresh = self.isFresh || Surroundings.variable("ENTENTE_FRESH") != nil
    let isPlain = filter == nil && partner == nil && view == nil && !isDayNamed
    if let view {
      dashboard.begin(with: view)
    } else if !isFresh, let files {
      do throws(Failure) {
        if let state = try files.session() { dashboard.begin(from: state, withPages: isPlain) }
      } catch {
        _ = dashboard.apply(.message(Message("\(error)", kind: .warning)))
      }
    }
    if isDayNamed { dashboard.begin(asOf: day) }
    dashboard.begin(filter: filter, partner: partner)
    if isPlain, !isFresh, files?.isTourDue == true { dashboard.beginTour() }
  }

  private static func open(_ folder: String) throws(Failure) -> Dossier {
    do throws(DossierError) {
      return try Dossier(folder: folder, cacheFolder: Surroundings.cacheFolder)
    } catch {
      throw Failure(error.message)
    }
  }

  private func show(
    _ dashboard: Dashboard, _ theme: Theme, _ mailbox: Mailbox, _ background: Background, _ files: StateFiles?
  ) throws {
    do {
      try Terminal.run(TerminalOptions(colors: colors, mouse: usesMouse)) { terminal in
        terminal.paint = { role, highlight, depth in theme.paint(role: role, highlight: highlight, depth: depth) }
        let screen = DashboardScreen(charset: charset ?? (terminal.isUTF8 ? .braille : .ascii))
        var session = Session(
          dashboard: dashboard, screen: screen, mailbox: mailbox, background: background, files: files)
        // However the run ends, by a key, a signal or a closed window, the next one goes on from there.
        defer { session.keep() }
        try session.run(on: terminal)
      }
    } catch let closed as TerminalClosed {
      throw ExitCode(closed.exitCode)
    } catch let unavailable as TerminalUnavailable {
      throw Failure(unavailable.message)
    }
  }
}
