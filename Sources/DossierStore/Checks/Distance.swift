/// How far figures lie apart, with an eye to how coarsely they are rounded.
enum Distance {
  /// The unit to which a whole amount seems to be rounded: the largest power of ten that divides it.
  static func unit(_ value: Int) -> Int {
    guard value != 0 else { return 1 }
    var unit = 1
    while value.isMultiple(of: unit * 10), unit < 1_000_000_000_000 { unit *= 10 }
    return unit
  }

  /// Whether two amounts lie further apart than so many per cent of the smaller one, and than rounding would explain.
  static func isBeyond(_ percent: Int, _ left: Int, _ right: Int) -> Bool {
    let (small, large) = (min(left, right), max(left, right))
    let apart = Double(large) - Double(small)
    return apart > Double(small) * Double(percent) / 100 && apart * 2 > Double(max(unit(left), unit(right)))
  }

  /// How many times the larger amount is the smaller one.
  static func ratio(_ left: Int, _ right: Int) -> Double {
    Double(max(left, right)) / Double(max(1, min(left, right)))
  }

  /// How much more the larger amount is, in words: `23%`, `3.1 times`.
  static func words(_ left: Int, _ right: Int) -> String {
    let ratio = ratio(left, right)
    if ratio < 2 { return "\(Int(((ratio - 1) * 100).rounded()))%" }
    let tenths = Int((ratio * 10).rounded())
    return ratio < 10 ? "\(tenths / 10).\(tenths % 10) times" : "\(tenths / 10) times"
  }
}
