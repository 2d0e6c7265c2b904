/// Deployment and infrastructure.
enum DeploymentChanged: GuardRule {
  static let page = GuardPage(
    "deployment", "Never deploy or change infrastructure", reach: .thisExpert,
    why: "When and where a migration runs is decided by whoever runs the deployment.",
    owner: .person,
    way: "Hand over what must run, and in which order: change_summary prints it.",
    forbidden: [
      .create("Dockerfile", "FROM python\n"),
      .create(".github/workflows/deploy.yml", "on: push\n"),
      .command("kubectl apply -f k8s/"),
      .command("docker compose up -d"),
      .command("terraform apply"),
    ],
    allowed: [
      .command("kubectl get pods"),
      .command("docker compose ps"),
      .command("terraform plan"),
    ])

  private static let verbs: [String: Set<String>] = [
    "kubectl": [
      "apply", "create", "delete", "patch", "replace", "rollout", "scale", "edit", "set", "drain",
    ],
    "oc": ["apply", "create", "delete", "patch", "replace", "rollout", "scale"],
    "helm": ["install", "upgrade", "uninstall", "rollback"],
    "terraform": ["apply", "destroy", "import", "taint"],
    "tofu": ["apply", "destroy", "import", "taint"],
    "pulumi": ["up", "destroy"],
    "docker": [
      "push", "build", "rm", "rmi", "stop", "kill", "start", "restart", "system", "volume",
    ],
    "fly": ["deploy", "launch", "destroy"], "flyctl": ["deploy", "launch", "destroy"],
    "ansible-playbook": [], "heroku": ["releases:rollback", "pg:reset", "deploy"],
    "railway": ["up", "deploy"], "vercel": ["deploy"], "serverless": ["deploy"],
    "cdk": ["deploy", "destroy"], "gcloud": ["deploy"],
    "systemctl": [
      "restart", "start", "stop", "reload", "enable", "disable",
    ],
  ]

  private static let compose: Set<String> = [
    "up", "down", "restart", "start", "stop", "rm", "build", "push", "kill", "create",
  ]

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    switch deed {
    case .change(let change, let area):
      guard area == .deployment else { return [] }
      return [Refusal(page, "\(scene.name(of: change.path)) belongs to the deployment.")]
    case .command(let command):
      guard isDeployment(command) else { return [] }
      return [Refusal(page, "\(command.text) would change what is deployed.")]
    }
  }

  private static func isDeployment(_ command: ShellCommand) -> Bool {
    let operands = command.operands(values: [
      "-f", "--file", "-n", "--namespace", "-p", "--context",
    ])
    .map(\.text)
    if ["docker", "podman"].contains(command.program), operands.first == "compose" {
      return operands.dropFirst().first.map(compose.contains) ?? false
    }
    if ["docker-compose", "podman-compose"].contains(command.program) {
      return operands.first.map(compose.contains) ?? false
    }
    guard let verbs = verbs[command.program] else { return false }
    if verbs.isEmpty { return !command.has("--check", "--syntax-check", "--list-tasks") }
    if command.has("--dry-run", "--help") { return false }
    let reading: Set<String> = [
      "ls", "list", "inspect", "df", "info", "events", "status", "history",
    ]
    if let second = operands.dropFirst().first, reading.contains(second) { return false }
    return operands.first.map(verbs.contains) ?? false
  }
}
