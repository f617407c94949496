internal import Console

/// Finds and reads themes by name.
enum Themes {
  static let standard = "bamboo-dark"

  /// The names of the themes that are installed.
  static var names: [String] {
    guard let folder = SharedFiles.themes else { return [] }
    return Surroundings.names(in: folder).filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }
  }

  /// Reads a theme: the one named, else `$ENTENTE_THEME`, else the standard one; with what the user should know.
  ///
  /// A theme that cannot be read never stops the program: the built-in one serves, and the notice says why.
  static func load(_ wanted: String?) -> (theme: Theme, notice: String?) {
    let name = wanted ?? Surroundings.variable("ENTENTE_THEME") ?? standard
    let path = name.contains("/") ? name : SharedFiles.themes.map { "\($0)/\(name).toml" }
    guard let path, let text = Surroundings.contents(of: path) else {
      let known = names.isEmpty ? "" : "; there are \(names.joined(separator: ", "))"
      return (.builtIn, "there is no theme “\(name)”\(known)")
    }
    do {
      let read = try ThemeFile.parse(text, file: name + ".toml")
      return (read.theme, read.warnings.first?.description)
    } catch {
      return (.builtIn, "\(error)")
    }
  }
}
