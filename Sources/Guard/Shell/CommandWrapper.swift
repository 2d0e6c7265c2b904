/// A program that runs another one, which its arguments name.
struct CommandWrapper: Sendable {
  /// Its names.
  let names: Set<String>
  /// The words that must follow for it to run something; empty when nothing must.
  var verbs: [[String]] = []
  /// Options that take the next word along.
  var values: Set<String> = []
  /// How many operands stand before the command.
  var operands = 0
  /// Whether `NAME=value` may stand before the command.
  var takesAssignments = false
  /// Whether the command runs on another machine or in a container.
  var isElsewhere = false
  /// Whether what follows is joined by spaces and given to a shell.
  var isScript = false
  /// Whether it is a project's runner, such as `poetry run`.
  var isRunner = false

  /// What a wrapper's arguments mean.
  struct Split {
    /// The wrapper and its verb.
    let name: String
    /// The command that it runs.
    let command: ArraySlice<ShellCommand.Argument>
    /// `NAME=value` before the command.
    var environment: [String: String] = [:]
    /// Whether an option was met that the table does not know.
    var isDoubtful = false
  }

  /// Takes `arguments` apart; nil when the wrapper runs nothing here.
  func split(_ program: String, _ arguments: [ShellCommand.Argument]) -> Split? {
    var index = 0
    var isDoubtful = false
    var name = program
    // `docker run --entrypoint PROGRAM IMAGE ARGUMENTS`
    var entry: ShellCommand.Argument?
    func skipOptions() {
      while index < arguments.count {
        let text = arguments[index].text
        guard text.hasPrefix("-"), text.count > 1 else { return }
        index += 1
        if text == "--" { return }
        if text.hasPrefix("--entrypoint=") {
          entry = ShellCommand.Argument(String(text.dropFirst("--entrypoint=".count)))
        } else if values.contains(text) {
          if text == "--entrypoint", index < arguments.count { entry = arguments[index] }
          index += 1
        } else if text.hasPrefix("--"), !text.contains("=") {
          isDoubtful = true
        }
      }
    }
    if !verbs.isEmpty {
      var rest = verbs
      var depth = 0
      search: while true {
        skipOptions()
        guard index < arguments.count else { return nil }
        let word = arguments[index].text
        rest = rest.filter { $0.count > depth && $0[depth] == word }
        guard !rest.isEmpty else { return nil }
        index += 1
        depth += 1
        name += " " + word
        if rest.contains(where: { $0.count == depth }) { break search }
      }
    }
    skipOptions()
    for _ in 0..<operands where index < arguments.count {
      index += 1
      skipOptions()
    }
    var environment: [String: String] = [:]
    while takesAssignments, index < arguments.count,
      let equals = arguments[index].text.firstIndex(of: "="),
      equals > arguments[index].text.startIndex
    {
      let text = arguments[index].text
      environment[String(text[..<equals])] = String(text[text.index(after: equals)...])
      index += 1
    }
    if let entry {
      return Split(
        name: name, command: ([entry] + arguments[index...])[...], environment: environment)
    }
    guard index < arguments.count else { return nil }
    return Split(
      name: name, command: arguments[index...], environment: environment, isDoubtful: isDoubtful)
  }

  /// Those that are known.
  static let all: [CommandWrapper] = local + runners + remote

  private static let local: [CommandWrapper] = [
    CommandWrapper(
      names: ["sudo"],
      values: [
        "-u", "-g", "-h", "-p", "-C", "-D", "-R", "-T", "-U", "-r", "-t", "--user", "--group",
        "--host", "--prompt", "--chdir", "--chroot",
      ], takesAssignments: true),
    CommandWrapper(names: ["doas"], values: ["-u", "-C"]),
    CommandWrapper(
      names: ["env"], values: ["-u", "-C", "--unset", "--chdir"], takesAssignments: true),
    CommandWrapper(names: ["builtin", "nohup", "setsid", "chronic", "unbuffer", "caffeinate"]),
    CommandWrapper(names: ["exec"], values: ["-a"]),
    CommandWrapper(names: ["stdbuf"], values: ["-i", "-o", "-e"]),
    CommandWrapper(names: ["nice"], values: ["-n", "--adjustment"]),
    CommandWrapper(names: ["ionice"], values: ["-c", "-n", "-p"]),
    CommandWrapper(names: ["time", "gtime"], values: ["-f", "-o"]),
    CommandWrapper(
      names: ["timeout", "gtimeout"], values: ["-s", "-k", "--signal", "--kill-after"], operands: 1),
    CommandWrapper(names: ["strace", "ltrace"], values: ["-e", "-o", "-p", "-s", "-P"]),
    CommandWrapper(names: ["flock"], values: ["-w", "-E", "--timeout"], operands: 1),
    CommandWrapper(names: ["watch"], values: ["-n", "--interval"], isScript: true),
    CommandWrapper(names: ["gosu", "su-exec", "setpriv", "chroot"], operands: 1),
    CommandWrapper(
      names: ["busybox", "xvfb-run", "systemd-run", "systemd-inhibit", "mise"],
      values: [
        "--unit", "-p", "--property", "-s", "-e",
      ]),
    CommandWrapper(names: ["taskset", "chrt"], values: ["-p"], operands: 1),
    CommandWrapper(names: ["sshpass"], values: ["-p", "-f", "-d", "-P"]),
    CommandWrapper(names: ["direnv"], verbs: [["exec"]], operands: 1),
    CommandWrapper(names: ["dotenv"], verbs: [["run"]], values: ["-f", "--file", "-e"]),
    CommandWrapper(
      names: ["doppler", "op", "infisical", "honcho", "foreman"], verbs: [["run"]],
      values: ["-p", "-c", "-e", "-f", "--project", "--config", "--env", "--env-file"]),
    CommandWrapper(names: ["aws-vault", "chamber", "envchain"], verbs: [["exec"]], operands: 1),
    CommandWrapper(
      names: ["coverage"], verbs: [["run"]], values: ["--source", "--omit", "--rcfile"]),
    CommandWrapper(
      names: ["tmux"],
      verbs: [
        ["new"], ["new-session"], ["new-window"], ["neww"], ["split-window"], ["send-keys"],
        ["send"],
      ], values: ["-s", "-n", "-t", "-c"], isScript: true),
    CommandWrapper(names: ["screen"], values: ["-S", "-t", "-L", "-c", "-dmS"]),
  ]

