import PythonInterpreter

/// `context.config`: the ini file's section.
final class ConfigObject: MethodObject {
  override var typeName: String { "Config" }

  override func property(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    let session = MigrationSession.of(interpreter)
    switch name {
    case "attributes": return .dict(session.configAttributes)
    case "config_file_name", "config_file_path":
      return session.options.configurationFile.map { .text($0) } ?? Value.none
    case "config_ini_section": return .text("alembic")
    case "cmd_opts": return .host(CommandOptionsObject())
    default:
      guard method(name) == nil, !name.hasPrefix("__") else { return nil }
      // Commands of a project's own put what they like on it.
      return interpreter.unknown(.caller, "the attribute \(name) of Alembic's Config")
    }
  }

  override func method(_ name: String) -> Method? {
    switch name {
    case "get_main_option", "get_alembic_option": return option(0, "name", 1, "default")
    case "get_section_option": return option(1, "name", 2, "default")
    case "set_main_option", "set_section_option":
      let first = name == "set_main_option" ? 0 : 1
      return { (interpreter, arguments) throws(Interruption) in
        let session = MigrationSession.of(interpreter)
        if let name = arguments.value(first, "name")?.text,
          let value = arguments.value(first + 1, "value")
        {
          session.settings[name] = value
        }
        return .none
      }
    case "get_section":
      return { (interpreter, _) throws(Interruption) in
        let session = MigrationSession.of(interpreter)
        let dict = DictObject()
        for (name, value) in session.options.settings.sorted(by: { $0.key < $1.key }) {
          dict.set(name, .text(value))
        }
        for (name, value) in session.settings.sorted(by: { $0.key < $1.key }) {
          dict.set(name, value)
        }
        return .dict(dict)
      }
    case "print_stdout", "remove_main_option": return giving(.none)
    default: return nil
    }
  }

  private func option(
    _ place: Int, _ name: String, _ defaultPlace: Int, _ defaultName: String
  ) -> Method {
    { (interpreter, arguments) throws(Interruption) in
      guard let key = arguments.value(place, name) else { return .none }
      guard let text = key.text else { return key }
      let session = MigrationSession.of(interpreter)
      if let value = session.settings[text] { return value }
      if let value = session.options.settings[text] { return .text(value) }
      return arguments.value(defaultPlace, defaultName) ?? .none
    }
  }
}

/// `config.cmd_opts`: the arguments of the command line.
final class CommandOptionsObject: HostObject {
  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    let session = MigrationSession.of(interpreter)
    switch name {
    case "x": return .list(of: session.options.extraArguments.map { .text($0) })
    case "sql": return .bool(session.answerMode())
    default: return interpreter.unknown(.environment, "the argument \(name) of the command line")
    }
  }
}
