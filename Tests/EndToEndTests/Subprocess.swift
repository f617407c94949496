import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Runs a program to its end, for the harness's own needs and for the commands that draw no screen.
struct Subprocess {
  var status: Int32
  var output: String
  var errors: String

  /// The folder of the build, where the program lies beside the tests.
  static var buildFolder: URL {
    // …/debug/ententePackageTests.xctest/Contents/MacOS/… on macOS, …/debug/ententePackageTests.xctest on Linux.
    var folder = Bundle.main.bundleURL
    for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
      folder = bundle.bundleURL.deletingLastPathComponent()
    }
    return folder
  }

  /// The `entente` that was built with these tests, or the one that `ENTENTE_PROGRAM` names (`make test-release`).
  static var entente: URL {
    if let named = ProcessInfo.processInfo.environment["ENTENTE_PROGRAM"] { return URL(filePath: named) }
    return buildFolder.appending(path: "entente")
  }

  /// The root of the source tree, where `Data` and `Themes` are.
  static var sources: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  /// Where a program lies on the search path; nil when it is not installed.
  static func find(_ name: String) -> URL? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").map { URL(filePath: String($0)).appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// Runs the program with a cache folder of its own, which goes with the call.
  static func runEntente(_ arguments: [String]) throws -> Subprocess {
    let cache = FileManager.default.temporaryDirectory.appending(path: "entente-cache-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: cache) }
    let environment = ProcessInfo.processInfo.environment.merging(["XDG_CACHE_HOME": cache.path]) { $1 }
    return try run(entente, arguments, environment: environment)
  }

  /// Runs a program and waits for its end.
  ///
  /// - Parameter environment: the whole environment; nil passes on the tests' own.
  static func run(
    _ program: URL, _ arguments: [String], environment: [String: String]? = nil, input: String = ""
  ) throws -> Subprocess {
    let folder = FileManager.default.temporaryDirectory.appending(path: "entente-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Files and not pipes: a program that writes much never waits for a reader.
    let files = ["in", "out", "err"].map { folder.appending(path: $0) }
    try Data(input.utf8).write(to: files[0])
    for file in files[1...] { try Data().write(to: file) }

    let status = try spawn(program, arguments, environment: environment, files: files)
    func text(_ file: URL) throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }
    return Subprocess(status: status, output: try text(files[1]), errors: try text(files[2]))
  }

  /// Starts a program with files for its three streams, and waits for its end.
  ///
  /// Foundation's `Process` also waits for every child that the program leaves behind, and a tmux server stays.
  private static func spawn(
    _ program: URL, _ arguments: [String], environment: [String: String]?, files: [URL]
  ) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, file) in files.enumerated() {
      posix_spawn_file_actions_addopen(
        &actions, Int32(descriptor), file.path, descriptor == 0 ? O_RDONLY : O_WRONLY | O_TRUNC, 0o600)
    }
    // Tests run on threads that block signals, which a program would inherit: tmux would never hear of its children.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    let variables = environment ?? ProcessInfo.processInfo.environment
    var words = ([program.path] + arguments).map { strdup($0) } + [nil]
    var settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + settings { free(text) } }

    var id: pid_t = 0
    let failure = posix_spawn(&id, program.path, &actions, &attributes, &words, &settings)
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EINVAL) }
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    // As a shell tells it: the exit code, or 128 and the signal.
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }
}
