extension Canvas {
  /// The canvas as a picture for tests: the text between margins and, when asked for, a second block with a letter for
  /// the role of every cell that shows something, and a third with the highlights.
  package func golden(roles: Bool = false) -> String {
    var blocks = [picture { $0.glyph }]
    if roles {
      blocks.append(picture { $0.glyph == " " ? " " : String($0.role.letter) })
      if cells(where: { $0.highlight != .none }) { blocks.append(picture { String($0.highlight.letter) }) }
    }
    return blocks.joined(separator: "\n\n")
  }

  private func cells(where test: (Cell) -> Bool) -> Bool {
    (0..<size.height).contains { row($0).contains(where: test) }
  }

  /// One line per row: blanks at its end are trimmed before the margin, so that goldens have no invisible ends.
  private func picture(_ symbol: (Cell) -> String) -> String {
    (0..<size.height).map { y in
      var line = row(y).map(symbol).joined()
      while line.last == " " { line.removeLast() }
      return "│" + line + "│"
    }.joined(separator: "\n")
  }
}

extension Role {
  /// The letter of the role in goldens.
  package var letter: Character {
    switch self {
    case .text: "t"
    case .muted: "m"
    case .strong: "s"
    case .title: "T"
    case .accent: "a"
    case .link: "l"
    case .border: "b"
    case .borderFocused: "B"
    case .header: "h"
    case .hintKey: "k"
    case .hintText: "K"
    case .warning: "w"
    case .error: "e"
    case .success: "u"
    case .active: "c"
    case .tierSpecial: "1"
    case .tierComprehensiveStrategic: "2"
    case .tierStrategic: "3"
    case .tierComprehensive: "4"
    case .tierSectoral: "5"
    case .tierNone: "0"
    case .outbound: "o"
    case .inbound: "i"
    case .exports: "E"
    case .imports: "I"
    case .balance: "N"
    case .total: "A"
    case .axis: "x"
    case .event: "v"
    case .gap: "g"
    case .gain: "+"
    case .loss: "-"
    }
  }
}

extension Highlight {
  /// The letter of the highlight in goldens.
  package var letter: Character {
    switch self {
    case .none: " "
    case .selection: "S"
    case .selectionUnfocused: "U"
    case .match: "M"
    case .crosshair: "C"
    case .input: "I"
    }
  }
}
