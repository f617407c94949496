internal import DossierStore
internal import ViewModels

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What the program remembers of a dossier from one run to the next: the session, the marks, and that the tour was seen.
/// In `$XDG_STATE_HOME/entente`, else `~/.local/state/entente`; it can be deleted at any time.
struct StateFiles: Sendable {
  private let folder: String
  private let name: String

  /// The files of a dossier's folder; nil where there is no home folder to keep them in.
  init?(dossier: String) {
    guard let folder = Self.root else { return nil }
    self.folder = folder
    name = Dossier.name(of: dossier)
  }

  static var root: String? {
    // The XDG specification asks to ignore relative paths.
    if let folder = Surroundings.variable("XDG_STATE_HOME"), folder.hasPrefix("/") { return folder + "/entente" }
    return Surroundings.variable("HOME").map { $0 + "/.local/state/entente" }
  }

  // MARK: The session

  var sessionPath: String { "\(folder)/sessions/\(name).session" }

  /// The view of the last run; nil when there was none.
  ///
  /// - Throws: `Failure` with one sentence when the file is damaged or of another version.
  func session() throws(Failure) -> ViewState? {
    guard Surroundings.exists(sessionPath) else { return nil }
    do throws(SessionText.Unreadable) {
      guard let text = Surroundings.contents(of: sessionPath) else {
        throw SessionText.Unreadable(reason: "cannot be read")
      }
      return try SessionText.state(from: text)
    } catch { throw Failure("The last session \(error.reason) and is left alone: \(sessionPath)") }
  }

  /// Keeps the view for the next run. Nobody is told when that fails: the terminal may be gone already.
  func keep(_ state: ViewState) { try? WholeFile.write(SessionText.text(of: state), to: sessionPath, durably: false) }

  // MARK: Marks

  private var marksPath: String { "\(folder)/marks/\(name).marks" }

  /// The marks as they are on disk.
  func marks() -> Marks { Surroundings.contents(of: marksPath).flatMap { Marks(text: $0) } ?? Marks() }

  /// Changes the marks on disk, with those that another program has set meanwhile, and returns all.
  func changeMarks(_ change: (inout Marks) -> Void) throws(Failure) -> Marks {
    var marks = Marks()
    try WholeFile.change(marksPath) { text in
      marks = text.flatMap { Marks(text: $0) } ?? Marks()
      change(&marks)
      return marks.text
    }
    return marks
  }

  // MARK: The tour

  private var tourPath: String { folder + "/tour" }

  /// Whether the tour has never been seen.
  var isTourDue: Bool { !Surroundings.exists(tourPath) }

  func rememberTour() {
    try? WholeFile.write(
      "The tour has been seen; without this file it shows once more.\n", to: tourPath, durably: false)
  }
}
