extension Charset {
  /// The text as plain ASCII in the same number of columns: base letters for accented ones, look-alikes for
  /// typography, arrows and line drawing, and `?` for everything else. A wide glyph becomes `?` and a blank.
  ///
  /// One column stays one column, so that tables and truncated cells stay as they were laid out.
  package static func ascii(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    return text.reduce(into: "") { $0 += ascii($1) }
  }

  /// The replacement of one grapheme cluster, as wide as the cluster.
  package static func ascii(_ cluster: Character) -> String {
    if cluster.isASCII { return String(cluster) }
    if let known = Transliteration.table[cluster] { return known }
    switch TextWidth.columns(of: cluster) {
    case 0: return ""
    case 1: return Transliteration.shape(of: cluster) ?? "?"
    default: return "? "
    }
  }
}

/// The table behind `Charset.ascii`. Swift compares clusters by canonical equivalence, so that a decomposed letter
/// finds its composed entry.
enum Transliteration {
  static let table: [Character: String] = {
    var table: [Character: String] = [:]
    for (replacement, clusters) in letters + symbols {
      for cluster in clusters { table[cluster] = replacement }
    }
    return table
  }()

  private static let letters: [(String, String)] = [
    ("a", "àáảãạăằắẳẵặâầấẩẫậäåāąǎæ"), ("A", "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÄÅĀĄǍÆ"),
    ("e", "èéẻẽẹêềếểễệëēĕėęěəẹ"), ("E", "ÈÉẺẼẸÊỀẾỂỄỆËĒĔĖĘĚƏ"),
    ("i", "ìíỉĩịîïīĭįıǐ"), ("I", "ÌÍỈĨỊÎÏĪĬĮİǏ"),
    ("o", "òóỏõọôồốổỗộơờớởỡợöøōŏőœǒ"), ("O", "ÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÖØŌŎŐŒǑ"),
    ("u", "ùúủũụưừứửữựûüūŭůűųǔ"), ("U", "ÙÚỦŨỤƯỪỨỬỮỰÛÜŪŬŮŰŲǓ"),
    ("y", "ỳýỷỹỵÿŷ"), ("Y", "ỲÝỶỸỴŸŶ"), ("d", "đďðḍ₫"), ("D", "ĐĎÐḌ"),
    ("c", "çćĉċč¢"), ("C", "ÇĆĈĊČ©"), ("g", "ĝğġģ"), ("G", "ĜĞĠĢ"), ("h", "ĥħḥ"), ("H", "ĤĦḤ"),
    ("j", "ĵ"), ("J", "Ĵ"), ("k", "ķ"), ("K", "Ķ"), ("l", "ĺļľŀłḷ"), ("L", "ĹĻĽĿŁḶ£"),
    ("n", "ñńņňŋṇ"), ("N", "ÑŃŅŇŊṆ№"), ("r", "ŕŗřṛ"), ("R", "ŔŖŘṚ®"), ("s", "śŝşšșßſṣ"), ("S", "ŚŜŞŠȘṢ§"),
    ("t", "ţťŧțþṭ"), ("T", "ŢŤŦȚÞṬ"), ("w", "ŵ"), ("W", "Ŵ"), ("z", "źżžẓ"), ("Z", "ŹŻŽẒ"), ("E", "€"),
  ]

  private static let symbols: [(String, String)] = [
    ("-", "‐‑‒–—―−─━┄┅┈┉╌╍┬┴⁃"), ("|", "│┃┆┇┊┋╎╏║┤├‖¦"), ("+", "╭╮╰╯┌┐└┘┼╔╗╚╝╬╪┏┓┗┛"), ("=", "═≡"), ("!", "≠"),
    ("'", "‘’‚‛′ʻʼ"), ("\"", "“”„‟″«»"), ("<", "←‹◂◀⟨≤"), (">", "→›▸▶⟩≥➜"), ("^", "↑▲▴△⇧⌃"), ("v", "↓▼▾▽"),
    (".", "·∙․⋅"), ("~", "…≈∼±⋯↔"), ("*", "◆◇•●★☆✱⁎■"), ("o", "○◌◦°□"), ("x", "×✗✘✕✓✔"), ("/", "÷⁄∕⌘"),
    (" ", "\u{A0}\u{2002}\u{2003}\u{2009}\u{200A}\u{202F}\u{2007}"), ("1", "¹"), ("2", "²"), ("3", "³"),
    (",", "▁"), (":", "▂░"), ("-", "▃"), ("=", "▄"), ("+", "▅"), ("*", "▆"), ("%", "▇▒"), ("#", "█▉▊▓▀▌▐"),
  ]

  /// A look-alike for glyphs that are too many to list: braille by how many dots it has, and letters with a mark that
  /// the table does not know by their base.
  static func shape(of cluster: Character) -> String? {
    guard let scalar = cluster.unicodeScalars.first else { return nil }
    if (0x2800...0x28FF).contains(scalar.value) {
      return [" ", ".", ":", ":", "*", "*", "*", "#", "#"][(scalar.value & 0xFF).nonzeroBitCount]
    }
    return scalar.isASCII ? String(scalar) : nil
  }
}
