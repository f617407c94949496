internal import Diplomacy

/// A list to choose one thing from, narrowed by typing.
package struct Picker: Hashable, Sendable {
  /// One choice.
  package struct Item: Hashable, Sendable {
    package var id: String
    package var title: String
    /// Said beside the title in a quieter voice.
    package var detail: String
    /// A number at the right edge, such as a count; blank for none.
    package var figure: String
    /// What typing is matched against besides the title.
    package var keywords: String
    /// What the choice leads to, where it is an event that trade is looked at before and after.
    var turningPoint: BeforeAfterChoice?
    /// The share of the whole, 0...1, that a bar shows beside the figure; nil for no bar.
    package var share: Double?

    package init(
      id: String, title: String, detail: String = "", figure: String = "", keywords: String = "", share: Double? = nil
    ) {
      self.share = share
      self.id = id
      self.title = title
      self.detail = detail
      self.figure = figure
      self.keywords = keywords
    }
  }

  /// What happens to the choice.
  package enum Purpose: Hashable, Sendable {
    case leader
    case kind
    case sort
    case shade
    case sheetSort
    /// Which columns of a table show: choosing shows or hides one and leaves the list open.
    case columns
    case facet(FacetScope)
    case copy
    case event
    /// Partners to compare, with the ids of those chosen so far: choosing one adds it or takes it out, until the first
    /// row shows the comparison.
    case compare([String])
    /// An event that trade is looked at before and after.
    case turningPoint
    case series
    case command
    case mark
    case savedView
    /// Whether to delete a view, or to replace it.
    case deleteView(String)
    case replaceView(String)
  }

  package var purpose: Purpose
  package var title: String
  package var field = TextField()
  package private(set) var items: [Item]
  /// The positions in `items` of those that match, best first.
  package private(set) var matches: [Int]
  package var cursor = ListCursor()
  /// Whether the choices are still being looked up.
  package var isLoading: Bool

  package init(purpose: Purpose, title: String, items: [Item], selecting id: String? = nil, isLoading: Bool = false) {
    self.purpose = purpose
    self.title = title
    self.items = items
    self.isLoading = isLoading
    matches = Array(items.indices)
    cursor.setCount(items.count)
    if let id, let row = items.firstIndex(where: { $0.id == id }) { cursor.select(row) }
  }

  /// Fills in the choices once they are known.
  package mutating func fill(_ items: [Item]) {
    self.items = items
    isLoading = false
    narrow()
  }

  /// Puts the cursor on a choice, if it is among those that match.
  package mutating func select(id: String) {
    if let position = matches.firstIndex(where: { items[$0].id == id }) { cursor.select(position) }
  }

  package mutating func type(_ edit: TextField.Edit) {
    field.apply(edit)
    narrow()
  }

  /// The choice under the cursor.
  package var selected: Item? {
    matches.indices.contains(cursor.selected) ? items[matches[cursor.selected]] : nil
  }

  /// Keeps what matches the typed words; equal scores keep the order of the items.
  private mutating func narrow() {
    let query = FuzzyQuery(field.text)
    guard !query.isEmpty else {
      // Nothing is typed: thousands of names need not be looked at.
      matches = Array(items.indices)
      cursor.setCount(matches.count)
      cursor.select(0)
      return
    }
    let scored = items.indices.compactMap { index -> (score: Int, index: Int)? in
      let item = items[index]
      // A command is found by its name before anything that only mentions the word.
      if purpose == .command, let score = query.score(item.keywords) { return (score + 100, index) }
      if let score = query.score(item.title) { return (score + 1, index) }
      return query.score(item.title + " " + item.keywords + " " + item.detail).map { ($0 / 2, index) }
    }
    matches = scored.sorted { $0.score != $1.score ? $0.score > $1.score : $0.index < $1.index }.map(\.index)
    cursor.setCount(matches.count)
    cursor.select(0)
  }
}
