import Console
import Foundation

/// How colours look to people: contrast by WCAG 2.2, colour blindness by Viénot, Brettel and Mollon (1999).
enum Vision {
  enum Deficiency: CaseIterable {
    case none
    case protan
    case deutan
  }

  static func rgb(hex: String) -> RGB? {
    guard let value = Int(hex.dropFirst(), radix: 16) else { return nil }
    return RGB(value >> 16, value >> 8 & 255, value & 255)
  }

  /// From 1 (the same) to 21 (black on white).
  static func contrast(_ left: RGB, _ right: RGB) -> Double {
    let light = [luminance(left), luminance(right)].sorted()
    return (light[1] + 0.05) / (light[0] + 0.05)
  }

  private static func luminance(_ color: RGB) -> Double {
    let linear = linear(color)
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  private static func linear(_ color: RGB) -> [Double] {
    [color.red, color.green, color.blue].map { channel in
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
  }

  /// The distance in OKLab, where 0.02 is just visible side by side.
  static func distance(_ left: RGB, _ right: RGB, seenWith deficiency: Deficiency) -> Double {
    let first = lab(simulate(linear(left), deficiency))
    let second = lab(simulate(linear(right), deficiency))
    return zip(first, second).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }

  private static func simulate(_ color: [Double], _ deficiency: Deficiency) -> [Double] {
    switch deficiency {
    case .none: return color
    case .protan:
      let mixed = 0.11238 * color[0] + 0.88762 * color[1]
      return [mixed, mixed, 0.00401 * color[0] - 0.00401 * color[1] + color[2]]
    case .deutan:
      let mixed = 0.29275 * color[0] + 0.70725 * color[1]
      return [mixed, mixed, -0.02234 * color[0] + 0.02234 * color[1] + color[2]]
    }
  }

  private static func lab(_ color: [Double]) -> [Double] {
    let (red, green, blue) = (max(0, color[0]), max(0, color[1]), max(0, color[2]))
    let long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    let medium = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    let short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return [
      0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
      1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
      0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    ]
  }
}
