internal import ViewModels

/// What the dashboard asks to be done with files of the program's own: marks, saved views, that the tour was seen.
struct FileEffects: Sendable {
  /// What is kept of the dossier; nil where there is no place for it.
  let files: StateFiles?

  /// Does what an effect asks, and says what came of it; nil when there is nothing to say.
  func carryOut(_ effect: Effect) -> Action? {
    switch effect {
    case .setMark(let mark): changeMarks { $0.set(mark) }
    case .removeMark(let letter): changeMarks { $0.remove(letter) }
    case .listViews: .views(SavedViews.all())
    case .saveView(let name, let text):
      told { () throws(Failure) in "Saved \(try SavedViews.write(name, text)); entente --view \(name) opens it" }
    case .deleteView(let name):
      told { () throws(Failure) in
        try SavedViews.delete(name)
        return "The view \(name) is deleted"
      }
    case .rememberTour: remember()
    default: nil
    }
  }

  private func remember() -> Action? {
    files?.rememberTour()
    return nil
  }

  private func changeMarks(_ change: (inout Marks) -> Void) -> Action? {
    guard let files else { return nil }
    do throws(Failure) { return .marks(try files.changeMarks(change)) } catch {
      return .message(Message("The mark is not kept: \(error)", kind: .error))
    }
  }

  /// What a work with files has to say, be it that it failed.
  private func told(_ work: () throws(Failure) -> String) -> Action {
    do throws(Failure) { return .message(Message(try work())) } catch {
      return .message(Message("\(error)", kind: .error))
    }
  }
}
