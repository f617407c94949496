import Console
import Diplomacy
import DossierStore
import Foundation
import TestSupport
import Testing

@testable import Screens
@testable import ViewModels

/// A person who does anything at all: every command, typing, the mouse, other sizes, answers that come late, out of order
/// or not at all. Whatever is done, what must always hold does.
///
/// `make test` walks a few thousand steps; `ENTENTE_WALK=100000` sets how many each seed takes. New commands and new pages
/// are walked without a change here.
@Suite("Random walks")
struct RandomWalkTests {
  private static let steps =
    ProcessInfo.processInfo.environment["ENTENTE_WALK"].flatMap { Int($0) } ?? 1_500

  @Test(
    "Nothing breaks, everything stays in range, and Esc leads back to the start",
    arguments: [1, 2, 3, 4])
  func walk(seed: UInt64) throws {
    var walker = try Walker(seed: seed)
    let half = Self.steps / 2
    for _ in 0..<half { try walker.step() }
    let memory = Self.residentBytes
    for _ in half..<Self.steps { try walker.step() }
    // What a walk keeps is bounded: once warm, walking on takes no more, but for what the allocator rounds up.
    #expect(Self.residentBytes - memory < 64_000_000)
    try walker.goHome()
  }

  /// The resident memory; 0 where it is not told.
  private static var residentBytes: Int {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else {
      return 0
    }
    return (text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 4_096
  }
}

/// The walker with the dashboard, and the questions that have no answer yet.
private struct Walker {
  private var random: Chance
  private var dashboard: Dashboard
  private let dossier: Dossier
  private let charset: Charset
  private var memory: ScreenMemory
  private var size = Size(width: 120, height: 36)
  private var waiting: [(Question, Ticket)] = []
  /// Answers given before: the dossier does not change, and the walk is about the screens.
  private var known: [Question: Answer] = [:]
  private var log: [String] = []

  init(seed: UInt64) throws {
    random = Chance(seed: seed)
    charset = Charset.allCases[Int(seed) % Charset.allCases.count]
    memory = ScreenMemory(charset: charset)
    dossier = try Dossier(folder: Fixtures.excerpt, cacheFolder: nil)
    try dossier.refresh()
    dashboard = Dashboard(info: dossier.info, today: CalendarDay(ordinal: 20_468))
    take(dashboard.askForEverything())
    answerAll()
  }

  // MARK: Walking

  mutating func step() throws {
    switch random.number(0...99) {
    case 0..<55: apply(.command(random.pick(Command.allCases.filter { $0 != .quit })))
    case 55..<72: apply(.edit(edit()))
    case 72..<80: apply(.pointer(pointer()))
    case 80..<83: size = Size(width: random.number(1...300), height: random.number(1...100))
    case 83..<86:
      size = random.pick([
        Size(width: 1, height: 1), Size(width: 40, height: 10), Size(width: 80, height: 24),
      ])
    case 86..<88: apply(.indexed(changed: random.number(0...1) == 0))
    case 88: apply(.views(Self.views))
    default: answerSome()
    }
    arrange()
    try check()
  }

  /// Enough Esc presses lead to the dashboard without anything over it, from anywhere.
  mutating func goHome() throws {
    answerAll()
    for _ in 0..<(2 * Dashboard.mostPages + 10) { apply(.command(.back)) }
    answerAll()
    try check()
    #expect(
      dashboard.pages.isEmpty && dashboard.overlay == nil && !dashboard.isZoomed,
      "\(log.suffix(30))")
    let isFiltered = dashboard.focus == .partners ? !dashboard.partners.filter.isEmpty : false
    #expect(!isFiltered)
  }

  private static let views = [
    SavedView(
      name: "walk", file: "walk.toml", isShipped: false,
      entries: [
        SavedView.Entry(name: "visits.filter", values: ["year:{year-3}..{year}"], line: 1),
        SavedView.Entry(name: "page", values: ["home", "partner BTN"], line: 2),
      ])
  ]

  private static let texts = [
    "a", "vi", "tier:", "tier:csp ", "year:20", "2023", "..", "2024", "-", "\"", "leader:to",
    "dir:in", " ", ",", "đ",
    "x y",
    "partner:", "has:conflict", "🙂", "m note",
  ]

  private mutating func edit() -> TextField.Edit {
    switch random.number(0...11) {
    case 0: .backspace
    case 1: .delete
    case 2: .left
    case 3: .right
    case 4: .start
    case 5: .end
    case 6: .deleteWord
    case 7: .clear
    default: .insert(random.pick(Self.texts))
    }
  }

