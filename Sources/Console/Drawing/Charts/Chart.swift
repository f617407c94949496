/// A chart of any kind: a value that can be drawn into an area of any size, as glyphs or as a vector picture.
///
/// A chart decides where everything lies once, in `scene(in:charset:)`; the canvas and the SVG picture paint the same
/// scene, so that they have the same scale, ticks and labels.
package protocol Chart: Sendable {
  var kind: ChartKind { get }
  /// The rows that show the chart well; it draws in any number of them.
  var preferredHeight: Int { get }
  /// What a title must say of the chart beside its name: the scale, what is left out, whose share is shown.
  var remarks: [String] { get }
  /// How many figures the chart has but cannot show, such as those at or below zero on a logarithmic scale.
  var excludedCount: Int { get }
  /// The figures of the chart as rows.
  var table: ChartTable { get }
  /// Everything that is to be seen, and where, in an area of any size.
  func scene(in area: Rect, charset: Charset) -> ChartScene
}

extension Chart {
  package var remarks: [String] { [] }
  package var excludedCount: Int { 0 }
  package var preferredHeight: Int { 16 }

  /// Draws the chart into an area of any size; nothing is drawn outside it. The ASCII charset draws nothing but ASCII.
  package func draw(on canvas: inout Canvas, in area: Rect, charset: Charset) {
    guard !area.isEmpty else { return }
    let painter = CanvasPainter(charset: charset, clip: area)
    painter.paint(scene(in: area, charset: charset), on: &canvas)
    if charset == .ascii { canvas.asciiOnly(in: area) }
  }

  /// The chart on a canvas of its own.
  package func canvas(size: Size, charset: Charset) -> Canvas {
    var canvas = Canvas(size: size)
    draw(on: &canvas, in: canvas.bounds, charset: charset)
    return canvas
  }
}
