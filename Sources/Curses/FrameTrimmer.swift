/// Takes out of a frame the changes of colour that no cell shows.
///
/// ncurses turns everything off and names both colours anew at every change, also before a blank and before it moves
/// on. Here a change is held back until something is drawn that would show it, and then sent as what differs: a moved
/// selection takes half the bytes. A change that the trimmer does not understand ends its work: from then on everything
/// passes through.
struct FrameTrimmer {
  private var isTrimming: Bool
  /// What the terminal draws with; nil when that is not known.
  private var sent: TextAttributes?
  /// What ncurses takes the terminal to draw with.
  private var wanted = TextAttributes()
  /// The character set that was chosen last, as its escape sequence.
  private var characterSet: ArraySlice<UInt8> = []
  private var trimmed: [UInt8] = []

  /// - Parameter keepsAttributes: whether the terminal moves its cursor safely with any attributes on (`msgr`).
  init(keepsAttributes: Bool) { isTrimming = keepsAttributes }

  /// Forgets what the terminal draws with, for when something else has written on it.
  mutating func forget() {
    sent = nil
    characterSet = []
    // ncurses ends every frame so.
    wanted = TextAttributes()
  }

  /// The frame in fewer bytes. The terminal draws the same, and at its end has the attributes that ncurses gave it.
  mutating func trim(_ frame: some Sequence<UInt8>) -> [UInt8] {
    trimmed.removeAll(keepingCapacity: true)
    var rest = Array(frame)[...]
    while isTrimming, let byte = rest.first {
      switch byte {
      case 0x1B: takeSequence(&rest)
      case 0x20:
        settleBackground()
        trimmed.append(rest.removeFirst())
      // Back, to the start of the line, to the other character set and back: nothing is drawn.
      case 0x08, 0x0D, 0x0E, 0x0F: trimmed.append(rest.removeFirst())
      default:
        settle()
        trimmed.append(rest.removeFirst())
      }
    }
    // Between frames, others write on the terminal as well, such as a shell when the program steps aside.
    if isTrimming { settle() }
    trimmed += rest
    return trimmed
  }

  private mutating func settle() {
    wanted.appendChange(from: sent, to: &trimmed)
    sent = wanted
  }

  /// Settles what shows on a blank or an erased cell.
  private mutating func settleBackground() {
    guard let sent, sent.flags & ~wanted.flags & TextAttributes.seenOnBlanks == 0,
      wanted.flags & TextAttributes.seenOnBlanks == 0
    else { return sent?.looksSameOnBlanks(wanted) == true ? () : settle() }
    var next = sent
    next.background = wanted.background
    next.appendChange(from: sent, to: &trimmed)
    self.sent = next
  }

  private mutating func takeSequence(_ rest: inout ArraySlice<UInt8>) {
    let end = Self.end(of: rest)
    let sequence = rest[..<end]
    rest = rest[end...]
    let kind = sequence.dropFirst().first ?? 0
    switch kind {
    case 0x5B where sequence.count > 2: takeControl(sequence)
    case 0x20...0x2F:
      // A character set draws nothing by itself.
      if sequence != characterSet { trimmed += sequence }
      characterSet = ArraySlice(Array(sequence))
    default:
      settle()
      trimmed += sequence
      // A cursor that is put back brings its attributes along.
      if kind == 0x38 { isTrimming = false }
    }
  }

  private mutating func takeControl(_ sequence: ArraySlice<UInt8>) {
    var next = wanted
    switch sequence.last ?? 0 {
    case 0x6D where next.apply(sequence.dropFirst(2).dropLast()):
      wanted = next
      return
    // Moves of the cursor show no colour.
    case 0x41...0x48, 0x64, 0x66: break
    // Erased cells take the background.
    case 0x4A, 0x4B, 0x58: settleBackground()
    case 0x6D:
      settle()
      isTrimming = false
    default: settle()
    }
    trimmed += sequence
  }

  /// Where the escape sequence ends that the bytes begin with.
  private static func end(of bytes: ArraySlice<UInt8>) -> Int {
    let inside = bytes.dropFirst(2)
    let final: Int? =
      switch bytes.dropFirst().first ?? 0 {
      case 0x5B: inside.firstIndex { (0x40...0x7E).contains($0) }
      // A character set and the like: bytes in between, then the final one.
      case 0x20...0x2F: inside.firstIndex { (0x30...0x7E).contains($0) }
      default: bytes.dropFirst().startIndex
      }
    return min(final.map { $0 + 1 } ?? bytes.endIndex, bytes.endIndex)
  }
}
