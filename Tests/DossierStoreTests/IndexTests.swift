import Diplomacy
import Foundation
import GRDB
import Synchronization
import Testing

@testable import DossierStore

private let today = day("2025-01-01")

/// What happens to the index: it is never in the way, and never wrong.
@Suite struct IndexTests {
  @Test func onlyWhatChangedIsRead() throws {
    let sample = try Sample()
    let (dossier, first) = try sample.openCached()
    #expect(first.contains("visits.csv") && first.contains("trade.csv"))
    #expect(dossier.isFresh())
    #expect(try sample.openCached().read == [], "a warm start reads nothing")

    let trade = try sample.text(of: "trade.csv")
    try sample.write("trade.csv", trade + "\nCHN,2021,total,customs,77,reporter,,high,vna,\n")
    #expect(!dossier.isFresh())
    #expect(try dossier.refreshed() == ["trade.csv", "index", "words", "checks"])
    #expect(try dossier.trade(with: "CHN", asOf: today)?.history.years.map(\.year) == [2021, 2022, 2023])
    #expect(try dossier.partners(asOf: today).first?.trade.map(\.value) == [77, 400, 500])
  }

  @Test func aTouchedFileIsNotReadAgain() throws {
    let sample = try Sample()
    let (dossier, _) = try sample.openCached()
    try sample.write("visits.csv", try sample.text(of: "visits.csv"))
    #expect(!dossier.isFresh())
    #expect(try dossier.refreshed() == ["visits.csv"], "its bytes are the same, so nothing is derived")
    #expect(dossier.isFresh())
  }

  @Test func aChangedNameReachesTheTimeline() throws {
    let sample = try Sample()
    let (dossier, _) = try sample.openCached()
    try sample.write("leaders.csv", try sample.text(of: "leaders.csv").replacing("Tô Lâm", with: "Tô Đại Lâm"))
    #expect(try dossier.refreshed() == ["leaders.csv", "index", "visits", "words", "checks"])
    let query = VisitQuery(filter: try Filter(parsing: "leader:dai"), asOf: today)
    #expect(try dossier.visits(query, at: 0..<9).map(\.homeLeaders) == [["Tô Đại Lâm"], ["Tô Đại Lâm"]])
    #expect(try dossier.visitSummary(VisitQuery(filter: try Filter(parsing: "đại"), asOf: today)).matching == 2)
  }

  @Test func aMendedReferenceIsSeenWithoutReadingTheRowsAgain() throws {
    let leaders = "id,name,native_name,country,confidence,sources,note\nxi,Xi,,CHN,high,vna,\nto-lam,T,,VNM,high,vna,\n"
    let sample = try Sample(["leaders.csv": leaders])
    let (dossier, _) = try sample.openCached()
    #expect(try dossier.problems().map(\.rule) == ["reference-missing"])
    try sample.write("leaders.csv", leaders + "macron,Macron,,FRA,high,vna,\n")
    #expect(try dossier.refreshed() == ["leaders.csv", "index", "visits", "words", "checks"])
    #expect(try dossier.problems() == [])
  }

  @Test func problemsAreThereOnAWarmStart() throws {
    let sample = try Sample([
      "trade.csv":
        "partner,period,flow,series,value_usd,basis,status,confidence,sources,note\nCHN,soon,export,customs,1,,,,vna,\n"
    ])
    let problems = try sample.openCached().dossier.problems()
    #expect(problems.map(\.rule) == ["date-invalid"])
    let warm = try sample.openCached()
    #expect(warm.read == [])
    #expect(try warm.dossier.problems() == problems)
  }

  @Test func aRemovedFileTakesItsRowsAlong() throws {
    let sample = try Sample()
    let (dossier, _) = try sample.openCached()
    try FileManager.default.removeItem(atPath: sample.folder + "/visits.csv")
    try dossier.refresh()
    #expect(try dossier.overview(asOf: today).visits == 0)
    #expect(try dossier.problems().map(\.place) == ["visits.csv"])
    #expect(try dossier.partners(asOf: today).count == 3)
  }

  @Test func atWhateverMomentAQuestionIsInterruptedTheNextIsAnswered() throws {
    let (dossier, _) = try Sample().openCached()
    let isOver = Mutex(false)
    let ended = DispatchSemaphore(value: 0)
    let hasThread = PlainThread.start {
      while !isOver.withLock({ $0 }) { dossier.interrupt() }
      ended.signal()
    }
    #expect(hasThread)
    // Each is answered or ends with an error; none leaves its transaction behind, at which GRDB would end the program.
    var refused = 0
    for _ in 0..<2_000 {
      do { _ = try dossier.roster(asOf: today) } catch { refused += 1 }
    }
    isOver.withLock { $0 = true }
    ended.wait()
    #expect(refused > 0, "some must have been hit for this to tell anything")
    #expect(try dossier.roster(asOf: today).partners.count == 3)
  }

