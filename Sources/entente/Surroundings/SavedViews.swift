internal import Console
internal import ViewModels

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Finds, reads and writes saved views: the person's own in `$XDG_CONFIG_HOME/entente/views`, else
/// `~/.config/entente/views`, and those that came with the program. One of the person's hides a shipped one of its name.
enum SavedViews {
  /// The folder of the person's own views; nil where there is no home folder.
  static var folder: String? {
    if let folder = Surroundings.variable("XDG_CONFIG_HOME"), folder.hasPrefix("/") { return folder + "/entente/views" }
    return Surroundings.variable("HOME").map { $0 + "/.config/entente/views" }
  }

  private static var shippedFolder: String? { SharedFiles.root.map { $0 + "/Views" } }

  /// All views by name.
  static func all() -> [SavedView] {
    let own = names(in: folder).map { read($0, in: folder ?? "", isShipped: false) }
    let hidden = Set(own.map(\.name))
    let shipped = names(in: shippedFolder).filter { !hidden.contains($0) }.map {
      read($0, in: shippedFolder ?? "", isShipped: true)
    }
    return (own + shipped).sorted { $0.name < $1.name }
  }

  /// The view of a name.
  ///
  /// - Throws: `Failure` that lists the views when there is none of that name.
  static func view(named name: String) throws(Failure) -> SavedView {
    for (folder, isShipped) in [(folder, false), (shippedFolder, true)] {
      guard let folder, names(in: folder).contains(name) else { continue }
      return read(name, in: folder, isShipped: isShipped)
    }
    let known = all().map(\.name)
    let list =
      known.isEmpty ? "none is saved yet; V in the dashboard saves one" : "there are \(known.joined(separator: ", "))"
    throw Failure("there is no view “\(name)”; \(list)")
  }

  static func write(_ name: String, _ text: String) throws(Failure) -> String {
    let path = try path(of: name)
    try WholeFile.write(text, to: path)
    return path
  }

  static func delete(_ name: String) throws(Failure) {
    let path = try path(of: name)
    guard unlink(path) == 0 else { throw Failure("\(path) could not be deleted: \(String(cString: strerror(errno)))") }
  }

  private static func path(of name: String) throws(Failure) -> String {
    guard let folder, SavedView.isName(name) else {
      throw Failure("the view \(name) has no place: set HOME, or XDG_CONFIG_HOME to a folder")
    }
    return "\(folder)/\(name).toml"
  }

  private static func names(in folder: String?) -> [String] {
    guard let folder else { return [] }
    return Surroundings.names(in: folder).filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }
  }

  private static func read(_ name: String, in folder: String, isShipped: Bool) -> SavedView {
    let path = "\(folder)/\(name).toml"
    guard let text = Surroundings.contents(of: path) else {
      return SavedView(name: name, isShipped: isShipped, unreadable: "\(path): the file cannot be read as UTF-8 text")
    }
    do throws(TOMLError) {
      let entries = try TOMLFile(text).entries.map { entry in
        SavedView.Entry(name: entry.name, values: entry.value.words, line: entry.line)
      }
      return SavedView(name: name, file: path, isShipped: isShipped, entries: entries)
    } catch {
      let place = error.line.map { "\(path):\($0): " } ?? "\(path): "
      return SavedView(name: name, isShipped: isShipped, unreadable: place + error.reason)
    }
  }
}

extension TOMLValue {
  /// The value as texts: one, or those of a list.
  fileprivate var words: [String] {
    switch self {
    case .text(let text): [text]
    case .number(let number): [String(number)]
    case .flag(let flag): [flag ? "true" : "false"]
    case .list(let values): values.flatMap(\.words)
    case .emptySection, .other: []
    }
  }
}
