/// Random numbers that are the same in every run (SplitMix64), for tests that try many cases.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// A whole number in a range.
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// A word of Vietnamese, Chinese, Korean, Thai and emoji clusters, composed and decomposed.
  mutating func text(_ count: Int) -> String {
    let clusters = [
      "a", "Z", " ", "ệ", "e\u{323}\u{302}", "đ", "ơ\u{301}", "中", "国", "한", "\u{1112}\u{1161}\u{11AB}", "ก็", "🇻🇳", "❤️",
      "👨‍👩‍👧", "…", "→", "│", "\u{301}", "-", "é", "１", "🎋",
    ]
    return (0..<count).map { _ in clusters[number(0...clusters.count - 1)] }.joined()
  }
}
