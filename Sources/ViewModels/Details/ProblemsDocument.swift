internal import Diplomacy

extension DetailDocument {
  /// A line of a file from which no row could be made.
  init(leftOut place: String, problems: [Problem]) {
    let text = DetailEntry(.text("No row could be made of this line; nothing else in the program shows it."))
    self.init(title: place, subtitle: "left out", entries: [text] + problems.map { DetailEntry(.problem($0)) })
  }
}
