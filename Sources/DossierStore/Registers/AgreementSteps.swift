internal import Diplomacy

/// The steps of an agreement that had been taken by a day, and the status that follows.
struct AgreementSteps {
  /// Steps in their order; the status that each leads to has its name.
  private static let names = ["proposed", "signed", "in_force"]
  private let cells: Cells
  private var taken: Set<String> = []
  /// The status that it had on the day.
  let status: String

  init(_ cells: Cells, _ row: RawStatement, _ day: CalendarDay) {
    self.cells = cells
    let days = Dictionary(uniqueKeysWithValues: (Self.names + ["expires"]).map { ($0, row.optional("\($0)_first")) })
    for name in Self.names { if let first = days[name] ?? nil, first <= day.ordinal { taken.insert(name) } }
    let written = cells["status"]
    let hasLaterStep = Self.names.contains { name in (days[name] ?? nil).map { $0 > day.ordinal } ?? false }
    let last = (days["expires"] ?? nil) ?? Int.min
    let isOver = written == "expired" || written == "terminated"
    if isOver, last > day.ordinal {
      // Its end is later than the day: it stood then where its last step before had led.
      status = Self.names.last { [taken] in taken.contains($0) } ?? "signed"
    } else if hasLaterStep, !taken.contains(written) {
      status = Self.names.last { [taken] in taken.contains($0) } ?? ""
    } else {
      status = written
    }
  }

  /// The date of a step, when it had been taken.
  func date(_ name: String) -> PartialDate? { taken.contains(name) ? PartialDate(stored: cells[name]) : nil }
}
