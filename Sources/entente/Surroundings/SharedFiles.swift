#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Finds what is installed beside the program: themes and the shipped dossier.
///
/// Looked for in `$ENTENTE_SHARE`, in `share/entente` beside the program's `bin`, and in the folders above the program,
/// where a checkout has them.
enum SharedFiles {
  /// The folder that has `Themes` and `Data`, or nil when the program stands alone.
  static var root: String? { place?.path }

  /// The same with the reason why it is that one.
  static let place: (path: String, reason: String)? = {
    if let named = Surroundings.variable("ENTENTE_SHARE") { return (named, "$ENTENTE_SHARE") }
    guard let program = program else { return nil }
    var folder = parent(of: program)
    let installed = parent(of: folder) + "/share/entente"
    if Surroundings.isFolder(installed + "/Themes") { return (installed, "installed beside the program") }
    for _ in 0..<6 {
      if Surroundings.isFolder(folder + "/Themes"), Surroundings.isFolder(folder + "/Data") {
        return (folder, "found above the program, as in a checkout")
      }
      folder = parent(of: folder)
    }
    return nil
  }()

  /// The shipped Viet Nam dossier.
  static var vietnam: String? { root.map { $0 + "/Data/vietnam" } }

  /// The outlines of countries for maps.
  static var outlines: String? { root.map { $0 + "/Data/world/outlines.csv" } }

  static var themes: String? { root.map { $0 + "/Themes" } }

  /// The program's own file.
  static var program: String? {
    guard let resolved = realpath("/proc/self/exe", nil) ?? realpath(CommandLine.arguments[0], nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }
}
