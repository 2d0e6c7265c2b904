import Schema

/// A file that is no Python.
enum SyntaxError: ReviewRule {
  static let page = RulePage(
    "syntax-error", "The file is no Python", group: .python, severity: .error,
    why: "Alembic reads every file of the version folder for every command: one that Python cannot "
      + "read stops all of them.",
    remedy: "Correct the syntax; nothing of the file is known until then.",
    bad: [
      RuleExample(
        file: """
          \"\"\"change\"\"\"
          revision = '2c9e4f7a1b53'
          down_revision = '1b8d3e6f9a42'


          def upgrade()↓
              pass

          """)
    ],
    good: [
      RuleExample(
        file: """
          \"\"\"change\"\"\"
          revision = '2c9e4f7a1b53'
          down_revision = '1b8d3e6f9a42'


          def upgrade():
              match 1:
                  case _:
                      pass

          """)
    ])
}
