import Testing

@testable import DossierStore

/// A run of numbers and a set that says the same are the same selection.
@Suite struct VisitSelectionTests {
  @Test(arguments: 0..<30) func aRunAndASetAgree(seed: UInt64) {
    var chance = Chance(seed)
    let lower = Int.random(in: 1...100, using: &chance)
    let range = lower..<lower + Int.random(in: 0...100, using: &chance)
    let run = VisitSelection(range)
    var all = BitSet(through: 300)
    all.insert(0..<301)
    var set = VisitSelection(range)
    set.cut(to: all)
    let other = Int.random(in: 0...150, using: &chance)..<Int.random(in: 151...250, using: &chance)
    for (one, two) in [(run, set), (cut(run, other), cut(set, other))] {
      #expect(one.count == two.count && one.asSet.count == two.count)
      for descending in [true, false] {
        #expect(one.numbers(at: 3..<9, descending: descending) == two.numbers(at: 3..<9, descending: descending))
        for number in 0..<260 {
          #expect(
            one.position(of: number, descending: descending) == two.position(of: number, descending: descending))
        }
      }
    }
  }

  private func cut(_ selection: VisitSelection, _ range: Range<Int>) -> VisitSelection {
    var selection = selection
    selection.cut(to: range)
    return selection
  }

  @Test func positionsAndNumbersAreEachOthersOpposite() {
    var selection = VisitSelection(1..<200)
    var odd = BitSet(through: 200)
    for number in stride(from: 1, to: 200, by: 2) { odd.insert(number) }
    selection.cut(to: odd)
    for (position, number) in selection.numbers(at: 0..<1_000, descending: true).enumerated() {
      #expect(selection.position(of: number, descending: true) == position)
    }
    #expect(selection.position(of: 2, descending: true) == nil)
  }
}
