import Console
import Diplomacy
import Testing
import TestSupport

@testable import Screens

@Suite("Files that the program makes")
struct GeneratedFileTests {
  @Test("docs/keys.md lists the keys of the table")
  func keys() throws {
    #expect(try staleness(of: "docs/keys.md", against: KeysDocument.markdown) == nil)
  }

  @Test("docs/filter-grammar.md lists the fields of the table")
  func filterGrammar() throws {
    #expect(try staleness(of: "docs/filter-grammar.md", against: FilterDocument.markdown) == nil)
  }
}
