/// The names of the characters that a problem of a cell can be about.
///
/// Swift knows the name of every character, by tables of half a megabyte; these are the hundred and forty that are
/// needed, from UnicodeData.txt of Unicode 15, in small letters.
enum CharacterNames {
  /// The name of a character, or nil where it has none here.
  static func name(of scalar: Unicode.Scalar) -> String? {
    for run in runs where run.first <= scalar.value {
      let place = Int(scalar.value - run.first)
      if place < run.names.count { return String(run.names[place]) }
    }
    return nil
  }

  private static let runs: [(first: UInt32, names: [Substring])] = [
    run(0x1B, "escape"),
    run(0xAD, "soft hyphen"),
    run(
      0x300,
      """
      combining grave accent; combining acute accent; combining circumflex accent; combining tilde; \
      combining macron; combining overline; combining breve; combining dot above; combining diaeresis; \
      combining hook above; combining ring above; combining double acute accent; combining caron; \
      combining vertical line above; combining double vertical line above; combining double grave accent; \
      combining candrabindu; combining inverted breve; combining turned comma above; combining comma above; \
      combining reversed comma above; combining comma above right; combining grave accent below; \
      combining acute accent below; combining left tack below; combining right tack below; \
      combining left angle above; combining horn; combining left half ring below; combining up tack below; \
      combining down tack below; combining plus sign below; combining minus sign below; \
      combining palatalized hook below; combining retroflex hook below; combining dot below; \
      combining diaeresis below; combining ring below; combining comma below; combining cedilla; \
      combining ogonek; combining vertical line below; combining bridge below; \
      combining inverted double arch below; combining caron below; combining circumflex accent below; \
      combining breve below; combining inverted breve below; combining tilde below; combining macron below; \
      combining low line; combining double low line; combining tilde overlay; combining short stroke overlay; \
      combining long stroke overlay; combining short solidus overlay; combining long solidus overlay; \
      combining right half ring below; combining inverted bridge below; combining square below; \
      combining seagull below; combining x above; combining vertical tilde; combining double overline; \
      combining grave tone mark; combining acute tone mark; combining greek perispomeni; \
      combining greek koronis; combining greek dialytika tonos; combining greek ypogegrammeni; \
      combining bridge above; combining equals sign below; combining double vertical line below; \
      combining left angle below; combining not tilde above; combining homothetic above; \
      combining almost equal to above; combining left right arrow below; combining upwards arrow below; \
      combining grapheme joiner; combining right arrowhead above; combining left half ring above; \
      combining fermata; combining x below; combining left arrowhead below; combining right arrowhead below; \
      combining right arrowhead and up arrowhead below; combining right half ring above; \
      combining dot above right; combining asterisk below; combining double ring below; \
      combining zigzag above; combining double breve below; combining double breve; combining double macron; \
      combining double macron below; combining double tilde; combining double inverted breve; \
      combining double rightwards arrow below; combining latin small letter a; \
      combining latin small letter e; combining latin small letter i; combining latin small letter o; \
      combining latin small letter u; combining latin small letter c; combining latin small letter d; \
      combining latin small letter h; combining latin small letter m; combining latin small letter r; \
      combining latin small letter t; combining latin small letter v; combining latin small letter x
      """),
    run(0x61C, "arabic letter mark"),
    run(0x180E, "mongolian vowel separator"),
    run(
      0x200B,
      """
      zero width space; zero width non-joiner; zero width joiner; left-to-right mark; right-to-left mark
      """),
    run(
      0x2028,
      """
      line separator; paragraph separator; left-to-right embedding; right-to-left embedding; \
      pop directional formatting; left-to-right override; right-to-left override
      """),
    run(0x2060, "word joiner; function application; invisible times; invisible separator; invisible plus"),
    run(
      0x2066,
      """
      left-to-right isolate; right-to-left isolate; first strong isolate; pop directional isolate
      """),
    run(0xFEFF, "zero width no-break space"),
  ]

  private static func run(_ first: UInt32, _ names: String) -> (first: UInt32, names: [Substring]) {
    var parts: [Substring] = []
    var rest = names[...]
    while let end = rest.firstIndex(of: ";") {
      parts.append(rest[..<end])
      rest = rest[end...].dropFirst(2)
    }
    return (first, parts + [rest])
  }
}
