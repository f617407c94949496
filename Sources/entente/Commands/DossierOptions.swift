internal import ArgumentParser
internal import Diplomacy
internal import DossierStore
internal import ViewModels

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The options that every command on a dossier takes.
struct DossierOptions: ParsableArguments, DossierChoice {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The dossier's folder; else $ENTENTE_DOSSIER, else the configured one, else Viet Nam.", valueName: "folder"),
    completion: .custom { Completions.folders($2) })
  var dossier: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Show everything as it stood on a date, such as 2023-12-31 or 2023.", valueName: "date"))
  var asOf: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Keep what matches, such as 'year:2023 dir:in'; see docs/filter-grammar.md.", valueName: "filter"),
    completion: .custom { Completions.filters($0, $2) })
  var filter: String?

  @Option(
    name: .long, help: ArgumentHelp("Start from a saved view; entente views lists them.", valueName: "name"),
    completion: .custom { _, _, _ in SavedViews.all().map(\.name) + StartView.allCases.map(\.name) })
  var view: String?
}

/// What of a dossier a command is to look at, however its arguments were read.
protocol DossierChoice {
  /// The folder; nil for the one that is meant where none is named.
  var dossier: String? { get }
  /// The day as it was written, and the filter.
  var asOf: String? { get }
  var filter: String? { get }
  /// The name of a saved view.
  var view: String? { get }
}

extension DossierChoice {
  var view: String? { nil }
}

extension DossierChoice {
  /// The saved view that is named; what is wrong with it is named on standard error.
  func savedView() throws -> SavedView? {
    guard let view else { return nil }
    let saved = try SavedViews.view(named: view)
    for mistake in saved.mistakes { StandardError.write("entente: \(mistake)") }
    return saved
  }

  /// The state of the saved view for a command without a screen: on the day that the command line names, else its own.
  func savedState() throws -> ViewState {
    var state = ViewState()
    state.day = try namedDay()
    guard let saved = try savedView() else { return state }
    let named = state.day
    state = saved.state(keeping: state, today: Surroundings.today)
    if let named { state.day = named }
    return state
  }

  /// The day to show: the one that the command line names, else the saved view's; nil for today.
  func day() throws -> CalendarDay? { try savedState().day }

  /// What is kept by a saved view's filter and by the one given, both.
  func filter(with saved: Filter, for vocabulary: FilterVocabulary = .all) throws -> Filter {
    Filter(terms: saved.terms + (try parsedFilter(for: vocabulary)).terms)
  }

  /// The day that the command line names; nil for today.
  func namedDay() throws -> CalendarDay? {
    guard let asOf, asOf != "today" else { return nil }
    do throws(PartialDateError) {
      let date = try PartialDate(parsing: asOf)
      guard let day = date.last else { throw PartialDateError(reason: "it has no last day", mend: "write 2023-12-31") }
      return day
    } catch {
      throw ValidationError("--as-of \(asOf): \(error.reason); \(error.mend)")
    }
  }

  /// The filter as given.
  ///
  /// - Parameter vocabulary: the fields that there are in what is to be filtered.
  func parsedFilter(for vocabulary: FilterVocabulary = .all) throws -> Filter {
    do throws(FilterError) {
      return try Filter(parsing: filter ?? "", for: vocabulary)
    } catch {
      let caret =
        String(repeating: " ", count: error.range.lowerBound) + String(repeating: "^", count: error.range.count)
      throw ValidationError("--filter: \(error.message)\n  \(filter ?? "")\n  \(caret)")
    }
  }

  /// The folder of the dossier that is meant.
  func folder(_ named: String? = nil) throws -> String {
    guard let place = Self.place(named ?? dossier) else {
      throw Failure("no dossier is named and the shipped one is not installed beside the program; write entente FOLDER")
    }
    return place.folder
  }

  /// The folder of the dossier that is meant when a folder or none is named, and why it is that one; nil when there is none.
  static func place(_ named: String?) -> (folder: String, reason: String)? {
    if let named { return (named, "named on the command line") }
    if let folder = Surroundings.variable("ENTENTE_DOSSIER") { return (folder, "$ENTENTE_DOSSIER") }
    if let folder = Configured.dossier { return (folder, "the configuration") }
    return SharedFiles.vietnam.map { ($0, "the shipped one") }
  }

  /// Opens the dossier with its index up to date; problems in the files are named on standard error.
  func open() throws -> Dossier {
    let dossier: Dossier
    do {
      dossier = try Dossier(folder: try folder(), cacheFolder: Surroundings.cacheFolder)
      if !dossier.isFresh() { try dossier.refresh() }
      // A command ends when it has answered, and the end of the program closes everything sooner.
      dossier.keepOpen()
    } catch let error as DossierError {
      throw Failure(error.message)
    }
    if let notice = dossier.notice { StandardError.write("entente: \(notice)") }
    let errors = try dossier.errorCount()
    if errors > 0 {
      StandardError.write("entente: \(errors) error(s) in the dossier's files; entente check names them")
    }
    return dossier
  }
}

/// Why a command could not do its work: one sentence on standard error, exit code 1.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Text on the program's standard streams. A reader that has gone away is no error; anything else ends the program.
enum StandardStream {
  static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if written <= 0 {
        if written < 0 && errno == EINTR { continue }
        if written < 0 && errno != EPIPE && descriptor == 1 {
          StandardError.write("entente: the output could not be written: \(String(cString: strerror(errno)))")
          exit(1)
        }
        return
      }
      bytes = bytes.dropFirst(written)
    }
  }

  private static func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Darwin)
      Darwin.write(descriptor, start, count)
    #else
      Glibc.write(descriptor, start, count)
    #endif
  }
}

/// Messages beside a command's output.
enum StandardError {
  static func write(_ line: String) { StandardStream.write(line + "\n", to: 2) }
}

/// What a command was asked for.
enum StandardOutput {
  static func write(_ text: String) { StandardStream.write(text, to: 1) }
}
