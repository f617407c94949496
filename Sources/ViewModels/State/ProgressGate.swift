/// Lets the steps of a long work through ten times a second: more would cost more than they tell.
///
/// The first goes through at once, the last one that waits when its time has come. Any other value only passes by.
package struct ProgressGate<Step: Sendable>: Sendable {
  private let interval: Duration
  private var lastPassed: Duration?
  private var waiting: Step?

  package init(interval: Duration = .milliseconds(100)) { self.interval = interval }

  /// Takes a step and returns what may go on now; nil when it has to wait.
  package mutating func offer(_ step: Step, at time: Duration) -> Step? {
    waiting = step
    return release(at: time)
  }

  /// What has waited long enough.
  package mutating func release(at time: Duration) -> Step? {
    guard let step = waiting, rest(at: time) == .zero else { return nil }
    waiting = nil
    lastPassed = time
    return step
  }

  /// Forgets what waits, when the work is over.
  package mutating func clear() { waiting = nil }

  /// How long what waits has to wait still; nil when nothing does.
  package func patience(at time: Duration) -> Duration? { waiting == nil ? nil : rest(at: time) }

  private func rest(at time: Duration) -> Duration {
    guard let lastPassed, time >= lastPassed else { return .zero }
    return max(.zero, lastPassed + interval - time)
  }
}
