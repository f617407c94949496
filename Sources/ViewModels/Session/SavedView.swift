package import Diplomacy

/// A view under a name: a small file that a person can write by hand, or have written.
package struct SavedView: Hashable, Sendable {
  /// A value of the file, and the line that it stands in.
  package struct Entry: Hashable, Sendable {
    /// The name with its section before it, such as `visits.filter`.
    package var name: String
    /// One text, or those of a list.
    package var values: [String]
    package var line: Int?

    package init(name: String, values: [String], line: Int?) {
      self.name = name
      self.values = values
      self.line = line
    }
  }

  /// The file's name without its ending.
  package var name: String
  /// What the view shows, in a few words; the name where the file says nothing.
  package var title: String
  /// Whether it came with the program.
  package var isShipped: Bool
  private var settings: [Setting]
  /// What was left out and why, each with the file and the line.
  package private(set) var mistakes: [String]

  private struct Setting: Hashable, Sendable {
    var setting: ViewSetting
    var text: String
  }

  /// Reads what a file says; what is wrong with it is left out and named.
  ///
  /// - Parameter file: what messages call the file.
  package init(name: String, file: String, isShipped: Bool, entries: [Entry]) {
    self.name = name
    self.isShipped = isShipped
    title = name
    settings = []
    mistakes = []
    var trial = ViewState()
    for entry in entries {
      if entry.name == "title", let text = entry.values.first {
        title = text
        continue
      }
      do throws(ViewMistake) {
        let setting = try Self.setting(named: entry.name)
        guard setting == .page || entry.values.count == 1 else {
          throw ViewMistake("“\(entry.name)” takes one value", mend: "write for example \(setting.values[0])")
        }
        for text in entry.values {
          // Tried on any day: what may be wrong is wrong on all.
          try trial.set(setting, to: Self.filled(text, on: CalendarDay(ordinal: 0)))
          settings.append(Setting(setting: setting, text: text))
        }
      } catch { mistakes.append("\(file):\(entry.line.map { "\($0):" } ?? "") \(error.message)") }
    }
  }

  /// A view that cannot be read at all.
  package init(name: String, isShipped: Bool, unreadable reason: String) {
    self.init(name: name, file: "", isShipped: isShipped, entries: [])
    mistakes = [reason]
  }

  private static func setting(named name: String) throws(ViewMistake) -> ViewSetting {
    if let setting = ViewSetting(rawValue: name) { return setting }
    let known = ViewSetting.allCases.map(\.rawValue)
    let folded = name.replacing("_", with: "-")
    if let meant = known.first(where: { $0 == folded || $0.hasSuffix("." + folded) }) {
      throw ViewMistake("“\(name)” means nothing in a view", mend: "did you mean \(meant)?")
    }
    throw ViewMistake("“\(name)” means nothing in a view", mend: "use one of title, \(known.joined(separator: ", "))")
  }

  /// The view as it stands on a day, over the state that a dashboard has without any choice made. The date and the
  /// selected partner stay where the view names none.
  package func state(keeping current: ViewState, today: CalendarDay) -> ViewState {
    var state = ViewState()
    state.day = current.day
    state.partners.selected = current.partners.selected
    for setting in settings {
      // Read once already, so nothing is wrong now.
      try? state.set(setting.setting, to: Self.filled(setting.text, on: state.day ?? today))
    }
    return state
  }

  /// `{year}` and `{year-1}` stand for the year of the as-of date and years before and after it.
  private static func filled(_ text: String, on day: CalendarDay) -> String {
    guard text.contains("{year") else { return text }
    var rest = text[...]
    var filled = ""
    while let start = rest.firstRange(of: "{year") {
      filled += rest[..<start.lowerBound]
      let after = rest[start.upperBound...]
      guard let end = after.firstIndex(of: "}") else { break }
      let shift = after[..<end]
      filled += (shift.isEmpty ? 0 : Int(shift)).map { String(day.year + $0) } ?? "{year\(shift)}"
      rest = after[after.index(after: end)...]
    }
    return filled + rest
  }

  // MARK: Writing

  /// Whether a text can be a view's name: what is a file's name on every system.
  package static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 60 && text.first != "-"
      && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
  }

  /// The file of a view: what a person would have to write to see it again. Where one is in its lists is left out.
  package static func text(of state: ViewState, title: String) -> String {
    var kept = state
    kept.visits.selected = nil
    kept.partners.selected?.below = 0
    for index in kept.pages.indices { kept.pages[index].row = 0 }
    let settings = kept.settings
    let pages = settings.filter { $0.setting == .page }.map(\.text)
    var top = ["title = \(quoted(title))"]
    var sections: [String] = []
    var section = ""
    for (setting, text) in settings where !isPage(setting) {
      let path = setting.rawValue.split(separator: ".").map(String.init)
      guard path.count == 2 else {
        top.append("\(setting.rawValue) = \(value(text, of: setting))")
        continue
      }
      if path[0] != section { sections.append("\n[\(path[0])]") }
      section = path[0]
      sections.append("\(path[1]) = \(value(text, of: setting))")
    }
    if pages.count == 1 { top.append("page = \(quoted(pages[0]))") }
    if pages.count > 1 { top.append("page = [\(pages.map(quoted).joined(separator: ", "))]") }
    for (setting, text) in lastPage(settings) { top.append("\(setting.rawValue) = \(value(text, of: setting))") }
    return (["# A view of Entente; docs/saved-views.md says what may stand here."] + top + sections).map { $0 + "\n" }
      .joined()
  }

  private static func isPage(_ setting: ViewSetting) -> Bool {
    [.page, .pageFilter, .pageRow, .pageYear, .mapShade, .mapFilter, .mapRegion, .mapPartner].contains(setting)
  }

  /// What is said of the page in front.
  private static func lastPage(_ settings: [(setting: ViewSetting, text: String)]) -> [(ViewSetting, String)] {
    guard let last = settings.lastIndex(where: { $0.setting == .page }) else { return [] }
    return settings[(last + 1)...].map { ($0.setting, $0.text) }
  }

  /// A value as TOML has it.
  private static func value(_ text: String, of setting: ViewSetting) -> String {
    switch setting {
    case .zoom, .follow, .spread, .year, .pageRow, .pageYear: text
    default: quoted(text)
    }
  }

  private static func quoted(_ text: String) -> String {
    let escaped = SessionText.oneLine(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }
}
