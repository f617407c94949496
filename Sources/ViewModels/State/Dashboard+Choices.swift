package import Diplomacy

/// What choosing an item of a picker does.
extension Dashboard {
  mutating func choose(_ picker: Picker) -> [Effect] {
    guard let item = picker.selected else { return [] }
    overlay = nil
    switch picker.purpose {
    case .leader:
      timeline.filter =
        item.id.isEmpty
        ? timeline.filter.removing(.leader) : timeline.filter.replacing(.leader, with: .field(.leader, [item.title]))
      focus = .timeline
      return [askForTimeline()]
    case .kind:
      timeline.filter =
        item.id.isEmpty
        ? timeline.filter.removing(.kind) : timeline.filter.replacing(.kind, with: .field(.kind, [item.id]))
      return [askForTimeline()]
    case .sort: return sort(by: item.id)
    case .shade:
      if let shade = MapShade(rawValue: item.id) { onMap { $0.setShade(shade) } }
      return []
    case .sheetSort:
      sortSheet(item.id)
      return []
    case .columns:
      toggleColumn(picker)
      return []
    case .copy: return CopyChoice(rawValue: item.id).map { copy($0) } ?? []
    case .facet(let scope): return drill(scope, item.id)
    case .event: return openEvent(item.id)
    case .command: return Command(rawValue: item.id).map { perform($0) } ?? open(named: item.id)
    case .mark: return item.id.first.map { jump(to: $0) } ?? []
    case .savedView: return chooseView(item.id)
    case .deleteView(let name): return item.id.isEmpty ? [] : [.deleteView(name)]
    case .replaceView(let name): return item.id.isEmpty ? [] : writeView(name)
    case .compare(let chosen): return chooseForComparison(item, chosen, picker)
    case .turningPoint: return item.turningPoint.map { push(.beforeAfter($0)) } ?? []
    case .series: return choose(series: item.id.isEmpty ? nil : item.id)
    }
  }

  /// Opens the page that a choice of the palette names, or the visits of the leader.
  private mutating func open(named notation: String) -> [Effect] {
    if notation.hasPrefix(Self.leaderPrefix) {
      let name = String(notation.dropFirst(Self.leaderPrefix.count))
      return showVisits(Filter(terms: [.init(.field(.leader, [name]))]))
    }
    return DetailSubject(notation: notation).map { push($0) } ?? []
  }

  private mutating func sort(by id: String) -> [Effect] {
    if let order = PartnerList.Order(rawValue: id) {
      partners.setOrder(order)
      return []
    }
    if let order = VisitQuery.Order(rawValue: id) {
      timeline.order = order
      return [askForTimeline()]
    }
    return []
  }

  mutating func openEvent(_ id: String) -> [Effect] {
    if id == Self.allVisits, let year = trade.year {
      timeline.followsPartner = true
      timeline.setYears(from: year, through: year)
      focus = .timeline
      return [askForTimeline()]
    }
    guard let event = trade.report?.events.first(where: { $0.id == id }) else { return [] }
    switch event.kind {
    case .visit: return push(.visit(id))
    case .milestone: return push(.fact(FactKey("milestones", id)))
    case .agreement: return push(.fact(FactKey("agreements", id)))
    }
  }
}

extension LeaderCount {
  /// The name as shown: in the leader's own spelling where it is in Latin letters.
  package var displayName: String {
    nativeName.isEmpty || !SearchText.isLatin(nativeName) ? name : nativeName
  }
}

extension RelationEvent {
  /// What kind of event it is, in words.
  package var kindWords: String {
    switch kind {
    case .milestone(.tier, let tier): tier.phrase
    case .milestone(let kind, _): "relations \(kind.rawValue)"
    case .visit(let direction, let kind): "\(kind.rawValue), \(direction == .outbound ? "visit there" : "visit here")"
    case .agreement(let kind): kind.isEmpty ? "agreement" : "agreement, \(kind.replacing("_", with: " "))"
    }
  }
}
