/// Keys pressed one after the other for one action, such as `g g`.
package struct KeySequence: Hashable, Sendable {
  package var keys: [Key]

  package init(_ keys: [Key]) {
    self.keys = keys
  }

  /// Reads keys separated by blanks; nil when there is none or one of them is no key.
  package static func parse(_ text: String) -> KeySequence? {
    let keys = text.split(separator: " ").map { Key.parse(String($0)) }
    let known = keys.compactMap { $0 }
    return known.isEmpty || known.count != keys.count ? nil : KeySequence(known)
  }

  /// The sequence in the notation that `parse` reads.
  package var notation: String { keys.map(\.notation).joined(separator: " ") }

  /// The sequence as hints show it: `gg`, `^D`, `⇧←`. Keys with names are kept apart by a blank.
  package func display(charset: Charset) -> String {
    let symbols = keys.map { $0.display(charset: charset) }
    return symbols.joined(separator: symbols.allSatisfy { $0.count == 1 } ? "" : " ")
  }

  /// Whether more keys could still complete this sequence after the given ones.
  package func continues(_ pressed: [Key]) -> Bool { keys.count > pressed.count && keys.starts(with: pressed) }
}
