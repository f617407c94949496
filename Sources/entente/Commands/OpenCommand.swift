internal import ArgumentParser
internal import Console
internal import Curses
internal import Diplomacy
internal import DossierStore
internal import Screens
internal import Settings
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
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the dashboard (the default).",
    discussion: "--view takes a saved view, or one of "
      + StartView.allCases.map(\.name).joined(separator: ", ") + ".")

  @Argument(
    help: ArgumentHelp(
      "The dossier's folder; else $ENTENTE_DOSSIER, else the configured one, else Viet Nam.", valueName: "dossier"),
    completion: .custom { Completions.folders($2) })
  var folder: String?

  @OptionGroup var dossierOptions: DossierOptions

  @Option(
    name: .long, help: ArgumentHelp("Start with this partner selected, such as CHN or China.", valueName: "partner"),
    completion: .custom { Completions.partners($0, $2) })
  var partner: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The theme, or auto for one by the terminal's background; entente themes lists them.", valueName: "name"),
    completion: .custom { _, _, _ in Completions.themes })
  var theme: String?

  @Option(name: .long, help: "Glyphs: braille, block or ascii; chosen by the locale when not given.")
  var charset: Charset?

  @Option(name: .long, help: "Colours: auto, truecolor, 256, 16 or mono.")
  var color: ColorChoice?

  @Flag(name: .long, help: "Start anew and not where the last run ended.")
  var fresh = false

  @Flag(name: .long, help: "Leave the mouse to the terminal.")
  var noMouse = false

  @Flag(
    name: .long,
    help: ArgumentHelp(
      "In plain lines, for screen readers and simple terminals.",
      discussion: "Keys and commands are typed as lines; help lists them. Without input the dashboard is written once.")
  )
  var plain = false

  func run() throws {
    var request = OpenRequest(folder: try dossierOptions.folder(folder))
    if dossierOptions.filter != nil { request.filter = try dossierOptions.parsedFilter() }
    request.day = try dossierOptions.namedDay()
    request.isDayNamed = dossierOptions.asOf != nil
    request.isFresh = fresh
    request.partner = partner
    if let view = dossierOptions.view.flatMap({ StartView(named: $0) }) {
      request.configuration.preferences.view = view
      request.isViewNamed = true
    } else {
      request.view = try dossierOptions.savedView()
    }
    request.theme = theme
    if let charset { request.configuration.charset = charset }
    if let color { request.configuration.colors = color.depth }
    if noMouse { request.configuration.preferences.usesMouse = false }
    request.isPlain = plain || request.isPlain
    try request.run()
  }
}

/// What the dashboard is opened with.
struct OpenRequest {
  var folder: String
  /// The filter on visits; nil for the configured one.
  var filter: Filter?
  var day: CalendarDay?
  /// Whether a day was named; today is one too.
  var isDayNamed = false
  /// A saved view to start from.
  var view: SavedView?
  /// Whether one of the program's own views was named.
  var isViewNamed = false
  /// Whether to leave alone where the last run ended.
  var isFresh = false
  var partner: String?
  var theme: String?
  var configuration = Configured.values
  /// The dossier on its way, where its opening has begun.
  var opening: Opening?
  /// Whether to speak in plain lines: a terminal that cannot place its cursor has no screen.
  var isPlain = Self.isPlainTerminal

  private static var isPlainTerminal: Bool { Surroundings.variable("TERM") == "dumb" }

  /// The request of `entente` alone or with a folder, which is nearly every start: taking it apart by hand saves the
  /// milliseconds that the argument parser takes to get ready (docs/performance.md). Nil leaves it to the parser.
  init?(plain arguments: [String]) {
    guard arguments.count <= 1, arguments.first.map({ !$0.hasPrefix("-") && Surroundings.isFolder($0) }) ?? true,
      let place = DossierOptions.place(arguments.first)
    else { return nil }
    // Opening the dossier takes longest: it begins before anything else is looked at. Plain lines open their own.
    let opening = Self.isPlainTerminal ? nil : Opening(folder: place.folder)
    self.init(folder: place.folder)
    self.opening = opening
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
    if isPlain { return try runInPlainLines() }
    guard let opening = opening ?? Opening(folder: folder) else {
      throw Failure("the system refused a pipe; close some programs and try again")
    }
    let (mailbox, background) = (opening.mailbox, opening.background)
    var dashboard = dashboard
    let files = StateFiles(dossier: folder)
    let isGoingOn = goOn(&dashboard, files)
    let effects =
      dashboard.askForEverything() + (isGoingOn ? [] : dashboard.goToFirstView(configuredView))
    for effect in effects {
      if case .ask(let question, let ticket) = effect { background.ask(question, ticket) }
      if case .readOutlines = effect { background.readOutlines() }
    }

    let choice = ThemeChoice(option: theme, configuration: configuration)
    let (theme, notice) = Themes.load(choice.name(on: ThemeChoice.knownBackdrop ?? .dark))
    if let notice = Configured.notice(Configured.problemsAtStart) ?? notice {
      _ = dashboard.apply(.message(Message(notice, kind: .warning)))
    }
    try show(dashboard, theme, choice, mailbox, background, files)
  }

