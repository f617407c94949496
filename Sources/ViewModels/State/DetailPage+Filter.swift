internal import Diplomacy

/// What the filter of a page of lines keeps.
extension DetailPage {
  /// The words of the page's lines that begin as typed, the most frequent first, as the filter takes them.
  func words(like typed: String) -> [String] {
    let wanted = SearchText.fold(typed)
    var counts: [String: Int] = [:]
    for entry in whole?.entries ?? [] {
      for word in SearchText.fold(entry.plainText).split(whereSeparator: {
        !$0.isLetter && !$0.isNumber
      })
      where word.hasPrefix(wanted) && word != wanted {
        counts[String(word), default: 0] += 1
      }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(8).map(\.key)
  }

  /// The entries that have every word, each under its heading.
  ///
  /// `has:conflict` and `confidence:low` keep lines with their marks; a word with an accent must stand there as typed.
  func kept(_ entries: [DetailEntry]) -> [DetailEntry] {
    let words = filter.split(separator: " ").map(String.init)
    var kept: [DetailEntry] = []
    var heading: DetailEntry?
    for (entry, text) in zip(entries, searched) {
      if case .heading = entry.content {
        heading = entry
      } else if words.allSatisfy({ Self.has($0, entry, text) }) {
        if let heading { kept.append(heading) }
        heading = nil
        kept.append(entry)
      }
    }
    return kept
  }

  private static func has(_ word: String, _ entry: DetailEntry, _ folded: String) -> Bool {
    switch word {
    case "has:conflict": entry.mark == .disputed || folded.contains("≠")
    case "confidence:low": entry.mark == .doubtful || folded.contains("low confidence")
    case _ where SearchText.hasAccent(word): entry.plainText.lowercased().contains(word.lowercased())
    default: folded.contains(SearchText.fold(word))
    }
  }
}
