internal import Console
internal import Diplomacy

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What the program takes from the world around it: the date, folders, the environment. Read here and handed on as
/// values.
enum Surroundings {
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// The day in the user's time zone. `ENTENTE_TODAY` sets another, for tests and for retelling.
  static var today: CalendarDay {
    if let text = variable("ENTENTE_TODAY"), let day = CalendarDay(text) { return day }
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return CalendarDay(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      ?? CalendarDay(ordinal: Int(now) / 86_400)
  }

  /// Where the index is kept: `$XDG_CACHE_HOME/entente`, else `~/.cache/entente`; nil when there is no home folder.
  static var cacheFolder: String? { folder("XDG_CACHE_HOME", else: ".cache")?.path }

  /// A folder of the program's own as the XDG specification has it, and why it is that one; nil when there is no home
  /// folder.
  static func folder(_ name: String, else standard: String) -> (path: String, reason: String)? {
    // The specification asks to ignore relative paths.
    if let folder = variable(name), folder.hasPrefix("/") { return (folder + "/entente", "$\(name)") }
    let reason = variable(name) == nil ? "$\(name) is not set" : "$\(name) is not an absolute path"
    return variable("HOME").map { ("\($0)/\(standard)/entente", reason) }
  }

  /// A path with the home folder in the place of a `~` at its beginning.
  static func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = variable("HOME") else { return path }
    return home + path.dropFirst()
  }

  /// The glyphs that text written to standard output may use, by the locale's variables in their order of precedence.
  static var charset: Charset {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(variable).first ?? ""
    let name = locale.lowercased()
    return name.contains("utf-8") || name.contains("utf8") ? .braille : .ascii
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The whole of a small file, or nil when it cannot be read.
  static func contents(of path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The names in a folder, sorted; empty when it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
