internal import Console
internal import Curses
internal import DossierStore
internal import Screens
internal import Settings
internal import ViewModels

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A run of the dashboard in plain lines: it reads a line, says what has changed, and reads the next. Where nobody types,
/// as with input from nowhere, the whole dashboard is written first.
struct PlainSession {
  let folder: String
  /// Whether the person asked for ASCII; the locale may as well.
  let isASCII: Bool
  /// What is kept from one run to the next; nil where there is no place for it.
  let files: StateFiles?
  /// The saved view to open on; nil for the program's own that is configured.
  let opening: SavedView?

  /// Whether somebody types: a pipe is asked nothing.
  static var isTyped: Bool { isatty(STDIN_FILENO) == 1 }

  /// - Parameter isGoingOn: whether the dashboard is where the last run ended, and need go nowhere.
  func run(_ dashboard: Dashboard, isGoingOn: Bool) throws {
    let dossier = try OpenRequest.open(folder)
    if let notice = dossier.notice { StandardError.write("entente: \(notice)") }
    if let notice = Configured.notice(Configured.problemsAtStart) { StandardError.write("entente: \(notice)") }
    if !dossier.isFresh() { try refresh(dossier) }

    let isSpoken = !isASCII && TerminalReport().isUTF8
    func say(_ lines: [String]) {
      let text = lines.joined(separator: "\n") + "\n"
      StandardOutput.write(isSpoken ? text : Charset.ascii(text))
    }
    var desk = PlainDesk(dashboard) { effect in serve(effect, dossier) }
    let notice = desk.dashboard.message
    desk.begin(isGoingOn: isGoingOn, with: opening)
    if let files { desk.receive(.marks(files.marks())) }
    let isTyped = Self.isTyped
    if isTyped {
      say(Narrator.summary(desk.dashboard) + (notice.map { [$0.text + "."] } ?? []))
      let question = Narrator.question(desk.dashboard)
      say((question.isEmpty ? [Narrator.place(desk.dashboard)] : question) + [Self.introduction])
    } else {
      say(Narrator.everything(desk.dashboard))
    }
    while !desk.isOver, let line = next(isTyped) {
      say(desk.take(line))
      // However the run ends, the next one goes on from here.
      files?.keep(desk.dashboard.viewState)
    }
  }

  private static let introduction =
    "Type a key or a command and Enter; an empty line reads the next row, list reads all, help tells more, q quits."

  /// The next line that is typed; nil at the end of the input.
  private func next(_ isTyped: Bool) -> String? {
    if isTyped, isatty(STDOUT_FILENO) == 1 { StandardOutput.write("> ") }
    return readLine()
  }

  /// Reads the files that changed, saying how far it has come where that takes its time.
  private func refresh(_ dossier: Dossier) throws {
    var told = ContinuousClock.now
    do throws(DossierError) {
      try dossier.refresh { progress in
        if told.duration(to: .now) > .seconds(3), progress.bytesTotal > 0 {
          told = .now
          StandardError.write("Reading \(progress.file), \(progress.bytesDone * 100 / progress.bytesTotal) per cent.")
        }
        return true
      }
    } catch {
      throw Failure(error.message)
    }
  }

  /// Does on the spot what a loop would leave to others.
  private func serve(_ effect: Effect, _ dossier: Dossier) -> Action? {
    switch effect {
    case .ask(let question, let ticket): return .answered(ticket, question.answer(from: dossier))
    case .refresh:
      do {
        let isChanged = !dossier.isFresh()
        if isChanged { try refresh(dossier) }
        return .indexed(changed: isChanged)
      } catch {
        return .indexFailed("\(error)")
      }
    case .copy(let text): return .message(Message(text))
    case .openAddress(let url):
      if case .opened = Browser.open(url) { return .message(Message("Opened \(url)")) }
      return .message(Message(url))
    // Nothing is drawn here that needs outlines.
    case .readOutlines: return nil
    case .suspend:
      raise(SIGTSTP)
      return nil
    case .setMark, .removeMark, .listViews, .saveView, .deleteView, .rememberTour:
      return FileEffects(files: files).carryOut(effect)
    case .export(let takeaway, let format, let name, let replaces):
      return Background.write(takeaway, format, to: name, replaces: replaces, from: dossier)
    default: return .message(Message("That needs the screen"))
    }
  }
}
