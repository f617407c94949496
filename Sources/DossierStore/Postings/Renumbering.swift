/// How numbers of visits change when some are taken out and others put in: those that stay keep their order.
struct Renumbering {
  /// A run of numbers that move by the same step; those taken out lie in no run.
  struct Run {
    var numbers: Range<Int>
    var step: Int
  }

  /// The numbers that are taken out, as they were, and those that are put in, as they are; both ascending.
  let removed: [Int]
  let added: [Int]
  let runs: [Run]

  /// - Parameter last: the greatest number there was.
  init(removed: [Int], added: [Int], last: Int) {
    self.removed = removed
    self.added = added
    var runs: [Run] = []
    var (number, isRemoved, isAdded) = (1, 0, 0)
    while number <= last {
      if isRemoved < removed.count, removed[isRemoved] == number {
        (number, isRemoved) = (number + 1, isRemoved + 1)
        continue
      }
      var new = number - isRemoved + isAdded
      while isAdded < added.count, added[isAdded] <= new { (isAdded, new) = (isAdded + 1, new + 1) }
      // The run goes on until something is taken out, or put in.
      var end = isRemoved < removed.count ? removed[isRemoved] : last + 1
      if isAdded < added.count { end = min(end, number + added[isAdded] - new) }
      runs.append(Run(numbers: number..<end, step: new - number))
      number = end
    }
    self.runs = runs
  }

  /// Whether all that stay keep their numbers.
  var isStill: Bool { runs.allSatisfy { $0.step == 0 } }

  /// Takes ascending numbers from what they were to what they are.
  struct Cursor {
    private let runs: [Run]
    private var index = 0

    init(_ renumbering: Renumbering) { runs = renumbering.runs }

    mutating func new(_ number: Int) -> Int {
      while index < runs.count, runs[index].numbers.upperBound <= number { index += 1 }
      return index < runs.count ? number + runs[index].step : number
    }
  }
}

/// Sets of visits that are kept, corrected for visits that were taken out and put in.
enum SetMerge {
  /// Thrown where a set does not have what it should: the sets are then made anew.
  struct Mismatch: Error {}

  /// - Parameters:
  ///   - removed: numbers in the set, as they were, that are taken out.
  ///   - added: numbers that are put in.
  static func merge(
    _ set: UnsafeRawBufferPointer, removed: [Int], added: [Int], _ renumbering: Renumbering
  ) throws -> PackedSet.Builder {
    var merged = PackedSet.Builder()
    var cursor = Renumbering.Cursor(renumbering)
    var (out, into) = (0, 0)
    PackedSet.walk(set) { number in
      if out < removed.count, removed[out] == number {
        out += 1
        return true
      }
      let number = cursor.new(number)
      while into < added.count, added[into] < number {
        merged.append(added[into])
        into += 1
      }
      merged.append(number)
      return true
    }
    while into < added.count {
      merged.append(added[into])
      into += 1
    }
    guard out == removed.count else { throw Mismatch() }
    return merged
  }

  /// The same for the places at which a word stands.
  static func mergePlaces(
    _ set: UnsafeRawBufferPointer, _ places: UnsafeRawBufferPointer, removed: [Int], added: WordPlaces,
    _ renumbering: Renumbering
  ) -> [UInt8] {
    var merged: [UInt8] = []
    merged.reserveCapacity(places.count + added.places.count)
    var cursor = Renumbering.Cursor(renumbering)
    let runs = added.runs
    var (out, into, position, kept) = (0, 0, 0, 0)
    PackedSet.walk(set) { number in
      let start = position
      WordPlaces.skip(places, &position)
      if out < removed.count, removed[out] == number {
        merged.append(contentsOf: places[kept..<start])
        (out, kept) = (out + 1, position)
        return true
      }
      guard into < added.visits.count, added.visits[into] < cursor.new(number) else { return true }
      merged.append(contentsOf: places[kept..<start])
      kept = start
      let number = cursor.new(number)
      while into < added.visits.count, added.visits[into] < number {
        merged.append(contentsOf: added.places[runs[into]])
        into += 1
      }
      return true
    }
    merged.append(contentsOf: places[kept..<position])
    while into < added.visits.count {
      merged.append(contentsOf: added.places[runs[into]])
      into += 1
    }
    return merged
  }
}

/// The visits that have a word, and where in them it stands, as `WordCollector` writes it.
struct WordPlaces: Hashable {
  var visits: [Int] = []
  var places: [UInt8] = []

  /// Where the places of each visit lie.
  var runs: [Range<Int>] {
    places.withUnsafeBytes { bytes in
      var (runs, position): ([Range<Int>], Int) = ([], 0)
      while position < bytes.count {
        let start = position
        Self.skip(bytes, &position)
        runs.append(start..<position)
      }
      return runs
    }
  }

  /// Goes over the places of one visit: an odd number begins those of the next.
  static func skip(_ places: UnsafeRawBufferPointer, _ position: inout Int) {
    var isFirst = true
    while position < places.count {
      guard isFirst || places[position] & 1 == 0 else { return }
      isFirst = false
      while position < places.count, places[position] >= 0x80 { position += 1 }
      position += 1
    }
  }
}
