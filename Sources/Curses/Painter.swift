internal import CTerminal
internal import Console

/// Puts canvases on the terminal: finds what changed, gives it its colours, and hands it to ncurses in runs.
struct Painter {
  /// The look of a role and highlight, as ncurses takes it.
  private struct Style {
    var attributes: UInt32
    var pair: Int32
  }

  /// What two neighbouring cells must share to be written together.
  private struct Look: Hashable {
    var role: Role
    var highlight: Highlight
  }

  /// Gives every role its look. Changing it repaints everything.
  var paint: (Role, Highlight, ColorDepth) -> Paint {
    didSet { forgetStyles() }
  }
  let depth: ColorDepth
  private let palette: Palette
  private var pairs: PairCache
  private var styles: [Look: Style] = [:]
  private var presented: Canvas?
  private var run: [UInt32] = []
  private let fit = GlyphFit { Int(tty_scalar_columns($0.value)) }

  init(depth: ColorDepth, palette: Palette, pairLimit: Int) {
    self.depth = depth
    self.palette = palette
    pairs = PairCache(limit: pairLimit)
    paint = { _, _, _ in Paint() }
  }

  /// Forgets the last canvas, so that the next is written whole.
  mutating func forgetCanvas() { presented = nil }

  private mutating func forgetStyles() {
    styles.removeAll()
    presented = nil
  }

  /// Writes what differs from the last canvas to ncurses' picture of the screen.
  mutating func draw(_ canvas: Canvas, on size: Size) {
    if presented?.size != canvas.size {
      presented = nil
      tty_erase()
    }
    for y in 0..<min(canvas.size.height, size.height) {
      // One stretch a row is enough: ncurses compares again, cell by cell, before it sends anything.
      let changes = presented.map { canvas.changes(in: y, since: $0) } ?? 0..<canvas.size.width
      guard let columns = changes else { continue }
      draw(canvas.row(y), columns: columns.clamped(to: 0..<min(canvas.size.width, size.width)), row: y)
    }
    presented = canvas
  }

  private mutating func draw(_ cells: ArraySlice<Cell>, columns: Range<Int>, row: Int) {
    var start = columns.lowerBound
    for column in columns {
      let index = cells.startIndex + column
      let cell = cells[index]
      if column > start, !cell.looksLike(cells[cells.startIndex + start]) {
        flushRun(cells, from: start, row: row)
        start = column
      }
      let isWide = index + 1 < cells.endIndex && cells[index + 1].isContinuation
      if !isWide, let scalar = fit.single(cell.symbol) {
        run.append(scalar.value)
        continue
      }
      flushRun(cells, from: start, row: row)
      start = column + 1
      if !cell.isContinuation { drawOdd(cell, width: isWide ? 2 : 1, at: column, row: row) }
    }
    flushRun(cells, from: start, row: row)
  }

  private mutating func flushRun(_ cells: ArraySlice<Cell>, from start: Int, row: Int) {
    guard !run.isEmpty else { return }
    let style = style(of: cells[cells.startIndex + start])
    tty_put_cells(Int32(row), Int32(start), run, Int32(run.count), style.attributes, style.pair)
    run.removeAll(keepingCapacity: true)
  }

  /// Draws a wide or composed glyph by itself, over blanks, so that its place is right whatever its width turns out
  /// to be.
  private mutating func drawOdd(_ cell: Cell, width: Int, at column: Int, row: Int) {
    let style = style(of: cell)
    tty_put_cells(Int32(row), Int32(column), [32, 32], Int32(width), style.attributes, style.pair)
    var text = fit.fitted(cell.glyph, width: width)
    text.withUTF8 {
      tty_put_text(Int32(row), Int32(column), $0.baseAddress, Int32($0.count), style.attributes, style.pair)
    }
  }

  private mutating func style(of cell: Cell) -> Style {
    let look = Look(role: cell.role, highlight: cell.highlight)
    if let known = styles[look] { return known }
    let made = style(for: paint(cell.role, cell.highlight, depth))
    styles[look] = made
    return made
  }

  private mutating func style(for paint: Paint) -> Style {
    var attributes: UInt32 = 0
    let all: [(Attributes, UInt32)] = [
      (.bold, tty_bold), (.dim, tty_dim), (.italic, tty_italic), (.underline, tty_underline), (.reverse, tty_reverse),
    ]
    for (attribute, bits) in all where paint.attributes.contains(attribute) { attributes |= bits }
    guard depth > .mono else { return Style(attributes: attributes, pair: 0) }
    let foreground = palette.number(of: paint.foreground)
    let background = palette.number(of: paint.background)
    if foreground.bright { attributes |= tty_bold }
    let pair = pairs.pair(foreground: foreground.number, background: background.number, define: tty_set_pair)
    return Style(attributes: attributes, pair: pair)
  }
}
