#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Opens addresses in the user's browser.
enum Browser {
  enum Outcome {
    case opened
    /// There is no screen to open one on, or no opener.
    case noBrowser
    /// The address is not one of the web: data must not start other programs.
    case refused
  }

  static func open(_ url: String) -> Outcome {
    guard url.hasPrefix("https://") || url.hasPrefix("http://") else { return .refused }
    #if canImport(Darwin)
      return spawn("/usr/bin/open", url) ? .opened : .noBrowser
    #else
      guard Surroundings.variable("DISPLAY") != nil || Surroundings.variable("WAYLAND_DISPLAY") != nil else {
        return .noBrowser
      }
      let folders = (Surroundings.variable("PATH") ?? "").split(separator: ":")
      guard let opener = folders.map({ "\($0)/xdg-open" }).first(where: Surroundings.exists) else { return .noBrowser }
      return spawn(opener, url) ? .opened : .noBrowser
    #endif
  }

  /// Starts a program in a group of its own with nothing to read or write, and does not wait for it.
  private static func spawn(_ program: String, _ argument: String) -> Bool {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in 0..<Int32(3) { posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own, so that ^C in the terminal does not reach the browser.
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    var words: [UnsafeMutablePointer<CChar>?] = [strdup(program), strdup(argument), nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    guard posix_spawn(&process, program, &actions, &attributes, &words, environ) == 0 else { return false }
    // The opener may take its time; a thread of the system's reaps it without a wait here.
    signal(SIGCHLD, SIG_IGN)
    return true
  }
}
