internal import Console
internal import Diplomacy

extension SearchedWords {
  /// A text in a role, with the words that were searched for in another.
  func spans(_ text: String, _ role: Role) -> [Span] {
    pieces(of: text).map { Span(String($0.text), $0.isSearched ? .active : role) }
  }
}
