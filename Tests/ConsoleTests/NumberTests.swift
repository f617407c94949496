import Console
import Testing

@Suite struct NumberTests {
  @Test(arguments: [
    (0.0, "0"), (20_000, "20k"), (150e9, "150B"), (-50e9, "−50B"), (2.5e6, "2.5M"), (0.5, "0.5"), (0.05, "0.05"),
    (999, "999"),
    (999_960, "1M"), (1e12, "1T"), (1e15, "1000T"), (1.5, "1.5"), (-0.25, "−0.25"), (.nan, "?"), (.infinity, "?"),
    (1e30, "1e+30"), (-0.0, "0"), (0.9999, "1"), (1e-9, "1e-09"),
  ])
  func axisNumbers(value: Double, text: String) {
    #expect(SI.format(value) == text)
  }

  @Test(arguments: [
    (205.2e9, "205.2B"), (4.6e9, "4.6B"), (20_000, "20k"), (937_000, "937k"), (-23.2e9, "−23.2B"), (0, "0"),
    (144e9, "144.0B"),
    (4_600, "4.6k"), (999_960, "1.0M"), (999.97e6, "1.0B"), (61.2e9, "61.2B"), (12, "12"), (.nan, "?"),
  ])
  func readouts(value: Double, text: String) {
    #expect(SI.readout(value) == text)
  }

  @Test func everySizeHasAShortText() {
    for exponent in -20...40 {
      for digit in [1.0, 9.994, 9.996, 5] {
        let value = digit * Double(sign: .plus, exponent: exponent * 3, significand: 1)
        #expect(SI.format(value).count <= 24 && SI.readout(-value).hasPrefix("−"))
      }
    }
  }

  @Test func ticksAreRound() {
    #expect(Ticks.nice(min: 0, max: 144, count: 5) == [0, 50, 100])
    #expect(Ticks.nice(min: -82, max: 144, count: 5) == [-50, 0, 50, 100])
    #expect(Ticks.nice(min: 0, max: 0.7, count: 8) == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7])
    #expect(Ticks.nice(min: 5, max: 5, count: 3) == [5])
    #expect(Ticks.nice(min: 5, max: 1, count: 3) == [])
    #expect(Ticks.nice(min: 0, max: 1, count: 0) == [])
    #expect(Ticks.nice(min: .nan, max: 1, count: 3) == [])
    #expect(Ticks.logarithmic(min: 1, max: 1000, count: 4) == [1, 10, 100, 1000])
    #expect(Ticks.logarithmic(min: 5, max: 200, count: 6) == [5, 10, 20, 50, 100, 200])
    #expect(Ticks.logarithmic(min: 0, max: 10, count: 6) == [])
  }

  @Test func ticksStayInsideAndRise() {
    var random = Seeded(5)
    for _ in 0..<2000 {
      let size = Double(sign: .plus, exponent: random.number(-60...60), significand: 1)
      let low = Double.random(in: -1...1, using: &random) * size
      let high = low + Double.random(in: 0...1, using: &random) * size
      let count = random.number(1...12)
      let ticks = Ticks.nice(min: low, max: high, count: count)
      #expect(ticks.count <= count)
      #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0 < $1 })
      let slack = (high - low) * 1e-6
      #expect(ticks.allSatisfy { $0 >= low - slack && $0 <= high + slack }, "\(low)...\(high) by \(count): \(ticks)")
      if count > 2, high > low { #expect(!ticks.isEmpty) }
    }
  }
}
