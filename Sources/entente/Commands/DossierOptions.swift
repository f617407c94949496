internal import ArgumentParser
internal import Diplomacy
internal import DossierStore

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The options that every command on a dossier takes.
struct DossierOptions: ParsableArguments {
  @Option(
    name: .long, help: ArgumentHelp("The dossier's folder; else $ENTENTE_DOSSIER, else Viet Nam.", valueName: "folder"))
  var dossier: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Show everything as it stood on a date, such as 2023-12-31 or 2023.", valueName: "date"))
  var asOf: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Keep what matches, such as 'year:2023 dir:in'; see docs/filter-grammar.md.", valueName: "filter"))
  var filter: String?

  /// The day to show, or nil for today.
  func day() throws -> CalendarDay? {
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
    if let folder = named ?? dossier ?? Surroundings.variable("ENTENTE_DOSSIER") ?? SharedFiles.vietnam {
      return folder
    }
    throw Failure("no dossier is named and the shipped one is not installed beside the program; write entente FOLDER")
  }

  /// Opens the dossier with its index up to date; problems in the files are named on standard error.
  func open() throws -> Dossier {
    let dossier: Dossier
    do {
      dossier = try Dossier(folder: try folder(), cacheFolder: Surroundings.cacheFolder)
      if !dossier.isFresh() { try dossier.refresh() }
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
