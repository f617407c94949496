import Diplomacy
import Foundation
import GRDB
import Testing

@testable import DossierStore

private let today = day("2025-01-01")

/// When checks run, where their findings stand, and what explains them.
@Suite struct CheckRunTests {
  private let long = "a,inbound,CHN,2020-01-01,2020-03-01,working,held,,,,,,high,vna,"

  private func visits(_ lines: String...) -> [String: String] {
    ["visits.csv": (Sample.sound["visits.csv"] ?? "") + "\n" + lines.joined(separator: "\n") + "\n"]
  }

  // MARK: When

  @Test func onlyChecksWhoseTablesChangedRunAgain() throws {
    let sample = try Sample()
    _ = try sample.openCached()
    let kept: [Rule] = [.visitLong, .termOverlap, .sourceIncomplete, .tierLowered, .coordinates]
    let dropped: [Rule] = [.yearJump, .totalMismatch, .seriesDiffer, .sourceUnused]
    let queue = try DatabaseQueue(path: sample.indexPath)
    for rule in kept + dropped {
      let trace = Problem(.warning, rule: rule.rawValue, file: "old.csv", reason: "left from before", mend: "none")
      try queue.write { try $0.replaceProblems(of: "check:\(rule.rawValue)", with: [trace]) }
    }
    try queue.close()
    try sample.write(
      "trade.csv", try sample.text(of: "trade.csv") + "\nCHN,2021,total,customs,77,reporter,,high,vna,\n")
    let (dossier, _) = try sample.openCached()
    #expect(Set(try dossier.problems().map(\.rule)) == Set(kept.map(\.rawValue)), "the others were looked at anew")
  }

  @Test func aChangeElsewhereMendsAFinding() throws {
    let sample = try Sample(visits("a,outbound,CHN,2020-01-02,,state,held,to-lam,,,,,high,vna,"))
    let (dossier, _) = try sample.openCached()
    #expect(try dossier.problems().map(\.rule) == ["outside-term"])
    let term = "to-lam-minister,to-lam,VNM,Minister,minister,2016,2024,false,high,vna,\n"
    try sample.write("terms.csv", try sample.text(of: "terms.csv") + "\n" + term)
    try dossier.refresh()
    #expect(try dossier.problems() == [])
  }

  @Test func theDescriptorCountsAsATable() {
    let stale = Check.stale(changed: [], descriptorChanged: true).map(\.rule)
    #expect(stale.contains(.preferenceUnknown) && stale.contains(.partnerIsHome) && !stale.contains(.visitLong))
    #expect(Check.stale(changed: [], descriptorChanged: false).isEmpty)
    #expect(Check.stale(changed: Set(Table.allCases), descriptorChanged: true).count == Check.all.count)
  }

  @Test func stoppingBetweenChecksLeavesTheIndexAsItWas() throws {
    let sample = try Sample()
    let (dossier, _) = try sample.openCached()
    try sample.write("visits.csv", visits(long)["visits.csv"] ?? "")
    var checks = 0
    try dossier.refresh { progress in
      if progress.file == "checks" { checks += 1 }
      return checks < 3
    }
    #expect(checks == 3)
    #expect(try dossier.problems() == [])
    try dossier.refresh()
    #expect(try dossier.problems().map(\.rule) == ["visit-long"])
  }

  // MARK: Where

  @Test func placesCountCharactersAndLines() throws {
    let before = "b,inbound,CHN,2019-05-01,,working,held,,,,\"Hà Nội\nand beyond\",,high,vna,"
    let row = "\"đà\",inbound,CHN,2020-01-01,2020-03-01,working,held,,,,,,high,vna,"
    #expect(try Sample(visits(before, row)).open().problems().map(\.place) == ["visits.csv:7:29"])
  }

  @Test func aFileChangedMeanwhileIsNotLookedThrough() throws {
    let sample = try Sample(visits(long))
    let dossier = try Dossier(folder: sample.folder, cacheFolder: nil)
    var isChanged = false
    try dossier.refresh { progress in
      if progress.file == "checks", !isChanged {
        isChanged = (try? sample.write("visits.csv", "id,start,end\n")) != nil
      }
      return true
    }
    #expect(try dossier.problems().map(\.place) == ["visits.csv:5"])
  }

  @Test func findingsAreCountedBeyondWhatAPersonReads() throws {
    let lines = (0..<600).map { "v\($0)" + long.dropFirst() }.joined(separator: "\n")
    let problems = try Sample(visits(lines)).open().problems()
    #expect(problems.count == ProblemLog.limitPerRule + 1)
    #expect(problems.first?.reason == "100 more problems of this kind are not listed")
  }

  // MARK: Why

  @Test(arguments: [
    ("visit-long: medical treatment", "medical treatment"),
    ("from memory; visit-long: medical treatment; to be looked up", "medical treatment"),
    ("visit-long:medical treatment", "medical treatment"),
    ("visit-long:", ""), ("visit-long is long", ""), ("a-visit-long: no", ""), ("revisit-long: no", ""), ("", ""),
    ("not-visit-long: no; visit-long: yes", "yes"),
  ])
  func notesExplain(note: String, reason: String) {
    #expect(Explanations.explanation(of: "visit-long", in: note) == reason)
  }

  @Test func anExplainedWarningIsNotCounted() throws {
    let dossier = try Sample(visits(long + "visit-long: medical treatment")).open()
    #expect(try dossier.problems().map(\.explanation) == ["medical treatment"])
    #expect(try dossier.problems().map(\.group) == [.explained])
    let overview = try dossier.overview(asOf: today)
    #expect(overview.errors == 0 && overview.warnings == 0)
    #expect(try Sample(visits(long)).open().overview(asOf: today).warnings == 1)
  }

  @Test func whatReadingFoundIsExplainedToo() throws {
    let row = "a,inbound,FRA,2020,,royal,held,,macron,,,,high,vna,value-unknown: as the court calls it"
    #expect(try Sample(visits(row)).open().problems().map(\.group) == [.explained])
  }

  @Test func anErrorIsNotExplainedAway() throws {
    let row = "a,inbound,FRA,2020-02,2020-01,state,held,,macron,,,,high,vna,date-reversed: time travel"
    let dossier = try Sample(visits(row)).open()
    #expect(try dossier.problems().map(\.group) == [.errors])
    #expect(try dossier.overview(asOf: today).errors == 1)
  }

  @Test func notesAreNotCounted() throws {
    let damage = try #require(Damage.all[.mirrorDiffer])
    let dossier = try Sample(damage.files).open()
    #expect(try dossier.problems().map(\.group) == [.notes])
    let overview = try dossier.overview(asOf: today)
    #expect(overview.errors == 0 && overview.warnings == 0)
  }

  @Test func theReportSaysHowMuchWasChecked() throws {
    let report = try Sample().open().checkReport()
    #expect(report == CheckReport(problems: [], files: 7, rows: 20))
  }
}
