import Testing

@testable import DossierStore

/// Sets of bits and packed sets hold what a Set of numbers holds.
@Suite struct BitSetTests {
  /// Random numbers from 1 through `last`: few, many, or in runs.
  private static func numbers(_ chance: inout Chance, through last: Int) -> Set<Int> {
    switch Int.random(in: 0...3, using: &chance) {
    case 0: return []
    case 1: return Set((0..<5).map { _ in Int.random(in: 1...last, using: &chance) })
    case 2: return Set((1...last).filter { _ in chance.oneIn(2) })
    default:
      let start = Int.random(in: 1...last, using: &chance)
      return Set(start...min(last, start + Int.random(in: 0...200, using: &chance)))
    }
  }

  private static func set(_ numbers: Set<Int>, through last: Int) -> BitSet {
    var set = BitSet(through: last)
    for number in numbers { set.insert(number) }
    return set
  }

  private static func members(_ set: BitSet) -> Set<Int> {
    Set(set.numbers(from: 0))
  }

  @Test(arguments: 0..<40) func joinsCutsAndCountsAsSetsDo(seed: UInt64) {
    var chance = Chance(seed)
    let last = chance.pick([1, 62, 63, 64, 65, 127, 128, 500])
    let (left, right) = (Self.numbers(&chance, through: last), Self.numbers(&chance, through: last))
    let lower = Int.random(in: 0...last, using: &chance)
    let range = lower..<Int.random(in: lower...last + 1, using: &chance)
    let (one, other) = (Self.set(left, through: last), Self.set(right, through: last))

    var union = one
    union.formUnion(other)
    var difference = one
    difference.subtract(other)
    var cut = one
    cut.cut(to: range)
    var filled = one
    filled.insert(range)
    #expect(Self.members(union) == left.union(right))
    #expect(Self.members(one.intersection(other)) == left.intersection(right))
    #expect(Self.members(difference) == left.subtracting(right))
    #expect(Self.members(cut) == left.filter(range.contains))
    #expect(Self.members(filled) == left.union(range))
    #expect(one.numbers(in: range, limit: 5) == Array(left.filter(range.contains).sorted().prefix(5)))
    #expect(one.count == left.count && one.isEmpty == left.isEmpty)
    #expect(one.count(in: range) == left.count(where: range.contains))
    #expect((0...last).allSatisfy { one.contains($0) == left.contains($0) })
    #expect(!one.contains(last + 64) && !one.contains(-1))
  }

  @Test(arguments: 0..<40) func pagesAreThoseOfTheSortedNumbers(seed: UInt64) {
    var chance = Chance(seed)
    let numbers = Self.numbers(&chance, through: 400)
    let set = Self.set(numbers, through: 400)
    let lower = Int.random(in: 0...420, using: &chance)
    let positions = lower..<Int.random(in: lower...450, using: &chance)
    let ascending = numbers.sorted()
    #expect(set.numbers(at: positions, descending: false) == Array(ascending.dropFirst(lower).prefix(positions.count)))
    #expect(
      set.numbers(at: positions, descending: true)
        == Array(ascending.reversed().dropFirst(lower).prefix(positions.count)))
    #expect(set.numbers(from: lower) == ascending.filter { $0 >= lower })
  }

  @Test(arguments: 0..<40) func whatIsPackedIsWhatComesOut(seed: UInt64) {
    var chance = Chance(seed)
    let numbers = Self.numbers(&chance, through: 1_000)
    var builder = PackedSet.Builder()
    for number in numbers.sorted() { builder.append(number) }
    let other = Self.set(Self.numbers(&chance, through: 1_000), through: 1_000)
    builder.packed().withUnsafeBytes { bytes in
      var walked: [Int] = []
      PackedSet.walk(bytes) { number in
        walked.append(number)
        return true
      }
      #expect(walked == numbers.sorted())
      var set = BitSet(through: 1_000)
      PackedSet.add(bytes, to: &set)
      #expect(set == Self.set(numbers, through: 1_000))
      // Numbers beyond what a set can hold are left out of it.
      var small = BitSet(through: 100)
      PackedSet.add(bytes, to: &small)
      #expect(Self.members(small) == numbers.filter { $0 <= small.last })
      #expect(PackedSet.count(bytes, in: other) == numbers.count(where: other.contains))
    }
    #expect(builder.count == numbers.count && builder.last == numbers.max() ?? 0)
  }

  @Test func aWalkEndsWhenTheBodySaysSo() {
    var builder = PackedSet.Builder()
    for number in 1...300 { builder.append(number) }
    var last = 0
    builder.packed().withUnsafeBytes { bytes in
      PackedSet.walk(bytes) { number in
        last = number
        return number < 70
      }
    }
    #expect(last == 70)
  }

  @Test func numbersOfAnySizeKeepTheirValue() {
    let numbers = [0, 1, 127, 128, 300, 16_383, 16_384, 1 << 40, Int.max]
    var bytes: [UInt8] = []
    for number in numbers { Varint.append(number, to: &bytes) }
    bytes.withUnsafeBytes { buffer in
      var position = 0
      #expect(numbers.map { _ in Varint.read(buffer, &position) } == numbers)
      #expect(position == buffer.count)
      #expect(Varint.read(buffer, &position) == 0, "past the end there is nothing")
    }
  }
}
