import ExpertTools
import JSON
import Wire

/// The files of this repository that publish the expert, printed from the same table as an installation.
public enum Publication {
  /// Each file with its text, relative to the repository.
  public static var files: [(path: String, text: String)] {
    plugin + [
      (".claude-plugin/marketplace.json", json(marketplace)), ("server.json", json(server)),
      ("mcpb/manifest.json", json(bundle)), (".pre-commit-hooks.yaml", preCommit),
      ("action.yml", action),
    ]
  }

  private static let summary =
    "Expert for Alembic and PostgreSQL schema changes: checks heads, generates and reviews revisions "
    + "from the project's files alone, and refuses what must not be done."

  private static let author: JSONValue = ["name": "the alembic-expert authors"]

  private static func json(_ value: JSONValue) -> String { value.pretty + "\n" }

  // MARK: Claude Code

  private static var plugin: [(path: String, text: String)] {
    let facts = InstallationFacts()
    return [
      ("plugin/.claude-plugin/plugin.json", json(manifest)),
      ("plugin/.mcp.json", json(["mcpServers": ["alembic-expert": CommandFiles.server(facts)]])),
      (
        "plugin/hooks/hooks.json",
        json([
          "description": "Denies what must not be done about migrations.",
          "hooks": ["PreToolUse": [ClaudeFiles.hook(facts.command)]],
        ])
      ),
      ("plugin/agents/alembic-expert.md", ClaudeFiles.agent),
    ]
      + ExpertPrompts.all.map { prompt in
        ("plugin/commands/\(prompt.name).md", ClaudeFiles.command(prompt, facts))
      }
  }

  private static let manifest: JSONValue = [
    "name": .string(Product.name), "version": .string(Product.version),
    "description": .string(summary), "author": author, "license": "MIT",
    "keywords": ["alembic", "sqlalchemy", "postgresql", "migrations", "mcp"],
  ]

  private static let marketplace: JSONValue = [
    "name": .string(Product.name), "owner": author,
    "metadata": ["description": .string(summary)],
    "plugins": [
      ["name": .string(Product.name), "source": "./plugin", "description": .string(summary)]
    ],
  ]

  // MARK: Registries

  /// For the MCP registry (schema 2025-12-11): the wheel, which carries the binary.
  private static let server: JSONValue = [
    "$schema":
      "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json",
    "name": "io.github.alembic-expert/alembic-expert", "title": .string(AgentText.title),
    "description": "Alembic migrations for agents: heads, revisions, review, SQL, refusals.",
    "version": .string(Product.version),
    "packages": [
      [
        "registryType": "pypi", "identifier": .string(Product.name),
        "version": .string(Product.version), "runtimeHint": "uvx",
        "transport": ["type": "stdio"],
        "packageArguments": [["type": "positional", "value": "serve"]],
      ]
    ],
  ]

  /// The manifest of an MCP bundle (specification 0.3).
  private static var bundle: JSONValue {
    [
      "manifest_version": "0.3", "name": .string(Product.name),
      "display_name": .string(AgentText.title), "version": .string(Product.version),
      "description": .string(summary), "author": author, "license": "MIT",
      "server": [
        "type": "binary", "entry_point": "bin/alembic-expert",
        "mcp_config": [
          "command": "${__dirname}/bin/alembic-expert",
          "args": ["serve", "--project", "${user_config.project}"], "env": [:],
        ],
      ],
      "tools": .array(
        ExpertCatalogue.definitions.map { tool in
          ["name": .string(tool.name), "description": .string(tool.description)]
        }),
      "prompts_generated": true,
      "user_config": [
        "project": [
          "type": "directory", "title": "Project",
          "description": "The folder of the Alembic project.", "required": true,
        ]
      ],
      "compatibility": ["platforms": ["linux"]],
    ]
  }

  // MARK: Checks of a repository

  private static let preCommit = """
    # For pre-commit: the binary is found on the path.
    - id: alembic-expert-heads
      name: Alembic has one head and a sound history
      entry: alembic-expert check-heads
      language: system
      pass_filenames: false
    - id: alembic-expert-review
      name: New Alembic revisions are reviewed
      entry: alembic-expert review
      language: system
      pass_filenames: false
    - id: alembic-expert-check
      name: No Alembic migration is missing
      entry: alembic-expert check
      language: system
      pass_filenames: false

    """

  private static let action = """
    name: alembic-expert
    description: \(CommandFiles.quoted(summary))
    inputs:
      command:
        description: The command of alembic-expert and its options.
        default: review --format github
      project:
        description: The folder of the Alembic project.
        default: .
      install:
        description: What is given to pip, such as alembic-expert==\(Product.version) or the file of a wheel.
        default: alembic-expert==\(Product.version)
    runs:
      using: composite
      steps:
        - shell: bash
          env:
            PACKAGE: ${{ inputs.install }}
          run: python3 -m pip install --quiet "$PACKAGE"
        - shell: bash
          env:
            COMMAND: ${{ inputs.command }}
            PROJECT: ${{ inputs.project }}
          run: |
            read -ra words <<<"$COMMAND"
            cd "$PROJECT" && alembic-expert "${words[@]}"

    """
}
