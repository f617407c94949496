internal import Diplomacy

extension Narrator {
  /// What there is to say after something was done: only what is different now, and where one stands.
  package static func changes(from old: Dashboard, to new: Dashboard) -> [String] {
    var lines: [String] = []
    if new.asOf != old.asOf { lines.append("As of \(new.asOf).") }
    if let overlay = new.overlay {
      lines += new.overlay == old.overlay ? [] : changedChoices(from: old.overlay, to: overlay) ?? question(new)
    } else if new.pages.map(\.subject) != old.pages.map(\.subject) || filters(new) != filters(old) {
      lines.append(new.pages.last.map(heading) ?? title(new.focus, new))
      lines += newChart(from: old, to: new)
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
    if let page = dashboard.pages.last {
      guard let table = page.sheet?.arrangement else { return [page.filter] }
      let keys = table.sort.map { "\($0.column)\($0.isDescending)" }
      return [page.filter, table.group ?? ""] + keys + table.columns + [page.sheet?.showsChart == true ? "chart" : ""]
    }
    let list = dashboard.partners
    switch dashboard.focus {
    case .partners: return ["\(list.filter)", list.order.rawValue, list.grouping.rawValue]
    case .timeline: return visits(dashboard)
    case .trade: return []
    }
  }

  /// The figures of a chart that a table shows now and did not before.
  private static func newChart(from old: Dashboard, to new: Dashboard) -> [String] {
    guard let figure = new.pages.last?.sheet?.chart, figure != old.pages.last?.sheet?.chart else { return [] }
    return Spoken.chart(figure)
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

  /// What a field or a list of choices asks, and how it is answered; nothing where none is open.
  ///
  /// - Parameter first: the position of the first choice that is told.
  package static func question(_ dashboard: Dashboard, from first: Int = 0) -> [String] {
    switch dashboard.overlay {
    case nil: return []
    case .tour:
      let panes = Tour.panes.map { "\($0.pane.rawValue). \($0.pane.title): \($0.words)." }
      let commands = Tour.commands.compactMap(\.row).map { "\(dashboard.keys.word($0.command)) \($0.summary)." }
      return ["\(Tour.title)."] + panes + commands + ["An empty line leaves."]
    case .prompt(let prompt):
      if let error = prompt.error { return ["\(error.message)."] }
      let present = prompt.field.text.isEmpty ? "" : " Now: \(prompt.field.text)."
      return [
        "\(prompt.label)? \(prompt.hint.prefix(1).uppercased() + prompt.hint.dropFirst()).\(present)",
        "An empty line leaves it as it is, a full stop alone empties it.",
      ]
    case .picker(let picker):
      let count = picker.matches.count
      let shown = picker.matches.indices.dropFirst(first).prefix(choicesShown)
      let left = count - shown.endIndex
      let more =
        left > 0
        ? [
          "And \(left) more: a part of a name or a word of the line narrows them, + tells the next \(min(left, choicesShown))."
        ]
        : []
      return (first == 0 ? ["\(picker.title): \(count) choice\(count == 1 ? "" : "s")."] : [])
        + shown.map { choice($0, in: picker) } + more + ["A number chooses, words narrow, an empty line leaves."]
    }
  }

  /// A choice with its number.
  private static func choice(_ position: Int, in picker: Picker) -> String {
    let item = picker.items[picker.matches[position]]
    let isCommand = picker.purpose == .command
    let parts = [item.title, item.detail, isCommand ? "" : item.figure].filter { !$0.isEmpty }
    let key = item.figure.replacing("\t", with: " or ")
    return "\(position + 1). " + Spoken.plain(parts.joined(separator: ", "))
      + (isCommand && !key.isEmpty ? "; key \(key)" : "")
  }

  /// What is different in a list that stays open while one chooses from it, such as the columns; nil for another list, or
  /// the same choices narrowed.
  private static func changedChoices(from old: Overlay?, to new: Overlay) -> [String]? {
    guard case .picker(let before)? = old, case .picker(let after) = new, before.purpose.stays(open: after.purpose),
      before.items != after.items
    else { return nil }
    let known = Dictionary(before.items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let changed = after.matches.indices.filter { position in
      let item = after.items[after.matches[position]]
      return known[item.id] != item
    }
    guard changed.isEmpty else { return changed.map { choice($0, in: after) + "." } }
    return [after.items.map(\.title).joined(separator: ", ") + "."]
  }

  /// How many choices are told at once.
  package static let choicesShown = 20
}

extension Picker.Purpose {
  /// Whether a list is still the one that it was, with something chosen in it.
  fileprivate func stays(open other: Picker.Purpose) -> Bool {
    switch (self, other) {
    case (.columns, .columns), (.compare, .compare): true
    default: false
    }
  }
}
