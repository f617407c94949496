internal import Console
internal import ViewModels

extension TextField {
  /// The part of the text around the cursor that fits.
  func visible(columns: Int) -> (text: String, dropped: Int, cursor: Int) {
    var shown = head
    var dropped = 0
    while TextWidth.columns(of: shown) >= columns, !shown.isEmpty {
      shown.removeFirst()
      dropped += 1
    }
    let rest = text.dropFirst(head.count)
    let tail = Fit.truncate(String(rest), to: max(0, columns - TextWidth.columns(of: shown)), ellipsis: "")
    return (shown + tail, dropped, TextWidth.columns(of: shown))
  }
}
