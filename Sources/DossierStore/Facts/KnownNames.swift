/// Names that were looked up while rows are put into words: the same few come in row after row.
final class KnownNames {
  private var texts: [String: [String: String]] = [:]

  /// The text known for an id, made when it is asked for first.
  ///
  /// - Parameter kind: what the text says of it.
  func text(_ kind: String, _ id: String, _ make: () throws -> String) rethrows -> String {
    if let known = texts[kind]?[id] { return known }
    let text = try make()
    texts[kind, default: [:]][id] = text
    return text
  }
}
