internal import ArgumentParser
internal import Diplomacy

/// Partners by what a person calls them on the command line.
enum PartnerLookup {
  /// A partner by its code or name, else those of which a word begins so.
  static func partners(_ word: String, in all: [PartnerRow]) throws -> [PartnerRow] {
    let folded = SearchText.fold(word)
    if let exact = all.first(where: { $0.id == word.uppercased() || SearchText.fold($0.name) == folded }) {
      return [exact]
    }
    let found = all.filter { (" " + SearchText.fold($0.name)).contains(" " + folded) }
    guard !found.isEmpty else { throw ValidationError("there is no partner “\(word)”; entente partners lists them") }
    return found
  }

  /// The one partner that is meant.
  static func partner(_ word: String, in all: [PartnerRow]) throws -> PartnerRow {
    let found = try partners(word, in: all)
    guard found.count == 1 else {
      let names = found.prefix(6).map { "\($0.id) \($0.name)" }.joined(separator: ", ")
      throw ValidationError("“\(word)” may be \(names)\(found.count > 6 ? " and others" : ""); write the code of one")
    }
    return found[0]
  }
}
