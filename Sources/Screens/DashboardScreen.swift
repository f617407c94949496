package import Console
internal import Diplomacy
package import ViewModels

/// The whole screen as a function of the dashboard: it reads state and never changes it.
package struct DashboardScreen: Sendable {
  package var charset: Charset

  package init(charset: Charset) {
    self.charset = charset
  }

  /// Draws the dashboard at a size.
  package func draw(_ dashboard: Dashboard, size: Size) -> Canvas {
    var memory = ScreenMemory(charset: charset)
    return memory.draw(dashboard, size: size)
  }

  /// What lies under a mouse event, as a pointer for the view models; nil where there is nothing.
  package func pointer(for mouse: Mouse, _ dashboard: Dashboard, size: Size) -> Pointer? {
    MouseTarget(layout: ScreenLayout(size: size, dashboard: dashboard), dashboard: dashboard, charset: charset)
      .pointer(for: mouse)
  }
}
