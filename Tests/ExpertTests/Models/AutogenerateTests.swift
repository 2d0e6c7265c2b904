import Review
import SchemaDiff
import Testing

@testable import Expert

@Suite struct AutogenerateTests {
  private static let asAlembic = """
    as_alembic = ["sees-more", "names-constraints", "fills-rows", "casts-types", \
    "creates-types", "drops-later", "keeps-data"]

    """

  private func generated(
    _ model: String, settings: String = "", message: String? = "add what users have",
    _ decide: (inout RevisionRequest) -> Void = { _ in }
  ) throws -> NewRevision {
    let files = modelled(
      ["user.py": model], registry: "from .user import User\n", settings: settings)
    var request = RevisionRequest(.autogenerate, message: message)
    request.isDryRun = true
    decide(&request)
    return try asking(files) { try $0.newRevision(request) }
  }

  /// What is said where nothing may be written.
  private func refusal(
    _ model: String, _ decide: (inout RevisionRequest) -> Void = { _ in }
  ) throws -> String {
    do {
      _ = try generated(model, decide)
      Issue.record("A revision was made.")
      return ""
    } catch let failure as ExpertFailure {
      return failure.description
    }
  }

  @Test func nothingToDoWritesNothing() throws {
    let answer = try generated(userModel())
    #expect(answer.files.isEmpty)
    #expect(answer.next.contains("nothing to do"))
  }