  /// A mouse event somewhere, traced as the program does; or a pointer that is no longer where it was.
  private mutating func pointer() -> Pointer {
    let kinds: [Mouse.Kind] = [.press, .doublePress, .wheelUp, .wheelDown]
    let point = Point(x: random.number(0...size.width), y: random.number(0...size.height))
    let mouse = Mouse(random.pick(kinds), at: point)
    if let pointer = DashboardScreen(charset: charset).pointer(for: mouse, dashboard, size: size) {
      if case .hint(.quit) = pointer { return .pane(.partners) }
      if case .hint(.close) = pointer { return .pane(.timeline) }
      return pointer
    }
    return random.pick([
      .row(.partners, random.number(-2...999), isDouble: true),
      .detailRow(random.number(-2...99), isDouble: true),
      .overlayRow(random.number(-2...99), isDouble: true), .chartYear(random.number(1...9_999)),
      .stripYear(2_020),
    ])
  }

  private mutating func apply(_ action: Action) {
    if case .answered(let ticket, _) = action {
      log.append("answer \(ticket)")
    } else {
      log.append("\(action)")
    }
    if log.count > 60 { log.removeFirst(30) }
    take(dashboard.apply(action))
  }

  private mutating func arrange() {
    let layout = ScreenLayout(size: size, dashboard: dashboard)
    take(dashboard.apply(.viewport(layout.viewport(dashboard, charset))))
  }

  // MARK: Answers

  private mutating func take(_ effects: [Effect]) {
    for case .ask(let question, let ticket) in effects {
      waiting.removeAll { $0.1.lane == ticket.lane }
      waiting.append((question, ticket))
    }
  }

  private mutating func answerSome() {
    for _ in 0..<random.number(0...4) where !waiting.isEmpty {
      let (question, ticket) = waiting.remove(at: random.number(0...waiting.count - 1))
      // Now and then nothing comes of it.
      if random.number(0...19) > 0 { apply(.answered(ticket, answer(question))) }
    }
  }

  private mutating func answerAll() {
    arrange()
    var rounds = 0
    while !waiting.isEmpty, rounds < 100 {
      rounds += 1
      let (question, ticket) = waiting.removeFirst()
      take(dashboard.apply(.answered(ticket, answer(question))))
      arrange()
    }
  }

  private mutating func answer(_ question: Question) -> Answer {
    if let answer = known[question] { return answer }
    let answer = question.answer(from: dossier)
    if known.count > 300 { known = [:] }
    known[question] = answer
    return answer
  }

  // MARK: What must hold

  private mutating func check() throws {
    let state = dashboard
    let lists =
      [state.partners.cursor, state.timeline.cursor, state.trade.cursor] + state.pages.map(\.cursor)
      + state.pages.compactMap { $0.sheet?.cursor }
    for cursor in lists { try require(cursor, "a list") }
    if case .picker(let picker) = state.overlay {
      try require(picker.cursor, "the picker")
      try #require(picker.cursor.count == picker.matches.count, "\(log.suffix(9))")
    }
    if case .prompt(let prompt) = state.overlay {
      try #require((0...prompt.field.text.count).contains(prompt.field.cursor), "\(log.suffix(9))")
    }
    let lines = state.partners.lines
    try #require(state.partners.cursor.count == lines.count, "\(log.suffix(9))")
    try #require(
      lines.isEmpty || state.partners.selected != nil,
      "a heading is selected after \(log.suffix(9))")
    try #require(state.pages.count <= Dashboard.mostPages, "\(log.suffix(9))")
    try #require(
      state.history.undoCount <= ViewHistory.limit && state.history.redoCount <= ViewHistory.limit)
    try #require(max(state.trail.behind.count, state.trail.ahead.count) <= Trail.limit * 2)
    if random.number(0...29) == 0 { try checkPicture() }
  }

  private func require(_ cursor: ListCursor, _ list: String) throws {
    try #require(
      cursor.selected >= 0 && cursor.selected < max(1, cursor.count),
      "\(list) after \(log.suffix(9))")
    try #require(cursor.top >= 0, "\(list) after \(log.suffix(9))")
    try #require(
      cursor.count == 0 || cursor.visible.contains(cursor.selected),
      "\(list) after \(log.suffix(9))")
  }

  /// The picture stands, with its cursor inside, and survives being taken out and put back.
  private mutating func checkPicture() throws {
    let canvas = memory.draw(dashboard, size: size)
    try #require(canvas.size == size)
    if let cursor = canvas.cursor {
      try #require(
        Rect(size).contains(cursor), "the cursor is at \(cursor) of \(size) after \(log.suffix(9))")
    }
    let state = dashboard.viewState
    let text = SessionText.text(of: state)
    let read = try SessionText.state(from: text)
    // Blanks around what was typed, and terms half typed, are no part of a filter.
    #expect(SessionText.text(of: read) == text, "after \(log.suffix(9))")
  }
}
