/// Something the person did at the terminal: a key, a mouse button, a paste, or a change of the window's size; or what the
/// terminal says of itself when asked.
package enum Input: Hashable, Sendable {
  case key(Key)
  case mouse(Mouse)
  case resize(Size)
  /// Whether the terminal's background is dark or light.
  case backdrop(Backdrop)
}

/// A key with its modifiers.
package struct Key: Hashable, Sendable {
  package var code: Code
  package var control: Bool
  package var alt: Bool
  /// Set for named keys only: a shifted letter is another character.
  package var shift: Bool

  package init(_ code: Code, control: Bool = false, alt: Bool = false, shift: Bool = false) {
    self.code = code
    self.control = control
    self.alt = alt
    self.shift = shift
  }

  /// Which key it is, apart from the modifiers.
  package enum Code: Hashable, Sendable {
    case character(Character)
    case enter, escape, tab, backspace, delete, insert
    case up, down, left, right
    case home, end, pageUp, pageDown
    case function(Int)
  }
}

/// A mouse event at a cell of the screen.
package struct Mouse: Hashable, Sendable {
  /// What was done with the mouse.
  package enum Kind: Hashable, Sendable {
    case press
    case doublePress
    case wheelUp
    case wheelDown
  }

  package var kind: Kind
  package var point: Point

  package init(_ kind: Kind, at point: Point) {
    self.kind = kind
    self.point = point
  }
}