  private static let runners: [CommandWrapper] = [
    CommandWrapper(
      names: ["poetry"], verbs: [["run"]], values: ["-C", "--directory", "-P", "--project"],
      isRunner: true),
    CommandWrapper(
      names: ["uv"], verbs: [["run"], ["tool", "run"]],
      values: [
        "--with", "--with-requirements", "--with-editable", "--project", "--directory", "-p",
        "--python", "--extra", "--group", "--only-group", "--env-file", "--package", "--from",
        "--index", "--cache-dir", "--no-group",
      ], isRunner: true),
    CommandWrapper(
      names: ["uvx", "pipx"], values: ["--from", "--with", "-p", "--python", "--spec"],
      isRunner: true),
    CommandWrapper(names: ["pdm"], verbs: [["run"]], values: ["-p", "--project"], isRunner: true),
    CommandWrapper(names: ["pipenv", "rye"], verbs: [["run"]], isRunner: true),
    CommandWrapper(
      names: ["hatch"], verbs: [["run"]], values: ["-e", "--env", "-p", "--project"],
      isRunner: true),
    CommandWrapper(
      names: ["pixi"], verbs: [["run"]], values: ["-e", "--environment", "--manifest-path"],
      isRunner: true),
    CommandWrapper(
      names: ["conda", "mamba", "micromamba"], verbs: [["run"]],
      values: ["-n", "--name", "-p", "--prefix", "--cwd"], isRunner: true),
  ]

  private static let containerValues: Set<String> = [
    "-e", "--env", "--env-file", "-u", "--user", "-w", "--workdir", "-v", "--volume", "--name",
    "--network", "--net", "-p", "--publish", "--entrypoint", "-f", "--file", "-H", "--host",
    "--context", "--project-directory", "--profile", "--index", "--mount", "-l", "--label",
    "--platform", "-m", "--memory", "--cpus", "--add-host", "-h", "--hostname", "--link",
    "--restart", "--scale", "--project-name", "--detach-keys", "--pull",
  ]

  private static let remote: [CommandWrapper] = [
    CommandWrapper(
      names: ["docker", "podman", "nerdctl"],
      verbs: [
        ["exec"], ["run"], ["compose", "exec"], ["compose", "run"], ["container", "exec"],
        ["container", "run"],
      ], values: containerValues, operands: 1, isElsewhere: true),
    CommandWrapper(
      names: ["docker-compose", "podman-compose"], verbs: [["exec"], ["run"]],
      values: containerValues, operands: 1, isElsewhere: true),
    CommandWrapper(
      names: ["kubectl", "oc", "k3s"], verbs: [["exec"], ["run"], ["kubectl", "exec"]],
      values: ["-n", "--namespace", "-c", "--container", "--context", "--kubeconfig", "-l", "-f"],
      operands: 1, isElsewhere: true),
    CommandWrapper(
      names: ["ssh"],
      values: [
        "-b", "-c", "-D", "-E", "-e", "-F", "-I", "-i", "-J", "-L", "-l", "-m", "-O", "-o", "-p",
        "-Q", "-R", "-S", "-W", "-w",
      ], operands: 1, isElsewhere: true, isScript: true),
    CommandWrapper(
      names: ["heroku"], verbs: [["run"]], values: ["-a", "--app", "-r", "--remote", "-s"],
      isElsewhere: true, isScript: true),
    CommandWrapper(
      names: ["railway"], verbs: [["run"]], values: ["-s", "--service", "-e", "--environment"]),
  ]
}
