package import DossierStore

/// How reading the files goes: which file, how far, how fast, and how long it will still take.
///
/// Made from the steps that were told, each with its time, so that the same steps always say the same.
package struct ReadingPace: Hashable, Sendable {
  private struct Step: Hashable, Sendable {
    var time: Duration
    var bytes: Int
    var rows: Int

    init(_ progress: IndexProgress, at time: Duration) {
      self.time = time
      bytes = progress.bytesDone
      rows = progress.rows
    }
  }

  package private(set) var progress: IndexProgress
  private var steps: [Step]

  /// The pace is that of the last seconds: files differ, and so does what else the machine does.
  private static let memory = Duration.seconds(5)
  /// Below this a pace would be a guess.
  private static let shortest = Duration.milliseconds(500)

  package init(_ progress: IndexProgress, at time: Duration) {
    self.progress = progress
    steps = [Step(progress, at: time)]
  }

  /// Takes the next step. Time that runs backwards, as after the machine has slept, starts the pace anew.
  package mutating func advance(to progress: IndexProgress, at time: Duration) {
    self.progress = progress
    if let last = steps.last, time < last.time || progress.bytesDone < last.bytes { steps = [] }
    steps.removeAll { time - $0.time > Self.memory }
    steps.append(Step(progress, at: time))
  }

  /// How much has been read, 0 to 100.
  package var share: Int {
    guard progress.bytesTotal > 0 else { return 0 }
    return min(100, max(0, progress.bytesDone * 100 / progress.bytesTotal))
  }

  /// What is being done, in words: the files are read first, then looked over together.
  package var activity: String {
    share < 100 ? "reading \(progress.file) \(share)%" : "indexing \(progress.file)"
  }

  /// The same in as few words as a narrow screen has room for.
  package var shortActivity: String { share < 100 ? "reading \(share)%" : "indexing" }

  /// How fast it goes, such as `210k rows/s` or `35 MB/s`; nil until that can be told.
  package var rate: String? {
    guard share < 100, let pace else { return nil }
    if pace.rows >= 1 { return "\(Self.short(pace.rows)) rows/s" }
    let megabytes = pace.bytes / 1_000_000
    return megabytes >= 10 ? "\(Int(megabytes)) MB/s" : "\(Double(Int(megabytes * 10)) / 10) MB/s"
  }

  /// How long it will still take, such as `12 s left`; nil until that can be told.
  package var left: String? {
    guard share < 100, let pace, pace.bytes > 0 else { return nil }
    let seconds = (Double(max(0, progress.bytesTotal - progress.bytesDone)) / pace.bytes).rounded(.up)
    guard seconds < 360_000 else { return nil }
    if seconds < 100 { return "\(Int(seconds)) s left" }
    return seconds < 6_000
      ? "\(Int((seconds / 60).rounded(.up))) min left" : "\(Int((seconds / 3_600).rounded(.up))) h left"
  }

  /// Bytes and rows a second.
  private var pace: (bytes: Double, rows: Double)? {
    guard let first = steps.first, let last = steps.last, last.time - first.time >= Self.shortest else { return nil }
    let seconds = (last.time - first.time) / .seconds(1)
    return (Double(last.bytes - first.bytes) / seconds, Double(last.rows - first.rows) / seconds)
  }

  private static func short(_ number: Double) -> String {
    if number < 1_000 { return String(Int(number)) }
    if number < 1_000_000 { return "\(Int(number / 1_000))k" }
    return "\(Double(Int(number / 100_000)) / 10)M"
  }
}
