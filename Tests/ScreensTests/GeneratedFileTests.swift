import Console
import Diplomacy
import DossierStore
import Testing
import TestSupport
import ViewModels

@testable import Screens

@Suite("Files that the program makes")
struct GeneratedFileTests {
  @Test("docs/keys.md lists the keys of the table")
  func keys() throws {
    #expect(try staleness(of: "docs/keys.md", against: KeysDocument.markdown) == nil)
  }

  @Test("docs/data-format.md lists the rules of the table")
  func rules() throws {
    let document = RulesDocument.placed(in: try contents(of: "docs/data-format.md"))
    #expect(Rule.allCases.allSatisfy { document.contains("| `\($0.rawValue)` |") }, "the marks of the table are there")
    #expect(try staleness(of: "docs/data-format.md", against: document) == nil)
  }

  @Test("docs/saved-views.md lists the settings of the table")
  func views() throws {
    let document = ViewsDocument.placed(in: try contents(of: "docs/saved-views.md"))
    #expect(
      ViewSetting.allCases.allSatisfy { document.contains("| `\($0.rawValue)` |") }, "the marks of the table are there")
    #expect(try staleness(of: "docs/saved-views.md", against: document) == nil)
  }

  @Test("docs/reckoning.md lists the definitions of the table")
  func reckoning() throws {
    #expect(try staleness(of: "docs/reckoning.md", against: ReckoningDocument.markdown) == nil)
  }

  @Test("docs/filter-grammar.md lists the fields of the table")
  func filterGrammar() throws {
    #expect(try staleness(of: "docs/filter-grammar.md", against: FilterDocument.markdown) == nil)
  }
}

extension GeneratedFileTests {
  /// The README's picture: the Viet Nam dossier with the timeline filtered to 2023 and China's trade.
  @Test("docs/dashboard.svg shows what the program draws")
  func picture() throws {
    let theme = try ThemeFile.parse(try contents(of: "Themes/bamboo-dark.toml"), file: "bamboo-dark.toml").theme
    var scenario = try Scenario(Fixtures.vietnam, size: Size(width: 120, height: 36))
    #expect(scenario.dashboard.partners.selectedID == "CHN")
    scenario.press("2 Y 2 0 2 3 enter j")
    let picture = CanvasSVG(theme: theme, title: "Entente on Viet Nam").picture(of: scenario.canvas)
    #expect(try staleness(of: "docs/dashboard.svg", against: picture) == nil)
  }
}
