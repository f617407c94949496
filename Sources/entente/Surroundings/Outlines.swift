internal import ViewModels

/// Reads the outlines of countries that are installed beside the program.
enum Outlines {
  static func read() -> World {
    World.read(
      SharedFiles.outlines.flatMap(Surroundings.contents), from: SharedFiles.outlines ?? "share/entente/Data/world")
  }
}
