internal import Diplomacy
internal import GRDB

/// Makes the timeline: the visits in the order of time, and for everything that a filter can ask the set of visits that
/// have it.
struct TimelineDerivation {
  let db: Database
  let settings: DossierSettings
  /// Called now and then; throws to stop.
  let step: () throws -> Void

  func run() throws {
    try Layout.clearTimeline(db)
    let parties = try Directory.parties(db, home: settings.home)
    let people = try Directory.people(db)
    let order = try TimelineOrder(db)
    try step()
    var decoder = VisitDecoder(parties: parties, people: people)
    var writer = try TimelineWriter(db: db, people: people, settings: settings)
    var rows = try VisitRowsInOrder(db, columns: TimelineVisit.columns)
    defer { rows.finish() }
    let words = WordsBeside(texts: TimelineVisit.texts.count)
    defer { words.stop() }
    var visit = TimelineVisit()
    for line in order.lines {
      guard let row = try rows.row(in: line) else { continue }
      decoder.decode(row, into: &visit)
      try writer.add(visit)
      words.add(writer.last) { row.bytes(TimelineVisit.texts[$0]) }
      if writer.count.isMultiple(of: 4_096) { try step() }
    }
    for line in order.aside {
      guard let row = try rows.row(in: line) else { continue }
      decoder.decode(row, into: &visit)
      try writer.addAside(visit)
      words.add(writer.last) { row.bytes(TimelineVisit.texts[$0]) }
    }
    try writer.finish(decoder, words.collected(), step)
  }
}
