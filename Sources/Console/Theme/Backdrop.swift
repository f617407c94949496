/// Whether a terminal's background is dark or light, which decides between two themes.
package enum Backdrop: String, CaseIterable, Sendable {
  case dark
  case light

  /// What `$COLORFGBG` says, such as `15;0`: the numbers of the text's and the background's colour among 16. Nil where it
  /// says nothing, such as `default`.
  package init?(colorFGBG text: String) {
    guard let number = text.split(separator: ";").last.flatMap({ Int($0) }), (0...15).contains(number) else {
      return nil
    }
    // White and the bright colours but bright black.
    self = number == 7 || number > 8 ? .light : .dark
  }

  /// By a colour's luminance.
  package init(_ color: RGB) {
    let luminance = 2126 * color.red + 7152 * color.green + 722 * color.blue
    self = luminance > 10_000 * 127 ? .light : .dark
  }

  /// What a terminal answers when asked for its background (OSC 11): `11;rgb:ffff/ffff/ffff`, with one to four digits for
  /// each colour. Nil for another answer.
  package init?(answer: some StringProtocol) {
    guard answer.hasPrefix("11;") else { return nil }
    let color = answer.dropFirst(3)
    guard let colon = color.firstIndex(of: ":"), color[..<colon].hasPrefix("rgb") else { return nil }
    let parts = color[color.index(after: colon)...].split(separator: "/").prefix(3).map { part -> Int? in
      guard (1...4).contains(part.count), let value = Int(part, radix: 16) else { return nil }
      return value * 255 / ((1 << (4 * part.count)) - 1)
    }
    let known = parts.compactMap(\.self)
    guard known.count == 3 else { return nil }
    self.init(RGB(known[0], known[1], known[2]))
  }
}
