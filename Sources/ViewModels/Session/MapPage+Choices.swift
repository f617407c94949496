/// The map's part of the view.
extension MapPage {
  /// What the person has chosen, and the partner under the cursor.
  var choices: ViewState.Map {
    var choices = ViewState.Map()
    choices.shade = shade
    choices.filter = filter
    choices.region = region
    choices.selected = selectedID
    return choices
  }

  /// Puts choices back, as far as the map that is loaded has what they name.
  package mutating func restore(_ choices: ViewState.Map) {
    if shade != choices.shade { setShade(choices.shade) }
    if filter != choices.filter { setFilter(choices.filter) }
    if region != choices.region { zoom(to: choices.region) }
    if let id = choices.selected { select(id) }
  }
}
