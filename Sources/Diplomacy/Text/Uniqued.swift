extension [String] {
  /// The texts without repetitions, in their order.
  package var uniqued: [String] {
    guard count > 1 else { return self }
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
