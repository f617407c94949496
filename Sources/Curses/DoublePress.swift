internal import Console

/// Tells the second press of a double click from two presses.
struct DoublePress {
  /// How soon the second press must follow.
  static let interval = Duration.milliseconds(400)

  private var last: (point: Point, time: ContinuousClock.Instant)?

  /// The event itself, or a double press when it completes one.
  mutating func recognise(_ mouse: Mouse, at time: ContinuousClock.Instant) -> Mouse {
    guard mouse.kind == .press else { return mouse }
    if let last, last.point == mouse.point, time - last.time <= Self.interval {
      self.last = nil
      return Mouse(.doublePress, at: mouse.point)
    }
    last = (mouse.point, time)
    return mouse
  }
}
