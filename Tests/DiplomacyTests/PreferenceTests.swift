import Diplomacy
import Testing

@Suite struct PreferenceTests {
  private func preference(
    _ confidence: Confidence, _ kind: SourceKind?, _ published: Int?, line: Int = 2
  ) -> Preference {
    Preference(confidence: confidence, kind: kind, published: published, line: line)
  }

  /// Each row is better than the next, for the reason given.
  @Test func theOrderOfReadings() {
    let ordered: [(Preference, String)] = [
      (preference(.high, .official, 100), "a source of kind official goes before news"),
      (preference(.high, .news, 200), "the later source goes first"),
      (preference(.high, .news, 100), "a dated source goes before an undated one"),
      (preference(.high, .news, nil), "it stands first in the file"),
      (preference(.high, .news, nil, line: 3), "a source of kind news goes before an unknown one"),
      (preference(.high, nil, 900), "high confidence goes before medium"),
      (preference(.medium, .treaty, 900), "medium confidence goes before low"),
      (preference(.low, .treaty, 900), ""),
    ]
    #expect(ordered.map(\.0).reversed().sorted() == ordered.map(\.0))
    for (row, next) in zip(ordered, ordered.dropFirst()) {
      #expect(row.0 < next.0)
      #expect(row.0.reason(over: next.0) == row.1)
    }
  }

  /// A law of orders, over every pair of a grid.
  @Test func oneOfTwoGoesFirst() {
    var all: [Preference] = []
    for confidence in Confidence.allCases {
      for kind in SourceKind.allCases.map(Optional.some) + [nil] {
        for published in [nil, 1, 2] { all.append(preference(confidence, kind, published, line: all.count)) }
      }
    }
    for left in all {
      for right in all { #expect((left < right) != (right < left) || left == right) }
    }
  }
}

@Suite struct SearchResultTests {
  @Test func whatALimitCutsIsCountedAndAPartialCountStaysOne() {
    func fact(_ id: String) -> Fact {
      Fact(
        key: FactKey("visits", id), date: "", title: id, detail: "",
        evidence: Evidence(sources: [], confidence: .high, note: ""))
    }
    let result = SearchResult(
      sections: [
        FactSection(heading: "A", facts: [fact("1"), fact("2"), fact("3")]),
        FactSection(heading: "B", facts: [fact("4"), fact("5")], left: 7, isCountPartial: true),
      ], sources: [:])
    for limit in 0...6 {
      let cut = result.prefix(limit)
      #expect(cut.sections.flatMap(\.facts).map(\.title) == Array(["1", "2", "3", "4", "5"].prefix(limit)))
      #expect(cut.count == result.count && cut.isCountPartial)
    }
  }
}
