/// Turns a canvas into an SVG picture that stands alone: for the README and for bug reports.
package struct CanvasSVG: Hashable, Sendable {
  package var theme: Theme
  /// What the picture shows, for those who cannot see it.
  package var title: String

  package init(theme: Theme, title: String = "") {
    self.theme = theme
    self.title = title
  }

  // One cell in the picture's units: the shape of a cell in most terminals.
  private static let cellWidth = 9
  private static let cellHeight = 20
  private static let fontSize = 15
  private static let margin = 12

  private var background: String { theme.isDark ? "#1e1e1e" : "#ffffff" }
  private var foreground: String { theme.isDark ? "#d8d8d8" : "#1e1e1e" }

  /// The picture as the text of an SVG file.
  package func picture(of canvas: Canvas) -> String {
    let width = canvas.size.width * Self.cellWidth + 2 * Self.margin
    let height = canvas.size.height * Self.cellHeight + 2 * Self.margin
    let rows = (0..<canvas.size.height).flatMap { y in
      runs(canvas.row(y)).flatMap { elements(of: $0, row: y) }
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" \
      role="img" font-family="'JetBrains Mono','DejaVu Sans Mono',Menlo,Consolas,monospace" \
      font-size="\(Self.fontSize)" xml:space="preserve">
      <title>\(SVGText.escape(title))</title>
      <rect width="\(width)" height="\(height)" rx="8" fill="\(background)"/>
      \(rows.joined(separator: "\n"))
      </svg>

      """
  }

  /// Neighbouring cells that look the same.
  private struct Run {
    var start: Int
    var glyphs: [String]
    var paint: Paint
  }

  private func runs(_ cells: ArraySlice<Cell>) -> [Run] {
    var runs: [Run] = []
    for (x, cell) in cells.enumerated() {
      let paint = theme.paint(role: cell.role, highlight: cell.highlight, depth: .truecolor)
      if let last = runs.last, last.paint == paint {
        runs[runs.count - 1].glyphs.append(cell.glyph)
      } else {
        runs.append(Run(start: x, glyphs: [cell.glyph], paint: paint))
      }
    }
    return runs
  }

  private func elements(of run: Run, row: Int) -> [String] {
    let y = Self.margin + row * Self.cellHeight
    let isReversed = run.paint.attributes.contains(.reverse)
    let ink = run.paint.foreground.rgb?.hex ?? foreground
    let paper = run.paint.background.rgb?.hex
    var elements: [String] = []
    if let fill = isReversed ? ink : paper {
      let width = run.glyphs.count * Self.cellWidth
      elements.append(
        "<rect x=\"\(left(run.start))\" y=\"\(y)\" width=\"\(width)\" height=\"\(Self.cellHeight)\" fill=\"\(fill)\"/>")
    }
    let color = isReversed ? paper ?? background : ink
    let content = words(of: run, y: y, color: color)
    guard !content.isEmpty else { return elements }
    return elements + ["<g fill=\"\(color)\"\(style(run.paint.attributes))>"] + content + ["</g>"]
  }

  private func left(_ column: Int) -> Int { Self.margin + column * Self.cellWidth }

  /// The words of a run as text and its lines, bars and dots as shapes, each at its own column: a reader's font may
  /// have other widths, and some programs drop blanks.
  private func words(of run: Run, y: Int, color: String) -> [String] {
    var elements: [String] = []
    var word = ""
    var start = run.start
    func close(at column: Int) {
      if !word.isEmpty { elements.append(text(word, from: start, to: column, y: y)) }
      word = ""
      start = column + 1
    }
    for (offset, glyph) in run.glyphs.enumerated() {
      let column = run.start + offset
      let shapes = SVGShapes(
        x: Double(left(column)), y: Double(y), width: Double(Self.cellWidth), height: Double(Self.cellHeight),
        color: color)
      if glyph == " " {
        close(at: column)
      } else if let drawn = shapes.elements(for: glyph) {
        close(at: column)
        elements += drawn
      } else {
        word += glyph
      }
    }
    close(at: run.start + run.glyphs.count)
    return elements
  }

  /// A word stretched or squeezed to its columns.
  private func text(_ word: String, from start: Int, to end: Int, y: Int) -> String {
    "<text x=\"\(left(start))\" y=\"\(y + 15)\" textLength=\"\((end - start) * Self.cellWidth)\""
      + " lengthAdjust=\"spacingAndGlyphs\">\(SVGText.escape(word))</text>"
  }

  private func style(_ attributes: Attributes) -> String {
    var style = ""
    if attributes.contains(.bold) { style += " font-weight=\"bold\"" }
    if attributes.contains(.italic) { style += " font-style=\"italic\"" }
    if attributes.contains(.underline) { style += " text-decoration=\"underline\"" }
    if attributes.contains(.dim) { style += " opacity=\"0.6\"" }
    return style
  }
}
