import Diplomacy
import Testing

@testable import DossierStore

private let today = day("2025-01-01")

/// Readings that are not shown: still found, behind the others, and told apart.
@Suite struct SetAsideTests {
  private static let visits = """
    id,direction,partner,start,end,kind,status,home_leaders,partner_leaders,host,places,outcomes,reading_of,confidence,sources,note
    in-chn-2023,inbound,CHN,2023-12-12,2023-12-13,state,held,,xi,,Hanoi,shared future,,high,vna;mofa,
    in-chn-2023-list,inbound,CHN,2023-12~,,state,held,,xi,,Hanoi;Hue,,in-chn-2023,low,vna,Hanoi Hanoi Hanoi
    """

  private func found(_ dossier: Dossier, _ words: String, filter: String = "") throws -> [(String, Bool)] {
    try dossier.search(words, filter: try Filter(parsing: filter), asOf: today, limit: 9).sections.flatMap(\.facts)
      .map { ($0.key.key.joined(), $0.isSetAside) }
  }

  @Test func theyComeAfterTheRowsThatAreShown() throws {
    let dossier = try Sample(["visits.csv": Self.visits]).open()
    for words in ["xi 2023 visit", "hanoi state visit 2023-12"] {
      let facts = try found(dossier, words)
      #expect(facts.map(\.0) == ["in-chn-2023", "in-chn-2023-list"], "\(words): found by the same words")
      #expect(facts.map(\.1) == [false, true])
    }
    #expect(try found(dossier, "xi 2023", filter: "confidence:low").map(\.0) == ["in-chn-2023-list"])
  }

  @Test func milestonesToo() throws {
    let milestones = """
      id,partner,date,kind,tier,title,place,reading_of,confidence,sources,note
      a,CHN,2008-06-01,tier,strategic,Raised at length in a long title of many words,,,high,vna,
      b,CHN,2008-05,tier,strategic,Raised,,a,low,mofa,
      """
    let dossier = try Sample(["milestones.csv": milestones]).open()
    let facts = try found(dossier, "raised")
    #expect(facts.map(\.0) == ["a", "b"] && facts.map(\.1) == [false, true])
  }

  /// Which reading is shown turns on a document; the words must follow.
  @Test func aReadingThatComesToBeShownIsFoundOnce() throws {
    let text = Self.visits.replacing("in-chn-2023,low,vna", with: "in-chn-2023,high,mofa")
      .replacing("high,vna;mofa", with: "high,vna")
    let sample = try Sample(["visits.csv": text])
    let dossier = try sample.openCached().dossier
    #expect(try found(dossier, "xi 2023").map(\.0) == ["in-chn-2023-list", "in-chn-2023"])
    try sample.write("sources.csv", try sample.text(of: "sources.csv").replacing("news,en", with: "treaty,en"))
    _ = try dossier.refreshed()
    #expect(try found(dossier, "xi 2023").map(\.0) == ["in-chn-2023", "in-chn-2023-list"])
  }
}
