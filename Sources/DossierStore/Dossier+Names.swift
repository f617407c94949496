/// What is kept about a dossier elsewhere, and under which name.
extension Dossier {
  /// The name of the index of a folder: readable, and its own for every path.
  static func indexName(of folder: String) -> String { name(of: folder) + ".sqlite" }

  /// What files about a dossier are called that are kept elsewhere.
  package static func name(of folder: String) -> String {
    let absolute = Folder.absolute(folder)
    let name = absolute.split(separator: "/").last.map(String.init) ?? "dossier"
    let hash = UInt(bitPattern: Fingerprint.of(Array(absolute.utf8)))
    return "\(name)-\(hexadecimal(hash))"
  }

  /// Digits by hand: the library's way, which is for numbers of every kind, costs a start a quarter of a millisecond.
  private static func hexadecimal(_ number: UInt) -> String {
    let count = max(1, (UInt.bitWidth - number.leadingZeroBitCount + 3) / 4)
    return String(unsafeUninitializedCapacity: count) { digits in
      for place in 0..<count {
        let digit = UInt8(truncatingIfNeeded: number >> UInt(4 * (count - 1 - place))) & 15
        digits[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
      }
      return count
    }
  }

  /// Where the index of a folder is kept.
  package static func indexPath(of folder: String, in cacheFolder: String) -> String {
    cacheFolder + "/" + indexName(of: folder)
  }
}
