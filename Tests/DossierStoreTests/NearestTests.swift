import Testing

@testable import DossierStore

@Suite struct NearestTests {
  @Test(arguments: [
    ("Start", "start"), ("satrt", "start"), ("home leaders", "home_leaders"), ("BTX", "BTN"),
    ("homeleader", "home_leaders"),
    ("to-lâm", "to-lam"), ("x", nil), ("CHX", nil), ("", nil), ("something-else", nil),
  ])
  func theOnlyNearWordIsNamed(text: String, word: String?) {
    let words = ["start", "end", "home_leaders", "BTN", "CHN", "CHE", "to-lam"]
    #expect(Nearest.word(to: text, among: words) == word)
  }

  @Test func fewTextsAreLookedUp() {
    var finder = Nearest.Finder(["start"])
    let found = (0..<30).compactMap { _ in finder.word(to: "Start") }
    #expect(found.count == 25)
  }
}
