internal import Console
internal import ViewModels

/// `docs/keys.md`, made from the table of commands so that it cannot drift.
package enum KeysDocument {
  package static var markdown: String {
    var text = """
      # Keys

      Made from the table of commands (`Sources/ViewModels/Commands/Command.swift`) by `make golden`; do not edit.
      `?` shows the same list in the program, and narrows it as you type.

      """
    for context in CommandRow.Context.allCases {
      text += "\n## \(context.rawValue)\n\n| keys | what it does | name |\n| --- | --- | --- |\n"
      for row in Command.table where row.context == context {
        let keys = row.keys.map { "`\($0 == "|" ? "\\|" : $0)`" }.joined(separator: " ")
        text += "| \(keys) | \(row.summary) | `\(row.command.rawValue)` |\n"
      }
    }
    return text + """

      ## While typing into a field

      | keys | what it does |
      | --- | --- |
      | `enter` | keep what is typed, or choose the marked row |
      | `esc` `ctrl+c` | leave, and put back what was there |
      | `up` `down` | another choice; in the prompts for years and dates, a year on or back |
      | `pgup` `pgdn` | a screen of choices; in the prompts for dates, a month on or back |
      | `shift+up` `shift+down` | in the prompts for dates, a day on or back |
      | `tab` | put in the marked or first of the words offered above a filter; offer some where none are |
      | `left` `right` `home` `end` `ctrl+a` `ctrl+e` | move the cursor |
      | `backspace` `del` `ctrl+w` `ctrl+u` | delete a character, a word, everything |

      ## The mouse

      A click selects a row, a year of the strip or of the chart, or a hint of the bottom line; a second click on the same
      year of the strip shows all years again; a double click opens; the wheel scrolls. `M` gives the mouse back to the
      terminal, for selecting text (most terminals also do that while Shift is held).

      """
  }
}
