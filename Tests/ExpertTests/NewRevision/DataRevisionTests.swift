import Testing

@testable import Expert

@Suite struct DataRevisionTests {
  static func text(_ value: String) -> DataValue { .text(value) }

  static func project() throws -> RevisionFolder {
    try RevisionFolder(["a.py": NewRevisionTests.users])
  }

  @Test func rowsAreInsertedAndTakenBackByTheirKey() throws {
    let made = try Self.project().make(.data, "seed the first users") { request in
      request.data = [
        .insert(
          table: "user",
          rows: [
            [DataMember("id", .number("1")), DataMember("email", .text("o'x@y"))],
            [DataMember("id", .number("2")), DataMember("email", .text("z"))],
          ])
      ]
    }
    let text = made.files[0].text
    #expect(text.contains("{'id': 1, 'email': \"o'x@y\"},"))
    #expect(text.contains("op.execute(user_table.delete().where(user_table.c['id'] == 2))"))
    #expect(made.proof?.upgradeStatements == 2)
    #expect(made.proof?.downgradeStatements == 2)
    #expect(made.proof?.changesSchema == false)
    #expect(made.notes.contains { $0.contains("whose sequence does not move") })
    #expect(made.proof?.doubts.isEmpty == true && made.proof?.failures.isEmpty == true)
  }

  @Test func anUpdateSetsBackWhatWasThere() throws {
    let made = try Self.project().make(.data, "move a user") { request in
      request.data = [
        .update(
          table: "user", match: [DataMember("id", .number("1"))],
          set: [DataMember("id", .number("7")), DataMember("email", .text("n"))],
          was: [DataMember("email", .text("o")), DataMember("id", .number("1"))])
      ]
    }
    let text = made.files[0].text
    #expect(text.contains("where(user_table.c['id'] == 1).values({'id': 7, 'email': 'n'})"))
    #expect(text.contains("where(user_table.c['id'] == 7).values({'email': 'o', 'id': 1})"))
  }

  @Test func statementsRunInOrderAndBackInReverse() throws {
    let made = try Self.project().make(.data, "rewrite addresses") { request in
      request.data = [
        .sql("UPDATE \"user\" SET email = ':a'", undo: "SELECT 1"),
        .sql("SELECT 2", undo: "SELECT\n3"),
      ]
    }
    let text = made.files[0].text
    #expect(text.contains("op.execute('UPDATE \"user\" SET email = \\'\\\\:a\\'')"))
    #expect(
      text.contains(
        "    op.execute(\n        'SELECT\\n'\n        '3'\n    )\n    op.execute('SELECT 1')"))
  }

  @Test(arguments: [
    (
      DataChange.insert(table: "usr", rows: [[DataMember("id", .number("1"))]]), "Did you mean user"
    ),
    (.insert(table: "user", rows: [[DataMember("mail", .text("x"))]]), "no column mail"),
    (.insert(table: "user", rows: [[DataMember("id", .number("1"))]]), "no email"),
    (.insert(table: "user", rows: [[DataMember("email", .text("x"))]]), "key: id"),
    (.insert(table: "user", rows: []), "no rows"),
    (.delete(table: "user", rows: [[DataMember("id", .number("1"))]]), "lacks email"),
    (
      .insert(
        table: "user", rows: [[DataMember("id", .text("1")), DataMember("email", .text("x"))]]),
      "cannot be written"
    ),
  ])
  func whatDoesNotFitOrCannotBeTakenBackIsRefused(change: DataChange, reason: String) throws {
    let text = try Self.project().refusal(.data, "seed the first users") { $0.data = [change] }
    #expect(text.contains(reason), "\(text)")
  }
}
