internal import Diplomacy
internal import Foundation

/// What is shown of one year's trade with a partner, of however many claims: the lines of the rows that are, and what all
/// claims amount to. A chart is drawn from these; the other claims are read when somebody asks for them.
struct ShownYear: Equatable {
  struct Claim: Equatable {
    /// The row's line in its file.
    var line: Int
    var spread: ClaimSpread
  }

  var year: Int
  var exports: Claim?
  var imports: Claim?
  var total: Claim?
  var spread: YearSpread

  subscript(flow: Flow) -> Claim? {
    switch flow {
    case .export: exports
    case .import: imports
    case .total: total
    }
  }
}

/// The years of a partner as numbers of eight bytes, so that one row of the index has them all.
///
/// A year has four numbers, itself, its marks, how many claims disagree and by how much, and three more for each flow that
/// it has a claim on.
enum PackedYears {
  /// What is so of a year, one bit each.
  private struct Marks: OptionSet {
    var rawValue: Int
    static let isTotalDisputed = Marks(rawValue: 1)

    /// There is a claim on the flow.
    static func has(_ flow: Flow) -> Marks { Marks(rawValue: 2 << (2 * Code.of(flow))) }
    /// Another claim is in dispute with it.
    static func isDisputed(_ flow: Flow) -> Marks { Marks(rawValue: 4 << (2 * Code.of(flow))) }
  }

  static func pack(_ years: [ShownYear]) -> Data {
    var numbers: [Int] = []
    for year in years {
      var marks: Marks = year.spread.isTotalDisputed ? .isTotalDisputed : []
      for flow in Flow.allCases {
        guard let claim = year[flow] else { continue }
        marks.insert(.has(flow))
        if claim.spread.isDisputed { marks.insert(.isDisputed(flow)) }
      }
      let disagreement = year.spread.disagreement
      let share = Int(bitPattern: UInt((disagreement?.share ?? 0).bitPattern))
      numbers += [year.year, marks.rawValue, disagreement?.claims ?? 0, share]
      for claim in Flow.allCases.compactMap({ year[$0] }) {
        numbers += [claim.line, claim.spread.range.lowerBound, claim.spread.range.upperBound]
      }
    }
    return PackedNumbers.pack(numbers)
  }

  /// The years up to one, from the bytes as the index holds them.
  static func unpack(_ bytes: UnsafeRawBufferPointer, through last: Int) -> [ShownYear] {
    var numbers = Walk(numbers: PackedNumbers(bytes))
    var years: [ShownYear] = []
    // Years ascend.
    while let year = numbers.next(), year <= last {
      let marks = Marks(rawValue: numbers.next() ?? 0)
      let (claims, share) = (numbers.next() ?? 0, Double(bitPattern: UInt64(UInt(bitPattern: numbers.next() ?? 0))))
      func claim(_ flow: Flow) -> ShownYear.Claim? {
        guard marks.contains(.has(flow)), let line = numbers.next(), let least = numbers.next(),
          let most = numbers.next(), least <= most
        else { return nil }
        return ShownYear.Claim(
          line: line, spread: ClaimSpread(range: least...most, isDisputed: marks.contains(.isDisputed(flow))))
      }
      // In the order of `Flow.allCases`, in which they are written.
      let (exports, imports, total) = (claim(.export), claim(.import), claim(.total))
      years.append(
        ShownYear(
          year: year, exports: exports, imports: imports, total: total,
          spread: YearSpread(
            disagreement: claims == 0 ? nil : TradeDisagreement(claims: claims, share: share),
            isTotalDisputed: marks.contains(.isTotalDisputed))))
    }
    return years
  }

  /// Numbers one after the other.
  private struct Walk {
    let numbers: PackedNumbers
    var place = 0

    mutating func next() -> Int? {
      guard place < numbers.count else { return nil }
      defer { place += 1 }
      return numbers[place]
    }
  }
}
