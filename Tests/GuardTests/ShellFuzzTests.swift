import Foundation
import Guard
import SystemPackage
import Testing

/// Lines that nobody would write: whatever comes, a line is read or refused in a bounded time.
struct ShellFuzzTests {
  /// How many lines are made; `ALEMBIC_EXPERT_FUZZ=100000` for a long run.
  private static let count =
    ProcessInfo.processInfo.environment["ALEMBIC_EXPERT_FUZZ"].flatMap(Int.init) ?? 3_000

  /// The processor time that a line may take here, where nothing is optimized: some fifty times of what it
  /// takes in a release build.
  private static let bound = 0.5

  private static let folder = FilePath("/nowhere")

  @Test func madeAndDamagedLinesAreReadInABoundedTime() throws {
    var lines = ShellLineGenerator(
      seed: 6, samples: try LabelledAction.all().filter { $0.kind == "command" }.map { $0.parts[0] }
    )
    let project = try LabelledProject.make()
    defer { project.remove() }
    var slowest = (time: 0.0, line: "")
    for number in 0..<Self.count {
      let line = lines.next()
      let time = Self.time { _ = ShellReading.of(line, in: Self.folder) }
      if time > slowest.time { slowest = (time, line) }
      // The rules meet what the reader makes of it.
      if number % 20 == 0 { _ = try project.scene(isOwnAgent: true).decide(.command(line)) }
    }
    #expect(slowest.time < Self.bound, "\(slowest.time) s: \(slowest.line.prefix(400))")
  }

  @Test(arguments: hostile)
  func hostileLinesAreReadInABoundedTime(_ name: String, _ line: String) {
    var reading: ShellReading?
    let time = Self.time { reading = ShellReading.of(line, in: Self.folder) }
    #expect(time < 4 * Self.bound, "\(name): \(time) s")
    #expect((reading?.commands.count ?? 0) <= 1_000, "\(name)")
  }

  /// A line that ends in the middle of a command is asked about, not passed.
  @Test(arguments: [
    "case", "case x", "case x in", "case x in a", "case x in a)", "case x in (", "for", "for x",
    "for x in", "for x in a; do", "while", "if", "if a; then", "function", "function f", "f()",
    "[[",
    "{", "(", "!", "time", "a |", "a &&", "<", "a >", "<<", "<<<", "$(", "${", "`", "'", "\"", "\\",
    "select", "until", "((", "$((", "<(", "x=(", "case esac", "coproc",
  ])
  func unfinishedLines(_ end: String) throws {
    let project = try GuardedProject()
    defer { project.remove() }
    let scene = try project.scene(isOwnAgent: false)
    #expect(scene.decide(.command("alembic upgrade head; \(end)")).verdict != .allowed)
    #expect(scene.decide(.command("alembic upgrade head\n\(end)")).verdict != .allowed)
  }

  /// A line that is too long to follow is no way around the catalogue.
  @Test func aLineThatIsNotFollowedIsAsked() throws {
    let project = try GuardedProject()
    defer { project.remove() }
    let scene = try project.scene(isOwnAgent: false)
    for (name, line) in Self.hostile where name.hasPrefix("deep") {
      let decision = scene.decide(.command(line + "; alembic upgrade head"))
      #expect(decision.verdict != .allowed, "\(name)")
    }
  }

  private static func times(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  static let hostile: [(String, String)] = [
    ("deep subshells", times("(", 20_000) + "ls" + times(")", 20_000)),
    ("deep substitutions", times("$(", 20_000) + "ls" + times(")", 20_000)),
    ("deep quoted substitutions", times("\"$(echo ", 5_000) + "ls" + times(")\"", 5_000)),
    ("deep braces", times("{ ", 20_000) + "ls; " + times("} ", 20_000)),
    ("deep functions", times("a()", 20_000) + " ls"),
    ("deep parameters", times("${", 20_000) + times("}", 20_000)),
    ("deep ifs", times("if ", 10_000) + "ls" + times("; then a; fi", 10_000)),
    ("deep shells", times("bash -c '", 1_000) + times("'", 1_000)),
    ("open brackets", times("$((", 10_000)),
    ("backticks", times("`", 20_001)),
    ("backslashes", times("\\", 20_001)),
    ("braces that multiply", "rm " + times("{a,b}", 40)),
    ("braces in braces", "rm " + times("{a,", 200) + "b" + times("}", 200)),
    ("a variable that doubles", "a=xxxxxxxx; " + times("a=$a$a; ", 100) + "eval $a"),
    ("an output that doubles", "a=xxxxxxxx; " + times("a=$(echo $a$a); ", 100) + "eval $a"),
    ("a function that calls itself twice", "f() { f; f; }; f"),
    ("a bomb", ":(){ :|:& };:"),
    ("an alias of itself", "alias ls='ls ls'\n" + times("ls;", 1_000)),
    ("aliases in a ring", "alias a='b'\nalias b='a'\na"),
    ("loops in loops", times("for a in 1 2 3 4 5 6 7 8; do ", 20) + "ls" + times("; done", 20)),
    ("an eval of itself", "a='eval $a'; eval $a"),
    ("a long word", times("a\\b", 30_000)),
    ("a long line", times("ls -la | grep x && echo 'y'; ", 2_000)),
    ("many redirections", "ls " + times(">a ", 5_000)),
    ("many documents", times("cat <<E\nx\nE\n", 2_000)),
    ("documents without texts", times("<<E ", 5_000)),
    ("many fields", "a='" + times("x ", 20_000) + "'; " + times("ls $a; ", 500)),
    ("many stars", "rm " + times("*a", 2_000)),
    ("nothing but operators", times(";;&|(", 5_000)),
    ("control characters", times("\u{0}\u{1}\u{1B}\r", 5_000)),
    ("xargs of xargs", times("xargs ", 5_000) + "ls"),
    ("sudo of sudo", times("sudo ", 5_000) + "ls"),
  ]

  /// The processor time of this thread, which a busy machine does not lengthen.
  private static func time(_ body: () -> Void) -> Double {
    let start = clock()
    body()
    return clock() - start
  }

  private static func clock() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}
