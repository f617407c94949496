/// Builds the escape (OSC 52) by which a terminal puts text on the clipboard, here or at the far end of a connection.
package enum Clipboard {
  /// The longest text, in bytes of UTF-8, that terminals are known to take.
  package static let limit = 74_994

  /// The bytes to send; nil when the text is too long or the terminal has no clipboard.
  package static func escape(for text: String, environment: [String: String]) -> [UInt8]? {
    let term = environment["TERM"] ?? ""
    let bytes = Array(text.utf8)
    let isWithout = ["", "linux", "dumb"].contains(term) || term.hasPrefix("vt")
    guard bytes.count <= limit, !isWithout else { return nil }
    // Unwrapped: a line break inside would end the escape.
    let plain = Array("\u{1B}]52;c;".utf8) + base64(bytes) + Array("\u{7}".utf8)
    if environment["TMUX"]?.isEmpty == false { return plain + passedThroughTmux(plain) }
    if environment["STY"]?.isEmpty == false { return passedThroughScreen(plain) }
    return plain
  }

  /// tmux takes the plain escape when `set-clipboard` is on, and passes this one on when `allow-passthrough` is.
  private static func passedThroughTmux(_ escape: [UInt8]) -> [UInt8] {
    let doubled = escape.flatMap { $0 == 0x1B ? [0x1B, 0x1B] : [$0] }
    return Array("\u{1B}Ptmux;".utf8) + doubled + Array("\u{1B}\\".utf8)
  }

  /// GNU screen passes on short pieces only.
  private static func passedThroughScreen(_ escape: [UInt8]) -> [UInt8] {
    stride(from: 0, to: escape.count, by: 240).flatMap { start in
      Array("\u{1B}P".utf8) + escape[start..<min(start + 240, escape.count)] + Array("\u{1B}\\".utf8)
    }
  }

  /// RFC 4648, in one line. Written out because Foundation would only be loaded for this.
  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var encoded: [UInt8] = []
    encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0...3 {
        encoded.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return encoded
  }
}
