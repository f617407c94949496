internal import Console
internal import Diplomacy
internal import ViewModels

/// The filter of what is in front. It stands in the title there; where that is too narrow for all of it, the bottom row
/// has it instead of the hints, since nobody must wonder why rows are missing.
enum ActiveFilter {
  /// The filter where its own title cuts it; nil elsewhere.
  static func cut(_ dashboard: Dashboard, _ layout: ScreenLayout) -> String? {
    if let page = dashboard.pages.last {
      if let map = page.map { return cut(map, in: layout.body) }
      guard !page.filter.isEmpty else { return nil }
      if let sheet = page.sheet?.sheet {
        let count = "\(grouped(page.matching)) of \(grouped(page.total))"
        return isCut("\(sheet.title)  \(page.filter)", beside: count, in: layout.body) ? "Filter: \(page.filter)" : nil
      }
      guard let document = page.document else { return nil }
      let title = "\(document.title)  \(page.filter)  \(page.matching) of \(page.total)"
      return isCut(title, beside: document.subtitle, in: layout.body) ? "Filter: \(page.filter)" : nil
    }
    guard let frame = layout.panes[dashboard.focus] else { return nil }
    switch dashboard.focus {
    case .partners:
      let list = dashboard.partners
      guard !list.filter.isEmpty else { return nil }
      let isCut = isCut("1 Partners  \(list.filter)", beside: "\(list.matching) of \(list.rows.count)", in: frame)
      return isCut ? "Filter: \(list.filter)" : nil
    case .timeline:
      let timeline = dashboard.timeline
      guard !timeline.filter.isEmpty else { return nil }
      let partner = timeline.followsPartner ? "  with \(dashboard.partners.selected?.name ?? "…")" : ""
      let count = "\(grouped(timeline.summary.matching)) of \(grouped(timeline.summary.total))"
      return isCut("2 Timeline\(partner)  \(timeline.filter)", beside: count, in: frame)
        ? "Filter:\(partner) \(timeline.filter)" : nil
    case .trade: return nil
    }
  }

  /// What narrows a map: its filter, the region, and which visits count.
  private static func cut(_ map: MapPage, in frame: Rect) -> String? {
    let words = map.titleWords
    let others = words.dropFirst().joined(separator: " · ")
    guard !map.filter.isEmpty || !map.report.visits.isEmpty else { return nil }
    let title = "8 Map  \(words.joined(separator: " · "))" + (map.filter.isEmpty ? "" : "  \(map.filter)")
    let all = map.report.partners.count
    let count = map.filter.isEmpty ? "\(all) partners" : "\(map.kept.count) of \(all)"
    guard isCut(title, beside: count, in: frame) else { return nil }
    return "Filter: " + [map.filter.description, others].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// Whether a frame's top edge has no room for a title beside its count, as `Panel` shares it out.
  private static func isCut(_ title: String, beside count: String, in frame: Rect) -> Bool {
    TextWidth.columns(of: title) + TextWidth.columns(of: count) + 7 > frame.width
  }
}
