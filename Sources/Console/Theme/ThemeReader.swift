internal import TOMLKit

/// Walks a theme file's table and collects looks and warnings.
struct ThemeReader {
  private let table: TOMLTable
  private let lines: TOMLLines
  private let file: String
  private var palette: [String: Tint] = [:]
  private var warnings: [ThemeWarning] = []

  init(_ text: String, file: String) throws(ThemeError) {
    self.file = file
    lines = TOMLLines(text)
    do throws(TOMLError) {
      table = try TOMLFile.table(text)
    } catch {
      throw ThemeError(file: file, line: error.line, reason: error.reason)
    }
  }

  mutating func read() throws(ThemeError) -> ThemeFile {
    guard let name = table["name"]?.string, !name.isEmpty else {
      throw ThemeError(file: file, line: nil, reason: "the theme has no name; add a line such as name = \"mine\".")
    }
    readPalette()
    let roles: [Role: Look] = readLooks("roles")
    let highlights: [Highlight: Look] = readLooks("highlights")
    let known = ["name", "title", "dark", "palette", "roles", "highlights"]
    for key in table.keys where !known.contains(key) {
      warn("“\(key)” means nothing in a theme; did you mean \(known.joined(separator: ", "))?", key, in: nil)
    }
    let theme = Theme(
      name: name, title: table["title"]?.string ?? name, isDark: table["dark"]?.bool ?? true, roles: roles,
      highlights: highlights)
    return ThemeFile(theme: theme, warnings: warnings)
  }

  private mutating func warn(_ reason: String, _ key: String, in section: String?) {
    warnings.append(ThemeWarning(file: file, line: lines.line(of: key, in: section), reason: reason))
  }

  private mutating func readPalette() {
    guard let entries = section("palette") else { return }
    for (key, value) in entries {
      if ColorNotation.parse(key) != nil {
        warn("“\(key)” is already the name of a colour; give the palette colour another name.", key, in: "palette")
      } else if let table = value.table {
        guard let tint = tint(table["color"], table["256"], table["16"], key, "palette") else { continue }
        palette[key] = tint
      } else if let tint = tint(value, nil, nil, key, "palette") {
        palette[key] = tint
      }
    }
  }

  /// A section of the file; a key of that name that is no section is reported.
  private mutating func section(_ name: String) -> TOMLTable? {
    guard let value = table[name] else { return nil }
    if let section = value.table { return section }
    warn("“\(name)” must be a section; write [\(name)] on a line of its own.", name, in: nil)
    return nil
  }

  /// The looks of a section whose keys are the raw values of roles or highlights.
  private mutating func readLooks<Name>(_ name: String) -> [Name: Look]
  where Name: RawRepresentable<String> & Hashable & CaseIterable {
    var looks: [Name: Look] = [:]
    guard let entries = section(name) else { return looks }
    for (key, value) in entries {
      guard let known = Name(rawValue: key), key != "none" else {
        let names = Name.allCases.map(\.rawValue).filter { $0 != "none" }
        let hint = Spelling.nearest(key, among: names) ?? ""
        warn("there is no “\(key)” among the \(name); did you mean “\(hint)”?", key, in: name)
        continue
      }
      looks[known] = look(value, key, name)
    }
    return looks
  }

  private mutating func look(_ value: any TOMLValueConvertible, _ key: String, _ section: String) -> Look? {
    guard let table = value.table else {
      return tint(value, nil, nil, key, section).map { Look(foreground: $0) }
    }
    let known = ["fg", "fg256", "fg16", "bg", "bg256", "bg16", "attrs"]
    for unknown in table.keys where !known.contains(unknown) {
      warn("“\(unknown)” of “\(key)” means nothing; it can have \(known.joined(separator: ", ")).", key, in: section)
    }
    return Look(
      foreground: tint(table["fg"], table["fg256"], table["fg16"], key, section),
      background: tint(table["bg"], table["bg256"], table["bg16"], key, section),
      attributes: attributes(table["attrs"], key, section))
  }

  private mutating func tint(
    _ value: (any TOMLValueConvertible)?, _ indexed: (any TOMLValueConvertible)?,
    _ ansi: (any TOMLValueConvertible)?, _ key: String, _ section: String
  ) -> Tint? {
    guard let value, var tint = named(value, key, section) else { return nil }
    if let indexed, let color = named(indexed, key, section)?.color { tint.indexed = color.number }
    if let ansi, let number = named(ansi, key, section)?.color.number {
      if number < 16 {
        tint.ansi = number
      } else {
        warn("the 16-colour fallback of “\(key)” must be one of the 16 names or 0 to 15.", key, in: section)
      }
    }
    return tint
  }

  /// A colour by name, number or notation, with the fallbacks that the palette gives it.
  private mutating func named(_ value: any TOMLValueConvertible, _ key: String, _ section: String) -> Tint? {
    if let word = value.string {
      if let tint = palette[word] ?? ColorNotation.parse(word).map({ Tint($0) }) { return tint }
      warn("“\(word)” of “\(key)” is no colour; use a palette name, a colour name, 0–255 or #rrggbb.", key, in: section)
    } else if let number = value.int, let color = ColorNotation.number(number) {
      return Tint(color)
    } else {
      warn("the colour of “\(key)” must be a word in quotes or a number from 0 to 255.", key, in: section)
    }
    return nil
  }

  private mutating func attributes(
    _ value: (any TOMLValueConvertible)?, _ key: String, _ section: String
  ) -> Attributes {
    guard let value else { return [] }
    guard let list = value.array else {
      warn("attrs of “\(key)” must be a list such as [\"bold\"].", key, in: section)
      return []
    }
    var attributes: Attributes = []
    for word in list.map({ $0.string ?? "" }) {
      if let known = Attributes.names[word] {
        attributes.insert(known)
      } else {
        let names = Attributes.names.keys.sorted().joined(separator: ", ")
        warn("“\(word)” of “\(key)” is no attribute; there are \(names).", key, in: section)
      }
    }
    return attributes
  }
}

extension Attributes {
  /// The attributes by their names in theme files.
  static let names: [String: Attributes] = [
    "bold": .bold, "dim": .dim, "italic": .italic, "underline": .underline, "reverse": .reverse,
  ]
}

extension Color {
  /// The number of one of the terminal's 256 colours.
  fileprivate var number: Int? {
    switch self {
    case .ansi(let number), .indexed(let number): number
    case .standard, .rgb: nil
    }
  }
}