  /// The saved view that the configuration opens on, where the command line names none.
  private var configuredView: SavedView? { isViewNamed ? nil : Configured.view }

  private func runInPlainLines() throws {
    var dashboard = dashboard
    let files = StateFiles(dossier: folder)
    let isGoingOn = goOn(&dashboard, files, showsTour: PlainSession.isTyped)
    let session = PlainSession(
      folder: folder, isASCII: configuration.charset == .ascii, files: files, opening: configuredView)
    try session
      .run(dashboard, isGoingOn: isGoingOn)
  }

  /// Goes on where the last run ended, unless something else is asked for; whatever the command line names wins over it.
  ///
  /// - Returns: whether the view to open on is decided with this.
  private func goOn(_ dashboard: inout Dashboard, _ files: StateFiles?, showsTour: Bool = true) -> Bool {
    // For recordings and measurements, which must start the same every time.
    let isFresh = self.isFresh || Surroundings.variable("ENTENTE_FRESH") != nil
    let isPlain = filter == nil && partner == nil && view == nil && !isDayNamed && !isViewNamed
    var isGoingOn = view != nil
    if !isFresh, view == nil, let files {
      do throws(Failure) {
        if let state = try files.session() {
          dashboard.begin(from: state, withPages: isPlain)
          isGoingOn = !isViewNamed
        }
      } catch {
        _ = dashboard.apply(.message(Message("\(error)", kind: .warning)))
      }
    }
    if isDayNamed { dashboard.begin(asOf: day) }
    if filter != nil || partner != nil { dashboard.begin(filter: filter, partner: partner) }
    if isPlain, showsTour, !isFresh, files?.isTourDue == true { dashboard.beginTour() }
    return isGoingOn
  }

  /// The dashboard as it is before anything is known of the dossier.
  private var dashboard: Dashboard {
    let nothingYet = DossierInfo(
      folder: folder, title: "", home: "", homeName: "…", seriesPreference: [], seriesTitles: [:])
    var dashboard = Dashboard(
      info: nothingYet, today: Surroundings.today, asOf: day, preferences: configuration.preferences)
    if let view { dashboard.begin(with: view) }
    if isDayNamed { dashboard.begin(asOf: day) }
    dashboard.begin(filter: filter, partner: partner)
    return dashboard
  }

  static func open(_ folder: String) throws(Failure) -> Dossier {
    do throws(DossierError) {
      return try Dossier(folder: folder, cacheFolder: Surroundings.cacheFolder)
    } catch {
      throw Failure(error.message)
    }
  }

  private func show(
    _ dashboard: Dashboard, _ theme: Theme, _ choice: ThemeChoice, _ mailbox: Mailbox, _ background: Background,
    _ files: StateFiles?
  ) throws {
    let options = TerminalOptions(colors: configuration.colors, mouse: configuration.preferences.usesMouse)
    do {
      try Terminal.run(options) { terminal in
        if choice.dependsOnTerminal, terminal.depth > .mono { terminal.askForBackdrop() }
        terminal.use(theme)
        let screen = DashboardScreen(charset: configuration.charset ?? (terminal.isUTF8 ? .braille : .ascii))
        var session = Session(
          dashboard: dashboard, screen: screen, mailbox: mailbox, background: background, files: files)
        session.theme = { Themes.load(choice.name(on: $0)).theme }
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

extension Terminal {
  /// Paints with a theme from now on.
  func use(_ theme: Theme) {
    paint = { role, highlight, depth in theme.paint(role: role, highlight: highlight, depth: depth) }
  }
}
