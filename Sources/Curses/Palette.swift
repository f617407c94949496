internal import Console

/// Turns a theme's colours into the numbers by which ncurses knows them on one terminal.
struct Palette: Hashable {
  /// How many colours terminfo gives the terminal.
  var colors: Int
  /// For a terminal that takes red, green and blue: how many of its numbers still mean an indexed colour.
  var indexedColors: Int?

  /// A colour's number, and whether it must be helped by bold to be bright; -1 is the terminal's own.
  func number(of color: Color) -> (number: Int32, bright: Bool) {
    switch color {
    case .standard: (-1, false)
    case .ansi(let n), .indexed(let n): number(ofIndex: n)
    case .rgb(let red, let green, let blue): (number(red: Int(red), green: Int(green), blue: Int(blue)), false)
    }
  }

  private func number(ofIndex index: Int) -> (number: Int32, bright: Bool) {
    guard index >= 0, index < 256, colors >= 8 else { return (-1, false) }
    if index < indexedColors ?? colors { return (Int32(index), false) }
    if indexedColors != nil {
      let (red, green, blue) = Self.components(ofIndex: index)
      return (number(red: red, green: green, blue: blue), false)
    }
    return index < 16 ? (Int32(index - 8), true) : (-1, false)
  }

  private func number(red: Int, green: Int, blue: Int) -> Int32 {
    if let indexedColors {
      let value = red << 16 | green << 8 | blue
      // The lowest numbers mean indexed colours; the nearest shade that does not is one step of green away.
      return Int32(value < indexedColors ? value | 1 << 8 : value)
    }
    guard colors >= 256 else { return -1 }
    func step(_ level: Int) -> Int { level < 48 ? 0 : level < 115 ? 1 : (level - 35) / 40 }
    return Int32(16 + 36 * step(red) + 6 * step(green) + step(blue))
  }

  /// The usual red, green and blue of an indexed colour: xterm's.
  static func components(ofIndex index: Int) -> (red: Int, green: Int, blue: Int) {
    switch index {
    case 16..<232:
      let cube = index - 16
      func level(_ step: Int) -> Int { step == 0 ? 0 : 55 + 40 * step }
      return (level(cube / 36), level(cube / 6 % 6), level(cube % 6))
    case 232...:
      let grey = 8 + 10 * (index - 232)
      return (grey, grey, grey)
    case 7: return (229, 229, 229)
    case 8: return (127, 127, 127)
    default:
      let level = index < 8 ? 205 : 255
      return (index & 1 != 0 ? level : 0, index & 2 != 0 ? level : 0, index & 4 != 0 ? level : 0)
    }
  }
}
