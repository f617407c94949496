package import Console

/// What the environment and terminfo say about a terminal's colours.
package enum ColorSupport {
  /// How many colours to use on a terminal to which terminfo gives `colors`.
  ///
  /// - Parameters:
  ///   - requested: the depth the person asked for, which is given as far as the terminal has it.
  ///   - isDirect: whether its terminfo entry takes red, green and blue.
  package static func depth(
    requested: ColorDepth?, environment: [String: String], colors: Int, isDirect: Bool
  ) -> ColorDepth {
    let available: ColorDepth =
      switch colors {
      case ..<8: .mono
      case _ where isDirect: .truecolor
      case 256...: .indexed256
      default: .ansi16
      }
    if let requested { return min(requested, available) }
    return isPlain(environment) ? .mono : available
  }

  /// Whether the person or the terminal wants no colour: https://no-color.org, and TERM=dumb.
  static func isPlain(_ environment: [String: String]) -> Bool {
    environment["NO_COLOR"]?.isEmpty == false || environment["TERM"] == "dumb"
  }

  /// The terminfo entries to try in turn, each with the number of its colours that are not red, green and blue.
  ///
  /// ncurses sends true colours only for an entry made for it ("xterm-direct"). Such an entry is used when the terminal
  /// says that it understands them, as COLORTERM does; never by guessing.
  static func entries(
    term: String, requested: ColorDepth?, environment: [String: String]
  ) -> [(name: String, indexedColors: Int?)] {
    let says = ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "")
    let wants = requested == .truecolor || (requested == nil && says && !isPlain(environment))
    guard wants else { return [(term, nil)] }
    var base = term
    for suffix in ["-256color", "-color"] where base.hasSuffix(suffix) { base.removeLast(suffix.count) }
    return [("\(base)-direct256", 256), ("\(base)-direct", 8), (term, nil)]
  }
}
