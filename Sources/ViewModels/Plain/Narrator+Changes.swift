internal import Diplomacy

extension Narrator {
  /// What there is to say after something was done: only what is different now, and where one stands.
  package static func changes(from old: Dashboard, to new: Dashboard) -> [String] {
    var lines: [String] = []
    if new.asOf != old.asOf { lines.append("As of \(new.asOf).") }
    if let overlay = new.overlay {
      lines += new.overlay == old.overlay ? [] : question(overlay)
    } else if new.pages.map(\.subject) != old.pages.map(\.subject) || filters(new) != filters(old) {
      lines.append(new.pages.last.map(heading) ?? title(new.focus, new))
      lines += whereabouts(from: nil, to: new)
    } else if new.focus != .timeline, visits(new) != visits(old) {
      // From another pane the timeline is filtered as well.
      lines.append(title(.timeline, new))
    } else if new.focus != old.focus {
      lines.append(title(new.focus, new))
      lines += whereabouts(from: nil, to: new)
    } else if place(new) != place(old) {
      lines += whereabouts(from: old, to: new)
    }
    if let message = new.message, message != old.message { lines.append(Spoken.plain(message.text) + ".") }
    return lines.isEmpty && new.overlay == nil ? [place(new)] : lines
  }

  /// What decides which rows the list in front has and in which order.
  private static func filters(_ dashboard: Dashboard) -> [String] {
    if let page = dashboard.pages.last { return [page.filter] + (page.sheet.map(setting) ?? []) }
    let list = dashboard.partners
    switch dashboard.focus {
    case .partners: return ["\(list.filter)", list.order.rawValue, list.grouping.rawValue]
    case .timeline: return visits(dashboard)
    case .trade: return []
    }
  }

  private static func visits(_ dashboard: Dashboard) -> [String] {
    let timeline = dashboard.timeline
    return ["\(timeline.filter)", timeline.order.rawValue, timeline.followsPartner ? "partner" : ""]
  }

  /// The selected row, after its heading where that is a new one.
  private static func whereabouts(from old: Dashboard?, to new: Dashboard) -> [String] {
    let heading = group(new).flatMap { $0 == old.flatMap(group) ? nil : $0 + ":" }
    return [heading, place(new)].compactMap(\.self)
  }

  /// What a field or a list of choices asks, and how it is answered.
  static func question(_ overlay: Overlay) -> [String] {
    switch overlay {
    case .tour:
      let panes = Tour.panes.map { "\($0.pane.rawValue). \($0.pane.title): \($0.words)." }
      let commands = Tour.commands.compactMap(\.row).map { "\($0.keys.first ?? "") \($0.summary)." }
      return ["\(Tour.title)."] + panes + commands + ["An empty line leaves."]
    case .prompt(let prompt):
      if let error = prompt.error { return ["\(error.message)."] }
      let present = prompt.field.text.isEmpty ? "" : " Now: \(prompt.field.text)."
      return [
        "\(prompt.label)? \(prompt.hint.prefix(1).uppercased() + prompt.hint.dropFirst()).\(present)",
        "An empty line leaves it as it is, a full stop alone empties it.",
      ]
    case .picker(let picker):
      let shown = picker.matches.prefix(choicesShown)
      let choices = shown.enumerated().map { number, index -> String in
        let item = picker.items[index]
        let parts = [item.title, item.detail, picker.purpose == .command ? "" : item.figure].filter { !$0.isEmpty }
        let key = item.figure.replacing("\t", with: " or ")
        return "\(number + 1). " + parts.joined(separator: ", ")
          + (picker.purpose == .command && !key.isEmpty ? "; key \(key)" : "")
      }
      let left = picker.matches.count - shown.count
      return ["\(picker.title): \(picker.matches.count) choice\(picker.matches.count == 1 ? "" : "s")."] + choices
        + (left > 0 ? ["And \(left) more."] : [])
        + ["A number chooses, words narrow, an empty line leaves."]
    }
  }

  /// How many choices are told at once; the commands are fewer than these.
  package static let choicesShown = 100
}
