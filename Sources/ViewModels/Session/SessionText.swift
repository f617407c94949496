/// A view as the session keeps it from one run to the next: a line for each setting, between a line that names the
/// version and one that says that nothing is missing. Plain lines, since every start reads them.
package enum SessionText {
  /// Why a session cannot be taken up again, in words that follow "the last session".
  package struct Unreadable: Error, Hashable, Sendable {
    package var reason: String

    package init(reason: String) { self.reason = reason }
  }

  private static let kind = "entente session "
  /// To be raised when older programs would misread what is written.
  private static let version = "1"
  private static let end = "end"

  /// The text of a session.
  package static func text(of state: ViewState) -> String {
    let lines = state.settings.map { "\($0.setting.rawValue) \(oneLine($0.text))" }
    return ([kind + version] + lines + [end]).map { $0 + "\n" }.joined()
  }

  /// Reads what `text` wrote.
  ///
  /// - Throws: `Unreadable` when a part is missing, or another version wrote it.
  package static func state(from text: String) throws(Unreadable) -> ViewState {
    let lines = text.split(separator: "\n")
    guard let first = lines.first, first.hasPrefix(kind) else { throw Unreadable(reason: "is damaged") }
    guard first.dropFirst(kind.count) == version else { throw Unreadable(reason: "is of another version") }
    guard lines.count > 1, lines.last.map(String.init) == end else { throw Unreadable(reason: "breaks off") }
    var state = ViewState()
    for (number, line) in lines.enumerated().dropFirst().dropLast() {
      let space = line.firstIndex(of: " ") ?? line.endIndex
      guard let setting = ViewSetting(rawValue: String(line[..<space])) else {
        throw Unreadable(reason: "has a line \(number + 1) that this version does not know")
      }
      do throws(ViewMistake) { try state.set(setting, to: String(line[space...].dropFirst())) } catch {
        throw Unreadable(reason: "has a mistake in line \(number + 1) (\(error.reason))")
      }
    }
    return state
  }

  /// A line stays a line, whatever was typed into a filter.
  static func oneLine(_ text: String) -> String { String(text.map { $0.isNewline ? " " : $0 }) }
}
