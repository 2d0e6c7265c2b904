import PythonSyntax
import Schema
import SourceText

/// A name that nothing in the file binds.
enum UndefinedName: ReviewRule {
  static let page = RulePage(
    "undefined-name", "A name is used that nothing imports or assigns", group: .python,
    severity: .error,
    why: "Autogenerate writes types of dialects and of the project into the file and not their "
      + "imports. The migration ends in NameError when it comes there.",
    remedy: "Import it; put imports that every revision needs into script.py.mako.",
    bad: [
      RuleExample(
        file: example(
          "from alembic import op\nimport sqlalchemy as sa",
          "op.add_column('users', sa.Column('data', ↓postgresql.JSONB(), nullable=True))")),
      RuleExample(
        file: example(
          "from alembic import op\nimport sqlalchemy as sa",
          "op.add_column('users', sa.Column('data', ↓sqlmodel.sql.sqltypes.AutoString()))")),
    ],
    good: [
      RuleExample(
        file: example(
          "from alembic import op\nimport sqlalchemy as sa\n"
            + "from sqlalchemy.dialects import postgresql",
          "op.add_column('users', sa.Column('data', postgresql.JSONB(), nullable=True))")),
      RuleExample(
        """
        names = [name for name in sorted({'a', 'b'}) if len(name) > 0]
        for index, name in enumerate(names):
            print(index, name, lambda item: item + __name__)
        try:
            pass
        except ValueError as error:
            raise RuntimeError(str(error))
        """),
    ])

  private static func example(_ imports: String, _ line: String) -> String {
    """
    \"\"\"change\"\"\"
    \(imports)

    revision = '2c9e4f7a1b53'
    down_revision = '1b8d3e6f9a42'


    def upgrade():
        \(line)


    def downgrade():
        op.drop_column('users', 'data')

    """
  }

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    let source = revision.source
    let names = NameUses(source.tree)
    guard source.tree.error == nil, !names.bindsUnknown else { return [] }
    var seen: Set<String> = []
    return names.loads.compactMap { name, span in
      guard !names.bound.contains(name), !PythonBuiltins.names.contains(name),
        seen.insert(name).inserted
      else { return nil }
      let line = imports[name]
      return RuleFinding(
        "Nothing imports or assigns \(name): the migration ends in NameError.",
        at: source.place(span), remedy: line.map { "Add \($0)." },
        rewrite: line.flatMap { source.importing($0) }.map { .edits([$0]) })
    }
  }

  /// The imports of names that revisions use without.
  private static let imports = [
    "op": "from alembic import op", "sa": "import sqlalchemy as sa",
    "sqlalchemy": "import sqlalchemy", "postgresql": "from sqlalchemy.dialects import postgresql",
    "context": "from alembic import context", "sqlmodel": "import sqlmodel",
    "geoalchemy2": "import geoalchemy2", "pgvector": "import pgvector.sqlalchemy",
    "sqlalchemy_utils": "import sqlalchemy_utils", "advanced_alchemy": "import advanced_alchemy",
    "fastapi_users_db_sqlalchemy": "import fastapi_users_db_sqlalchemy", "uuid": "import uuid",
    "datetime": "import datetime", "json": "import json", "os": "import os",
    "enum": "import enum", "Text": "from sqlalchemy import Text",
  ]
}

extension RevisionSource {
  /// A line after the last import at the top of the file.
  fileprivate func importing(_ line: String) -> SourceEdit? {
    let last = tree[tree.body].last { id in
      switch tree.statement(id) {
      case .import, .importFrom: true
      default: false
      }
    }
    return last.flatMap { inserting(line, after: tree.span(of: $0)) }
  }
}
