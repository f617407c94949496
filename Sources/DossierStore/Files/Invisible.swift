/// Characters that nobody sees: they make two ids differ that look alike.
enum Invisible {
  /// Whether a scalar is one of those looked at, wherever it stands.
  static func mayBe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x180E, 0x200B...0x200D, 0x2060...0x2064, 0xFEFF: true
    default: false
    }
  }

  /// Whether a scalar has no width and no business between these two.
  static func isOutOfPlace(
    _ scalar: Unicode.Scalar, after previous: Unicode.Scalar, before next: Unicode.Scalar
  ) -> Bool {
    guard mayBe(scalar) else { return false }
    switch scalar.value {
    // Joiners choose the form of letters, and hold emoji together.
    case 0x200C, 0x200D: return !(shapesLetters(previous) && (shapesLetters(next) || scalar.value == 0x200C))
    // Scripts without spaces between words break lines at it.
    case 0x200B: return !(isWrittenWithoutSpaces(previous) && isWrittenWithoutSpaces(next))
    default: return true
    }
  }

  /// Letters and marks from Arabic to the scripts of India and Southeast Asia, Mongolian, and emoji.
  private static func shapesLetters(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x600...0x8FF, 0x900...0x109F, 0x1780...0x18AF, 0x1A20...0x1CFF, 0xA8E0...0xABFF, 0xFB50...0xFDFF,
      0xFE70...0xFEFE, 0x10A00...0x11FFF:
      true
    case 0xFE0F: true
    default: scalar.value > 0x2000 && scalar.properties.isEmoji
    }
  }

  /// Thai, Lao, Tibetan, Burmese and Khmer.
  private static func isWrittenWithoutSpaces(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xE00...0xFFF, 0x1000...0x109F, 0x1780...0x17FF: true
    default: false
    }
  }

  /// A space that programs do not take for one: at the end of an id it makes another id.
  static func isHardSpace(_ scalar: Unicode.Scalar) -> Bool { [0xA0, 0x2007, 0x202F].contains(scalar.value) }
}
