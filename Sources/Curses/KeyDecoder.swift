internal import Console

/// Turns what ncurses read from the keyboard into what the person did.
///
/// It is fed one item at a time. ncurses recognises the keys that terminfo lists; the rest arrives as separate
/// characters after an escape, which are put together here.
struct KeyDecoder {
  /// One thing that ncurses read.
  enum Item: Hashable {
    case byte(UInt8)
    /// A key by ncurses' number, with terminfo's name where it has one.
    case key(Int32, name: String?)
  }

  private enum State: Hashable {
    case ground
    case escape
    /// After `ESC [`.
    case control(String)
    /// After `ESC O`.
    case single
    /// After `ESC [ M`: three bytes of an old-style mouse report.
    case oldMouse([UInt32])
    /// Inside `ESC ]`, `ESC P` and the like: an answer of the terminal's, up to its end.
    case string(opened: Unicode.Scalar, escaped: Bool, text: String)
  }

  private var state = State.ground
  private var characters = UTF8Assembler()
  /// Whether an escape came before the escape of the sequence, as some terminals send Alt.
  private var alt = false
  private(set) var inputs: [Input] = []

  /// Whether the terminal was asked something and has not answered yet. What it answers last is what it is (`ESC [ c`),
  /// which every terminal knows.
  var awaitsAnswer = false

  /// Whether a sequence has begun and not ended.
  var isMidSequence: Bool { state != .ground || characters.isMidCharacter }
  /// Whether a lone escape is waiting. ncurses has waited for more already, so it is the Escape key.
  var isAtEscape: Bool { state == .escape }

  /// Takes the inputs decoded so far.
  mutating func take() -> [Input] {
    defer { inputs = [] }
    return inputs
  }

  mutating func feed(_ item: Item) {
    switch item {
    case .key(let code, let name):
      if let key = KeyTables.key(code: code, name: name) { emit(.key(key), alt: state == .escape) }
      state = .ground
      characters.reset()
    case .byte(let byte):
      if let scalar = characters.feed(byte) { feed(scalar) }
    }
  }

  private mutating func feed(_ scalar: Unicode.Scalar) {
    switch state {
    case .ground: type(scalar)
    case .escape: afterEscape(scalar)
    case .control(let parameters): afterControl(parameters, scalar)
    case .single:
      state = .ground
      if let code = KeyTables.letters[Character(scalar)] { emit(.key(Key(code)), alt: alt) }
    case .oldMouse(let bytes): oldMouse(bytes + [scalar.value])
    case .string(let opened, let escaped, let text):
      let ends = scalar == "\u{7}" || scalar == "\u{9C}" || (escaped && scalar == "\\")
      if ends {
        state = .ground
        answered(opened, text)
      } else if text.utf8.count > 4096 {
        state = .ground
      } else {
        let isEscape = scalar == "\u{1B}"
        state = .string(opened: opened, escaped: isEscape, text: isEscape ? text : text + String(scalar))
      }
    }
  }

  /// Takes what the terminal says of its background; other answers are to questions that nobody asked.
  private mutating func answered(_ opened: Unicode.Scalar, _ text: String) {
    guard awaitsAnswer, opened == "]", let backdrop = Backdrop(answer: text) else { return }
    inputs.append(.backdrop(backdrop))
  }

  private mutating func type(_ scalar: Unicode.Scalar) {
    if scalar == "\u{1B}" {
      state = .escape
      alt = false
    } else if !joinsLast(scalar), let key = KeyTables.key(scalar: scalar) {
      inputs.append(.key(key))
    }
  }

  /// Adds a mark, a joiner or the second half of a flag to the character before it, where they make one.
  private mutating func joinsLast(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300, case .key(let last) = inputs.last, !last.control, !last.alt,
      case .character(let character) = last.code
    else { return false }
    var text = String(character)
    text.unicodeScalars.append(scalar)
    guard text.count == 1, let joined = text.first else { return false }
    inputs[inputs.count - 1] = .key(Key(.character(joined)))
    return true
  }

  private mutating func afterEscape(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\u{1B}": alt = true
    case "[": state = .control("")
    case "O": state = .single
    case "]", "P", "_", "^", "X": state = .string(opened: scalar, escaped: false, text: "")
    default:
      state = .ground
      if let key = KeyTables.key(scalar: scalar) { emit(.key(key), alt: true) }
    }
  }

  private mutating func afterControl(_ parameters: String, _ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x4D where parameters.isEmpty: state = .oldMouse([])
    case 0x40...0x7E:
      state = .ground
      // What the terminal is, the last of its answers.
      if scalar == "c", parameters.hasPrefix("?") { awaitsAnswer = false }
      let sequence = ControlSequence(parameters: parameters, final: Character(scalar))
      if let input = sequence.input { emit(input, alt: alt) }
    case 0x20..<0x40 where parameters.utf8.count < 64: state = .control(parameters + String(scalar))
    case 0x1B: state = .escape
    default: state = .ground
    }
  }

  private mutating func oldMouse(_ bytes: [UInt32]) {
    guard bytes.count == 3 else {
      state = .oldMouse(bytes)
      return
    }
    state = .ground
    let input = ControlSequence.mouse(
      button: Int(bytes[0]) - 32, column: Int(bytes[1]) - 33, row: Int(bytes[2]) - 33)
    if let input { inputs.append(input) }
  }

  private mutating func emit(_ input: Input, alt: Bool) {
    guard alt, case .key(var key) = input else { return inputs.append(input) }
    key.alt = true
    inputs.append(.key(key))
  }

  /// Ends a sequence that nothing followed: a lone escape is the Escape key, and an escape with one character was
  /// typed with Alt. The rest was cut short, and is dropped.
  mutating func finish() {
    characters.reset()
    defer { state = .ground }
    switch state {
    case .escape: inputs += Array(repeating: .key(Key(.escape)), count: alt ? 2 : 1)
    case .control(""): inputs.append(.key(Key(.character("["), alt: true)))
    case .single: inputs.append(.key(Key(.character("O"), alt: true)))
    case .string(let opened, _, ""): inputs.append(.key(Key(.character(Character(opened)), alt: true)))
    default: break
    }
  }
}