  @Test func aNewColumnIsProven() throws {
    let answer = try generated(userModel("age = Column(Integer, nullable=True)"))
    let text = try #require(answer.files.first?.text)
    #expect(
      text.contains("    op.add_column('users', sa.Column('age', sa.Integer(), nullable=True))"))
    #expect(text.contains("    op.drop_column('users', 'age')"))
    #expect(answer.files.first?.parents == ["5ad1f0c2be77"])
    #expect(answer.proof?.reachesModels == true)
    #expect(answer.proof?.isReversible == true)
    #expect(answer.proof?.failures.isEmpty == true)
  }

  @Test func notNullTakesTheModelsDefault() throws {
    let text = try #require(
      try generated(userModel("active = Column(Boolean, nullable=False, default=True)"))
        .files.first?.text)
    #expect(
      text.contains(
        "sa.Column('active', sa.Boolean(), server_default=sa.text('true'), nullable=False)"))
  }

  @Test func notNullTakesTheClockForAFunctionThatAsksIt() throws {
    let text = try #require(
      try generated(
        userModel("made = Column(DateTime, nullable=False, default=lambda: datetime.now())")
      ).files.first?.text)
    #expect(text.contains("server_default=sa.text('now()'), nullable=False"))
  }

  @Test func notNullWithoutAnyDefaultIsRefusedOrFilled() throws {
    let model = userModel("locale = Column(String(5), nullable=False)")
    #expect(try refusal(model).contains("users.locale is NOT NULL"))
    let answer = try generated(model) { $0.backfill = ["users.locale": "'en'"] }
    let text = try #require(answer.files.first?.text)
    #expect(text.contains("sa.Column('locale', sa.String(length=5), nullable=True)"))
    #expect(text.contains("op.execute(\"UPDATE users SET locale = 'en' WHERE locale IS NULL\")"))
    #expect(answer.proof?.reachesModels == true)
    #expect(try refusal(model) { $0.backfill = ["users.loc": "1"] }.contains("users.locale"))
  }

  @Test func aColumnThatIsGoneNeedsADecision() throws {
    let model = userModel("mail = Column(String(100))", email: "")
    let refusal = try refusal(model)
    #expect(refusal.contains("users.email"))
    #expect(refusal.contains("\"from\": \"email\", \"to\": \"mail\""))
    #expect(refusal.contains("data_plan"))
    let renamed = try generated(model) {
      $0.renames = [.init(table: "users", from: "email", to: "mail")]
    }
    #expect(
      renamed.files.first?.text.contains(
        "    op.alter_column('users', 'email', new_column_name='mail')") == true)
    #expect(renamed.proof?.reachesModels == true)
    #expect(renamed.proof?.isReversible == true)
  }

  @Test func whatIsDroppedComesLaterAndKeepsItsRows() throws {
    let model = userModel("age = Column(Integer)", email: "")
    let answer = try generated(model) {
      $0.dataPlan = ["users.email": .archiveTo("users_email_archive")]
    }
    #expect(answer.files.count == 2)
    #expect(answer.files.first?.text.contains("drop_column('users', 'email')") == false)
    let last = try #require(answer.files.last?.text)
    #expect(
      last.contains(
        "CREATE TABLE users_email_archive AS SELECT id, email FROM users WHERE email IS NOT NULL"))
    #expect(last.contains("op.drop_column('users', 'email')"))
    #expect(last.contains("DROP TABLE users_email_archive"))
    #expect(answer.proof?.isReversible == true)
    let saved = try generated(model) { $0.dataPlan = ["users.email": .backup("the nightly dump")] }
    #expect(
      saved.files.last?.text.contains(
        "Backup of users.email before it is dropped: the nightly dump")
        == true)
    #expect(
      try self.refusal(model) { $0.dataPlan = ["users.mail": .backup("x")] }.contains("users.mail"))
  }

  @Test func aTypeThatIsNotCastByItselfIsCast() throws {
    let answer = try generated(userModel("", email: "Column(Integer)"))
    let text = try #require(answer.files.first?.text)
    #expect(text.contains("postgresql_using='email::integer'"))
    #expect(answer.proof?.failures.isEmpty == true)
    let wider = try generated(userModel("", email: "Column(String(200))"))
    #expect(wider.files.first?.text.contains("postgresql_using") == false)
  }

  @Test func aDefaultKeepsItsQuotes() throws {
    let model = userModel("nick = Column(String(9), server_default=\"'x'\")")
    let text = try #require(try generated(model).files.first?.text)
    #expect(text.contains("server_default=\"'x'\""))
    let asAlembic = try #require(
      try generated(model, settings: Self.asAlembic).files.first?.text)
    #expect(asAlembic.contains("server_default='x'"))
  }

  @Test func messagesAreWrittenInTheProjectsStyle() throws {
    let settings = "message_style = \"snake_case\"\n"
    let model = userModel("nick = Column(String(9), index=True)")
    #expect {
      _ = try generated(model, settings: settings, message: "Add the nick")
    } throws: {
      "\($0)".contains("Write it as \"add_the_nick\"")
    }
    let answer = try generated(model, settings: settings, message: "add_the_nick") {
      $0.strategy = .zeroDowntime
    }
    #expect(
      answer.files.map(\.message) == ["add_the_nick", "add_the_nick_build_indexes_concurrently"])
    #expect(answer.review?.findings.contains { $0.rule == "message-convention" } == false)
  }

  @Test func namesAndTypesAreMadeOnce() throws {
    let answer = try generated(
      userModel(
        "nick = Column(String(9), unique=True)\n    level = Column(Enum('a', 'b', name='level'))"))
    let text = try #require(answer.files.first?.text)
    #expect(text.contains("op.create_unique_constraint('users_nick_key', 'users', ['nick'])"))
    #expect(text.contains("op.drop_constraint('users_nick_key', 'users', type_='unique')"))
    #expect(text.contains("op.execute(\"CREATE TYPE level AS ENUM ('a', 'b')\")"))
    #expect(text.contains("postgresql.ENUM('a', 'b', name='level', create_type=False)"))
    #expect(text.contains("op.execute('DROP TYPE level')"))
    #expect(text.contains("from sqlalchemy.dialects import postgresql"))
    #expect(answer.proof?.isReversible == true)
    #expect(answer.proof?.reachesModels == true)
  }

  @Test func improvementsCanBeSwitchedOff() throws {
    let model = userModel("nick = Column(String(9), unique=True, nullable=False)", email: "")
    let text = try #require(try generated(model, settings: Self.asAlembic).files.first?.text)
    #expect(text.contains("op.create_unique_constraint(None, 'users', ['nick'])"))
    #expect(text.contains("sa.Column('nick', sa.String(length=9), nullable=False)"))
    #expect(text.contains("op.drop_column('users', 'email')"))
  }

  @Test func zeroDowntimeIsALineOfRevisions() throws {
    let answer = try generated(
      userModel("nick = Column(String(9), index=True)\n    code = Column(String(9), unique=True)")
    ) { $0.strategy = .zeroDowntime }
    #expect(answer.files.count == 3)
    #expect(answer.files[1].parents == [answer.files[0].revision])
    #expect(answer.files[1].text.contains("with op.get_context().autocommit_block():"))
    #expect(answer.files[1].text.contains("postgresql_concurrently=True"))
    #expect(answer.files[1].text.contains("if_exists=True"))
    #expect(
      answer.files[2].text.contains(
        "ADD CONSTRAINT users_code_key UNIQUE USING INDEX users_code_key"))
    #expect(answer.proof?.heads == [answer.files[2].revision])
    #expect(answer.proof?.reachesModels == true)
    #expect(answer.proof?.isReversible == true)
  }

  @Test func aRenamedTableKeepsItsOldNameAsAView() throws {
    let model = userModel().replacing("'users'", with: "'people'")
    let answer = try generated(model) {
      $0.strategy = .zeroDowntime
      $0.renames = [.init(table: nil, from: "users", to: "people")]
    }
    #expect(answer.files.count == 2)
    #expect(answer.files[0].text.contains("CREATE VIEW users AS SELECT * FROM people"))
    #expect(answer.files[1].text.contains("DROP VIEW users"))
    #expect(answer.proof?.isReversible == true)
    #expect(answer.proof?.reachesModels == true)
  }

  @Test func aVolatileDefaultComesAfterItsColumn() throws {
    let column = "token = Column(String, server_default=text('gen_random_uuid()'), nullable=False)"
    let model = "from sqlalchemy import text\n" + userModel(column)
    let answer = try generated(model) { $0.strategy = .zeroDowntime }
    #expect(answer.files.count == 5)
    #expect(answer.files[1].text.contains("SET token = DEFAULT"))
    #expect(answer.review?.findings.contains { $0.severity == .error } == false)
    #expect(answer.proof?.reachesModels == true)
    #expect(answer.proof?.isReversible == true)
  }

  @Test func whatHasNoStepsWithoutDowntimeIsRefused() throws {
    let model = userModel(email: "Column(Integer)")
    let text = try refusal(model) { $0.strategy = .zeroDowntime }
    #expect(text.contains("There are no steps without downtime"))
    #expect(text.contains("writes every row"))
  }

  @Test func eachErrorOfAPlainFileNamesTheStrategy() throws {
    for model in [
      userModel("nick = Column(String(9), index=True)"), userModel(email: "Column(Integer)"),
    ] {
      let review = try #require(try generated(model).review)
      let errors = review.findings.filter { $0.severity == .error }
      #expect(!errors.isEmpty)
      #expect(errors.allSatisfy { $0.remedy.contains("strategy: \"zero_downtime\"") })
    }
  }

  @Test func aMessageThatSaysNothingIsAnsweredWithOne() throws {
    let files = modelled(
      ["user.py": userModel("age = Column(Integer)")], registry: "from .user import User\n")
    var request = RevisionRequest(.autogenerate, message: "update")
    request.isDryRun = true
    #expect {
      _ = try asking(files) { try $0.newRevision(request) }
    } throws: { error in
      "\(error)".contains("add users.age")
    }
  }

  @Test func whatPostgreSQLRefusesIsNotWritten() throws {
    let unfit = userModel("number = Column(Integer, server_default='none')")
    #expect(try refusal(unfit).contains("invalid input syntax for type integer: \"none\""))
    let tags = """
      from sqlalchemy import Column, String
      from .base import Base

      class Tag(Base):
          __tablename__ = 'tags'
          name = Column(String(9), primary_key=True, nullable=True)

      """
    var files = modelled(
      ["user.py": userModel(), "tag.py": tags], registry: "from . import user, tag\n")
    files["0c9d3b7e41fa_tags.py"] = """
      from alembic import op
      import sqlalchemy as sa

      revision = '0c9d3b7e41fa'
      down_revision = '5ad1f0c2be77'

      def upgrade():
          op.create_table('tags', sa.Column('name', sa.String(9), primary_key=True))

      def downgrade():
          op.drop_table('tags')

      """
    var request = RevisionRequest(.autogenerate, message: "change tags")
    request.isDryRun = true
    #expect {
      _ = try asking(files) { try $0.newRevision(request) }
    } throws: { error in
      "\(error)".contains("op.alter_column('tags', 'name',")
        && "\(error)".contains("column \"name\" is in a primary key")
    }
    let indexed = userModel("facts = Column(JSON, index=True)").replacing(
      "Enum,", with: "Enum, JSON,")
    #expect(
      try refusal(indexed).contains(
        "data type json has no default operator class for access method \"btree\""))
  }

  @Test func aCheckComesBackAsItWasWritten() throws {
    var files = modelled(["user.py": userModel()], registry: "from .user import User\n")
    files["0c9d3b7e41fa_check.py"] = """
      from alembic import op

      revision = '0c9d3b7e41fa'
      down_revision = '5ad1f0c2be77'

      def upgrade():
          op.create_check_constraint('ck_email', 'users', "email IN ('a', 'b')")

      def downgrade():
          op.drop_constraint('ck_email', 'users')

      """
    var request = RevisionRequest(.autogenerate, message: "drop the check")
    request.isDryRun = true
    let answer = try asking(files) { try $0.newRevision(request) }
    #expect(
      answer.files.first?.text.contains(
        "op.create_check_constraint(op.f('ck_email'), 'users', \"email IN ('a', 'b')\")") == true)
    #expect(answer.proof?.isReversible == true)
  }

  @Test func aDroppedTableComesBackWithoutMakingItsTypeTwice() throws {
    var files = modelled(["user.py": userModel()], registry: "from .user import User\n")
    files["0c9d3b7e41fa_moods.py"] = """
      from alembic import op
      import sqlalchemy as sa

      revision = '0c9d3b7e41fa'
      down_revision = '5ad1f0c2be77'

      def upgrade():
          op.create_table('moods', sa.Column('mood', sa.Enum('sad', 'ok', name='mood')))

      def downgrade():
          op.drop_table('moods')
          op.execute("DROP TYPE mood")

      """
    var request = RevisionRequest(.autogenerate, message: "drop moods")
    request.isDryRun = true
    request.dataPlan = ["moods": .backup("the nightly dump")]
    let answer = try asking(files) { try $0.newRevision(request) }
    #expect(answer.proof?.isReversible == true)
    let text = try #require(answer.files.first?.text)
    #expect(text.contains("op.execute(\"CREATE TYPE mood AS ENUM ('sad', 'ok')\")"))
    #expect(text.contains("postgresql.ENUM('sad', 'ok', name='mood', create_type=False)"))
    files["alembic-expert.toml"] = """
      as_alembic = ["sees-more", "names-constraints", "fills-rows", "casts-types", \
      "creates-types", "drops-later", "keeps-data"]

      """
    request.dataPlan = [:]
    let asAlembic = try asking(files) { try $0.newRevision(request) }
    #expect(asAlembic.files.first?.text.contains("name='mood')") == true)
  }

  @Test func aDefaultOfATypeThatGoesIsSetAgainWithoutIt() throws {
    let mood = """
      from alembic import op
      import sqlalchemy as sa

      revision = '0c9d3b7e41fa'
      down_revision = '5ad1f0c2be77'

      def upgrade():
          op.execute("CREATE TYPE mood AS ENUM ('sad', 'ok')")
          op.execute("ALTER TABLE users ADD mood mood DEFAULT 'ok'::mood")

      def downgrade():
          op.execute("ALTER TABLE users DROP mood")
          op.execute("DROP TYPE mood")

      """
    var files = modelled(
      ["user.py": userModel("mood = Column(String(9), server_default='ok')")],
      registry: "from .user import User\n")
    files["0c9d3b7e41fa_mood.py"] = mood
    var request = RevisionRequest(.autogenerate, message: "make moods text")
    request.isDryRun = true
    let answer = try asking(files) { try $0.newRevision(request) }
    #expect(answer.proof?.failures.isEmpty == true)
    #expect(answer.proof?.reachesModels == true)
    #expect(answer.files.contains { $0.text.contains("DROP TYPE mood") })
    #expect(answer.files.first?.text.contains("server_default=None") == true)
  }
}
