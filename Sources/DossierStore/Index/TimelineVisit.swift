internal import Diplomacy
internal import GRDB

/// A visit as deriving needs it: everything that names something is a number.
struct TimelineVisit {
  var line = 0
  var partner = 0
  /// Words of closed lists as `Code` has them.
  var direction = 0
  var kind = 0
  var status = 0
  var confidence = 0
  var startDay = 0
  var startLast = 0
  var endDay = 0
  var homeLeaders: [Int] = []
  var partnerLeaders: [Int] = []
  var places: [Int] = []
  var documents: [Int] = []
  /// Bits of `Has`, without that for a conflict.
  var has = 0

  var travellers: [Int] { direction == Self.outbound ? homeLeaders : partnerLeaders }

  static let outbound = Code.of(Direction.outbound)
  static let held = Code.of(VisitStatus.held)

  static let columns = """
    direction, partner, COALESCE(start_first, start_last), COALESCE(start_last, start_first),
      COALESCE(end_last, end_first), kind, status, confidence, home_leaders, partner_leaders, places, sources,
      host, outcomes, note, start, "end"
    """

  /// The columns whose own words find the visit: the names of partners, leaders and places are looked up instead.
  static let texts = [13, 14, 15, 16, 17]
}

/// Bits of `timeline.has`.
enum Has {
  static let outcomes = 1
  static let note = 2
  static let end = 4
  static let leader = 8
  /// Rows disagree on the visit, or on the office of somebody who took part.
  static let conflict = 16
}

/// Turns rows of `visits` into visits without a String for each cell.
struct VisitDecoder {
  private let parties: Directory
  private let people: Directory
  private(set) var places = ByteTable()
  private(set) var documents = ByteTable()
  private let kinds = WordCodes<VisitKind>(.other)
  private let statuses = WordCodes<VisitStatus>(.held)
  private let confidences = WordCodes<Confidence>(.medium)
  private let directions = WordCodes<Direction>(.outbound)

  init(
    parties: Directory, people: Directory, places: ByteTable = ByteTable(), documents: ByteTable = ByteTable()
  ) {
    self.parties = parties
    self.people = people
    self.places = places
    self.documents = documents
  }

  /// Reads a row whose cells follow the line, as `TimelineVisit.columns` has them.
  mutating func decode(_ row: RawStatement, into visit: inout TimelineVisit) {
    visit.line = row.integer(0)
    visit.direction = directions.code(row.bytes(1))
    visit.partner = parties.number(of: row.bytes(2)) ?? 0
    visit.startDay = row.integer(3)
    visit.startLast = row.integer(4)
    visit.endDay = max(row.optional(5) ?? visit.startLast, visit.startDay)
    visit.kind = kinds.code(row.bytes(6))
    visit.status = statuses.code(row.bytes(7))
    visit.confidence = confidences.code(row.bytes(8))
    Self.each(row.bytes(9), into: &visit.homeLeaders) { people.number(of: $0) }
    Self.each(row.bytes(10), into: &visit.partnerLeaders) { people.number(of: $0) }
    Self.each(row.bytes(11), into: &visit.places) { places.add($0) + 1 }
    Self.each(row.bytes(12), into: &visit.documents) { documents.add($0) + 1 }
    visit.has = 0
    if !row.bytes(14).isEmpty { visit.has |= Has.outcomes }
    if !row.bytes(15).isEmpty { visit.has |= Has.note }
    if !row.bytes(17).isEmpty { visit.has |= Has.end }
    if !row.bytes(9).isEmpty || !row.bytes(10).isEmpty { visit.has |= Has.leader }
  }

  /// The numbers of the items of a list, each once.
  @inline(__always)
  private static func each(
    _ cell: UnsafeBufferPointer<UInt8>, into numbers: inout [Int], _ number: (UnsafeBufferPointer<UInt8>) -> Int?
  ) {
    numbers.removeAll(keepingCapacity: true)
    let blank = UInt8(ascii: " ")
    var start = 0
    while start < cell.count {
      var end = start
      while end < cell.count, cell[end] != UInt8(ascii: ";") { end += 1 }
      var (first, last) = (start, end)
      while first < last, cell[first] == blank { first += 1 }
      while last > first, cell[last - 1] == blank { last -= 1 }
      start = end + 1
      guard first < last, let found = number(UnsafeBufferPointer(rebasing: cell[first..<last])) else { continue }
      if !numbers.contains(found) { numbers.append(found) }
    }
  }
}

/// The words of a closed list by their bytes.
struct WordCodes<Word: CaseIterable & RawRepresentable<String> & Equatable> {
  private var table = ByteTable()
  private let fallback: Int

  init(_ fallback: Word) {
    self.fallback = Code.of(fallback)
    for word in Word.allCases { _ = table.add(word.rawValue) }
  }

  func code(_ bytes: UnsafeBufferPointer<UInt8>) -> Int { table.find(bytes) ?? fallback }

  /// Whether the word of a code has these bytes.
  func isWord(_ code: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool { table.isEqual(code, bytes) }
}
