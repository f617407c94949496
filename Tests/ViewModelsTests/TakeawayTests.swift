import Diplomacy
import DossierStore
import Exchange
import Foundation
import TestSupport
import Testing

@testable import ViewModels

@Suite("What is taken away names its documents and has its chart")
struct TakeawayTests {
  private static let files = [
    "datapackage.json": #"{"title": "Many", "entente": {"home": "VNM"}}"#,
    "partners.csv": "id,name,kind,confidence,sources\nVNM,Viet Nam,state,high,a\nFRA,France,state,high,a;b\n",
    "sources.csv": "id,title,publisher,published,url,kind,language,accessed,note\n"
      + ["a", "b", "c"].map { "\($0),Title \($0),Paper,2020,https://example.org/\($0),news,en,,\n" }.joined(),
  ]

  /// What JSON says of the documents.
  private func sources(inJSON text: String) throws -> [String] {
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    return object?["sources"] as? [String] ?? []
  }

  @Test("However many visits are written, their documents are named in every format", arguments: [1, 2_000, 4_500])
  func visits(count: Int) throws {
    var files = Self.files
    files["visits.csv"] =
      "id,direction,partner,start,end,kind,status,home_leaders,partner_leaders,confidence,sources\n"
      + (0..<count).map {
        "v\($0),inbound,FRA,2015-0\($0 % 9 + 1)-11,,state,held,,,high,\($0 == count - 1 ? "c" : "b")\n"
      }
      .joined()
    try Fixtures.withDossier(files) { folder in
      var scenario = try Scenario(folder)
      scenario.press("2")
      let takeaway = try #require(scenario.dashboard.takeaway)
      let named = ["Title b, Paper, 2020", "Title c, Paper, 2020"].suffix(count == 1 ? 1 : 2)
      var text = ""
      let citations = try takeaway.write(in: .csv, from: scenario.dossier) { text += $0 }
      #expect(text.split(separator: "\n").count == count + 1)
      #expect(citations.count == named.count)
      let metadata = try #require(takeaway.metadata(in: .csv, file: "v.csv", citations))
      for citation in citations { #expect(metadata.contains(citation)) }
      let json = try takeaway.text(in: .json, from: scenario.dossier)
      #expect(try sources(inJSON: json) == citations)
      let markdown = try takeaway.text(in: .markdown, from: scenario.dossier)
      for citation in citations { #expect(markdown.contains("- \(citation)\n")) }
    }
  }

  @Test("The partners name their documents too")
  func partners() throws {
    try Fixtures.withDossier(Self.files) { folder in
      let scenario = try Scenario(folder)
      let takeaway = try #require(scenario.dashboard.takeaway)
      #expect(try sources(inJSON: takeaway.text(in: .json, from: scenario.dossier)).count == 2)
      #expect(try takeaway.text(in: .markdown, from: scenario.dossier).contains("Title b"))
      #expect(takeaway.formats == [.csv, .tsv, .json, .markdown], "no chart, so no picture")
    }
  }

  @Test("A page, a table and the trade pane take their chart along; a map its partners")
  func charts() throws {
    let charts = ChartWriter(text: { figure, day, _ in "chart of \(figure.title) as of \(day)\n" }) { figure, _, _ in
      "<svg>\(figure.title)</svg>"
    }
    var scenario = try Scenario()
    func text(_ format: TakeawayFormat) throws -> String {
      try #require(scenario.dashboard.takeaway).text(in: format, from: scenario.dossier, charts: charts)
    }
    scenario.press("4")
    #expect(scenario.dashboard.takeaway?.formats == [.markdown, .text, .svg])
    #expect(try text(.markdown).contains("```\nchart of Visits by month, there and here as of 2026-01-15\n```\n"))
    #expect(try text(.text).contains("\nchart of Visits by month"))
    #expect(try text(.svg) == "<svg>Visits by month, there and here</svg>")
    scenario.press("esc 6")
    #expect(scenario.dashboard.takeaway?.formats.contains(.svg) == false)
    scenario.press("C")
    #expect(try text(.markdown).contains("```\nchart of Agreements by "))
    #expect(try text(.csv).hasPrefix("title,"), "rows alone")
    scenario.press("esc esc esc 3")
    #expect(try text(.svg).hasPrefix("<svg>Trade with"))
    scenario.press("8")
    #expect(try text(.csv).split(separator: "\n").count == scenario.dashboard.partners.rows.count + 1)
  }

  @Test("Without glyphs a chart is told in words")
  func words() throws {
    var scenario = try Scenario()
    scenario.press("2 C")
    let text = try #require(scenario.dashboard.takeaway).text(in: .text, from: scenario.dossier)
    #expect(text.contains("2025: there 14, here 16."))
  }
}
