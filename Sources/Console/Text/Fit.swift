/// Where text stands in a field wider than itself.
package enum Alignment: Hashable, Sendable {
  case left
  case right
  case center
}

/// Fits text into a number of terminal columns without ever splitting a grapheme cluster.
package enum Fit {
  /// The text when it fits, else as much of its beginning as fits together with the ellipsis.
  package static func truncate(_ text: String, to columns: Int, ellipsis: String = "…") -> String {
    guard columns > 0 else { return "" }
    // Text has at most one column per byte, so the usual short ASCII cell needs no measuring.
    if text.utf8.count <= columns || TextWidth.columns(of: text) <= columns { return text }
    let mark = TextWidth.columns(of: ellipsis)
    if mark > columns { return prefix(of: ellipsis, columns: columns) }
    return prefix(of: text, columns: columns - mark) + ellipsis
  }

  /// The longest beginning of the text that takes no more than so many columns.
  package static func prefix(of text: String, columns: Int) -> String {
    var used = 0
    var end = text.startIndex
    while end < text.endIndex {
      let width = TextWidth.columns(of: text[end])
      if used + width > columns { break }
      used += width
      end = text.index(after: end)
    }
    return String(text[..<end])
  }

  /// The text in exactly so many columns: padded with blanks, or truncated when it is longer.
  package static func pad(
    _ text: String, to columns: Int, align: Alignment = .left, ellipsis: String = "…"
  ) -> String {
    guard columns > 0 else { return "" }
    let fitted = truncate(text, to: columns, ellipsis: ellipsis)
    let free = max(0, columns - TextWidth.columns(of: fitted))
    let before =
      switch align {
      case .left: 0
      case .right: free
      case .center: free / 2
      }
    return String(repeating: " ", count: before) + fitted + String(repeating: " ", count: free - before)
  }

  /// The text in lines of at most so many columns, broken between words; a word longer than a line is cut.
  ///
  /// Line breaks in the text are kept and runs of blanks become one. A glyph wider than the line stands alone.
  package static func wrap(_ text: String, to columns: Int) -> [String] {
    guard columns > 0 else { return [] }
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap { paragraph in
      wrapParagraph(paragraph, to: columns)
    }
  }

  private static func wrapParagraph(_ paragraph: Substring, to columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in paragraph.split(whereSeparator: \.isWhitespace) {
      for piece in pieces(of: String(word), columns: columns) {
        let width = TextWidth.columns(of: piece)
        if line.isEmpty {
          line = piece
          used = width
        } else if used + 1 + width <= columns {
          line += " " + piece
          used += 1 + width
        } else {
          lines.append(line)
          line = piece
          used = width
        }
      }
    }
    return lines + [line]
  }

  /// A word cut into pieces that fit a line; one piece when it fits.
  private static func pieces(of word: String, columns: Int) -> [String] {
    guard TextWidth.columns(of: word) > columns else { return [word] }
    var pieces: [String] = []
    var rest = word
    while !rest.isEmpty {
      var piece = prefix(of: rest, columns: columns)
      // A wide glyph in a one-column line fits nowhere: it goes alone rather than forever.
      if piece.isEmpty { piece = String(rest.prefix(1)) }
      pieces.append(piece)
      rest.removeFirst(piece.count)
    }
    return pieces
  }
}
