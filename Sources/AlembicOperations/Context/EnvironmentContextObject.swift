import PythonInterpreter
import SQLAlchemy

/// `alembic.context`: the `EnvironmentContext`.
final class EnvironmentContextObject: MethodObject, DatabaseAccess {
  override var typeName: String { "EnvironmentContext" }

  override func property(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "config": .host(ConfigObject())
    case "script": interpreter.unknown(.unsupported, "the script directory")
    case "context_opts": .dict(MigrationSession.of(interpreter).contextOptions)
    case "_migration_context": .host(MigrationContextObject())
    default: nil
    }
  }

  override func method(_ name: String) -> Method? {
    switch name {
    case "is_offline_mode":
      return { (interpreter, _) throws(Interruption) in
        .bool(MigrationSession.of(interpreter).answerMode())
      }
    case "is_transactional_ddl":
      return { (interpreter, _) throws(Interruption) in
        .bool(MigrationSession.of(interpreter).options.isTransactionalDDL)
      }
    case "get_context":
      return { (_, _) throws(Interruption) in .host(MigrationContextObject()) }
    case "get_bind": return { (_, _) throws(Interruption) in .host(ConnectionObject()) }
    case "get_impl": return { (_, _) throws(Interruption) in .host(ImplementationObject()) }
    case "get_x_argument": return extraArguments
    case "configure":
      return { (interpreter, arguments) throws(Interruption) in
        let session = MigrationSession.of(interpreter)
        session.configured.append(arguments)
        for keyword in arguments.keywords {
          session.contextOptions.set(keyword.name, keyword.value)
        }
        return .none
      }
    case "begin_transaction":
      return { (_, _) throws(Interruption) in .host(TransactionObject()) }
    case "run_migrations", "static_output": return giving(.none)
    case "execute":
      return { (interpreter, arguments) throws(Interruption) in
        _ = try interpreter.execute(arguments, named: name)
        return .none
      }
    case "get_starting_revision_argument":
      return { (interpreter, _) throws(Interruption) in
        MigrationSession.of(interpreter).options.startingRevision.map { .text($0) } ?? .none
      }
    case "get_head_revision", "get_head_revisions", "get_revision_argument", "get_tag_argument":
      return { (interpreter, _) throws(Interruption) in
        interpreter.unknown(.environment, "an argument of the command line")
      }
    default: return nil
    }
  }

  private var extraArguments: Method {
    { (interpreter, arguments) throws(Interruption) in
      let given = MigrationSession.of(interpreter).options.extraArguments
      guard arguments.value(0, "as_dictionary")?.boolean == true else {
        return .list(of: given.map { .text($0) })
      }
      let dict = DictObject()
      for argument in given {
        let parts = argument.split(
          separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        dict.set(String(parts[0]), .text(parts.count > 1 ? String(parts[1]) : ""))
      }
      return .dict(dict)
    }
  }
}
