import DossierStore
import Testing
import TestSupport

@testable import ViewModels

@Suite("Reading the files, as the person sees it")
struct ReadingTests {
  private func step(_ done: Int, of total: Int = 100_000_000) -> IndexProgress {
    IndexProgress(file: "visits.csv", bytesDone: done, bytesTotal: total)
  }

  @Test("How far, how fast and how long still, once there is enough to tell")
  func pace() {
    var reading = ReadingPace(step(0), at: .seconds(3))
    #expect(reading.activity == "reading visits.csv 0%" && reading.rate == nil && reading.left == nil)
    reading.advance(to: step(1_000_000), at: .milliseconds(3_400))
    #expect(reading.rate == nil)
    reading.advance(to: step(20_000_000), at: .seconds(4))
    #expect(reading.activity == "reading visits.csv 20%" && reading.rate == "20 MB/s" && reading.left == "4 s left")
    reading.advance(to: step(20_500_000), at: .seconds(5))
    #expect(reading.rate == "10 MB/s" && reading.left == "8 s left")
  }

  @Test("The pace is that of the last seconds")
  func recent() {
    var reading = ReadingPace(step(0), at: .zero)
    reading.advance(to: step(50_000_000), at: .seconds(1))
    for second in 2...12 { reading.advance(to: step(50_000_000 + second * 100_000), at: .seconds(second)) }
    #expect(reading.rate == "0.1 MB/s" && reading.left == "9 min left")
  }

  @Test("When all is read, the rest is named without a guess")
  func indexing() {
    var reading = ReadingPace(step(99), at: .zero)
    reading.advance(to: IndexProgress(file: "checks", bytesDone: 100, bytesTotal: 100), at: .seconds(2))
    #expect(reading.activity == "indexing checks" && reading.rate == nil && reading.left == nil)
    let empty = ReadingPace(IndexProgress(file: "x", bytesDone: 0, bytesTotal: 0), at: .zero)
    #expect(empty.share == 0 && empty.left == nil)
  }

  @Test("Time that runs backwards starts the pace anew")
  func backwards() {
    var reading = ReadingPace(step(50_000_000), at: .seconds(9))
    reading.advance(to: step(10), at: .seconds(1))
    #expect(reading.rate == nil && reading.share == 0)
  }

  @Test("X stops the reading and says so; without any it says that there is none")
  func stopping() throws {
    var scenario = try Scenario()
    scenario.press("X")
    #expect(scenario.effects.isEmpty && scenario.dashboard.message != nil)
    scenario.apply(.indexing(step(1), at: .zero))
    scenario.press("X")
    #expect(scenario.effects == [.stopReading])
    let asked = scenario.questions.count
    scenario.apply(.indexStopped)
    #expect(scenario.dashboard.reading == nil && scenario.questions.count > asked)
    #expect(scenario.dashboard.message?.text.hasPrefix("Stopped") == true)
  }

  @Test("Ten steps a second go through, the last one always, and none twice")
  func gate() {
    for interval in [1, 7, 30, 99, 100, 101, 250] {
      var gate = ProgressGate<Int>()
      var passed: [(step: Int, time: Int)] = []
      for time in 0..<3_000 {
        if time.isMultiple(of: interval), time < 2_000 {
          if let step = gate.offer(time, at: .milliseconds(time)) { passed.append((step, time)) }
        } else if gate.patience(at: .milliseconds(time)) == .zero, let step = gate.release(at: .milliseconds(time)) {
          passed.append((step, time))
        }
      }
      #expect(zip(passed, passed.dropFirst()).allSatisfy { $0.step < $1.step && $1.time - $0.time >= 100 })
      #expect(passed.first?.time == 0 && passed.last?.step == (1_999 / interval) * interval)
      #expect(gate.patience(at: .seconds(9)) == nil)
    }
  }

  @Test("A question that is cancelled has no answer")
  func cancelled() throws {
    let scenario = try Scenario()
    let cancellation = Cancellation()
    let question = Question.partners(asOf: scenario.dashboard.asOf)
    #expect(question.answer(from: scenario.dossier, unless: cancellation) == question.answer(from: scenario.dossier))
    cancellation.cancel()
    #expect(question.answer(from: scenario.dossier, unless: cancellation) == nil)
  }
}

@Suite("Rows of the timeline at hand")
struct WindowTests {
  @Test("However one moves, the rows that show are there, and a long way down asks far less often than it moves")
  func ahead() throws {
    var scenario = try Scenario()
    scenario.press("2")
    let before = scenario.questions.count
    for keys in ["j", "pgdn", "pgdn", "k", "pgup", "G", "pgup", "g g", "ctrl+d", "ctrl+d", "pgdn"] {
      scenario.press(keys)
      let timeline = scenario.dashboard.timeline
      #expect(timeline.cursor.visible.allSatisfy { timeline.row(at: $0) != nil } && timeline.hasPageAround)
    }
    scenario.press("g g")
    let start = scenario.questions.count
    for _ in 0..<100 { scenario.press("j") }
    #expect(start - before <= 8 && scenario.questions.count - start <= 4)
  }
}