  @Test func stoppingLeavesTheIndexAsItWas() throws {
    let sample = try Sample()
    let (dossier, _) = try sample.openCached()
    let before = try dossier.visits(VisitQuery(asOf: today), at: 0..<9)
    try sample.write("visits.csv", try sample.text(of: "visits.csv").replacing("Beijing", with: "Shanghai"))
    try sample.write("trade.csv", "partner\n")
    for steps in 0..<4 {
      var left = steps
      try dossier.refresh { _ in
        left -= 1
        return left >= 0
      }
      if dossier.isFresh() { break }
      #expect(try dossier.visits(VisitQuery(asOf: today), at: 0..<9) == before)
      #expect(try dossier.trade(with: "CHN", asOf: today)?.history.years.count == 2)
    }
    try dossier.refresh()
    #expect(dossier.isFresh())
    #expect(
      try dossier.visits(VisitQuery(asOf: today), at: 0..<1).first?.places.first == "Shanghai" || dossier.isFresh())
  }

  @Test(arguments: ["", "not a database, though long enough to be taken for one by somebody in a hurry"])
  func aFileThatIsNoDatabaseIsReplaced(content: String) throws {
    let sample = try Sample()
    try FileManager.default.createDirectory(atPath: sample.cache, withIntermediateDirectories: true)
    try Data(String(repeating: content, count: 100).utf8).write(to: URL(filePath: sample.indexPath))
    let (dossier, read) = try sample.openCached()
    #expect(read.contains("visits.csv"))
    #expect(dossier.notice == nil)
    #expect(try dossier.overview(asOf: today).visits == 2)
  }

  @Test func aCutFileIsReplacedWhenItIsNoticed() throws {
    let sample = try Sample()
    _ = try sample.openCached()
    let bytes = try Data(contentsOf: URL(filePath: sample.indexPath))
    try bytes.prefix(bytes.count / 3).write(to: URL(filePath: sample.indexPath))
    let (dossier, _) = try sample.openCached()
    #expect(try dossier.overview(asOf: today).visits == 2)
    #expect(try dossier.partners(asOf: today).count == 3)
    #expect(try dossier.visits(VisitQuery(asOf: today), at: 0..<9).count == 3)
  }

  @Test func anIndexOfAnotherVersionIsRebuilt() throws {
    let sample = try Sample()
    _ = try sample.openCached()
    let queue = try DatabaseQueue(path: sample.indexPath)
    try queue.write { try $0.execute(sql: "UPDATE meta SET value = '0' WHERE key = 'layout'; DROP TABLE trade") }
    try queue.close()
    let (dossier, read) = try sample.openCached()
    #expect(read.contains("trade.csv"))
    #expect(dossier.notice == nil)
    #expect(try dossier.trade(with: "CHN", asOf: today)?.history.years.count == 2)
  }

  @Test func aLockedIndexIsLeftAlone() throws {
    let sample = try Sample()
    _ = try sample.openCached()
    let other = try DatabaseQueue(path: sample.indexPath)
    try sample.write("visits.csv", try sample.text(of: "visits.csv").replacing("Beijing", with: "Shanghai"))
    try other.inTransaction(.immediate) { _ in
      let (dossier, _) = try sample.openCached(patience: 0.05)
      #expect(dossier.notice?.contains("memory") == true)
      #expect(try dossier.visits(VisitQuery(asOf: today), at: 1..<2).first?.places.first == "Shanghai")
      return .commit
    }
    #expect(try sample.openCached().dossier.notice == nil, "the next start uses it again")
  }

  @Test func aCacheFolderThatCannotBeMadeIsNoObstacle() throws {
    let sample = try Sample(["obstacle": "a file where a folder should be"])
    for cache in [sample.folder + "/obstacle", sample.folder + "/obstacle/cache", "/proc/nowhere/cache"] {
      let dossier = try Dossier(folder: sample.folder, cacheFolder: cache)
      try dossier.refresh()
      #expect(dossier.notice?.contains("memory") == true)
      #expect(try dossier.overview(asOf: today).visits == 2)
    }
  }

  @Test func twoProgramsAtOnce() async throws {
    let sample = try Sample()
    let (folder, cache) = (sample.folder, sample.cache)
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<6 {
        group.addTask {
          let dossier = try Dossier(folder: folder, cacheFolder: cache, patience: 20)
          try dossier.refresh()
          guard dossier.notice == nil else { return -1 }
          return try dossier.visits(VisitQuery(asOf: today), at: 0..<9).count
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == Array(repeating: 3, count: 6))
  }

  @Test func questionsAreAnsweredWhileFilesAreRead() throws {
    let sample = try Sample()
    let (dossier, _) = try sample.openCached()
    try sample.write("visits.csv", try sample.text(of: "visits.csv").replacing("Beijing", with: "Shanghai"))
    var seen: [String] = []
    try dossier.refresh { _ in
      seen += (try? dossier.visits(VisitQuery(asOf: today), at: 1..<2).first?.places) ?? []
      return true
    }
    #expect(Set(seen) == ["Beijing", "Guangzhou"], "as they were before")
  }

  @Test func whatIsNoDossierCannotBeOpened() throws {
    let sample = try Sample()
    #expect(throws: DossierError.self) { try Dossier(folder: sample.root + "/nowhere", cacheFolder: nil) }
    #expect(throws: DossierError.self) { try Dossier(folder: sample.root, cacheFolder: nil) }
    #expect(throws: DossierError.self) { try Dossier(folder: sample.folder + "/visits.csv", cacheFolder: nil) }
  }

  @Test func theDescriptorSaysWhereFilesAre() throws {
    let text =
      #"{"title": "T", "resources": [{"name": "visits", "path": ["journeys.csv"]}, {"name": "trade", "path": "../trade.csv"}]}"#
    let sample = try Sample(
      ["datapackage.json": text, "journeys.csv": Sample.sound["visits.csv"] ?? ""], without: ["visits.csv"])
    let dossier = try sample.open()
    #expect(try dossier.overview(asOf: today).visits == 2)
    #expect(try dossier.problems().map(\.reason) == ["the path “../trade.csv” of trade leads out of the folder"])
    #expect(dossier.info.home == "VNM", "the partner of kind home")
    #expect(dossier.info.homeName == "Viet Nam")
  }
}
