import SystemPackage

/// One program that a line of shell would run, with everything around it taken away: `sudo`, `env`,
/// `poetry run`, `bash -c`, `docker compose exec`.
public struct ShellCommand: Sendable, Equatable {
  /// An argument.
  public struct Argument: Sendable, Equatable {
    /// The text; what is not known of it is `…`.
    public var text: String
    /// Whether all of it is known.
    public var isKnown = true
    /// Whether the shell would look for files that fit it.
    public var isPattern = false

    /// A known text.
    public init(_ text: String) { self.text = text }

    init(_ text: String, isKnown: Bool, isPattern: Bool) {
      self.text = text
      self.isKnown = isKnown
      self.isPattern = isPattern
    }
  }

  /// A file that a redirection writes.
  public struct Output: Sendable, Equatable {
    /// Its path as written.
    public let path: Argument
    /// Whether it is added to, and not written anew.
    public let isAppending: Bool
  }

  /// The program's name, without its folder.
  public var program: String
  /// Whether the name is known.
  public var isProgramKnown = true
  /// What stands behind the name.
  public var arguments: [Argument]
  /// The variables set in front of it.
  public var environment: [String: String] = [:]
  /// Files that its redirections write.
  public var outputs: [Output] = []
  /// What it reads from standard input, when the line says so.
  public var input: Argument?
  /// The text of the Python file that it runs, when the project has it.
  public var script: String?
  /// What it runs below, outermost first: `sudo`, `poetry run`, `ssh`.
  public var wrappers: [String] = []
  /// The folder that it runs in; nil when that is not known.
  public var folder: FilePath?
  /// Whether it runs on another machine or in a container, where paths mean other files.
  public var isElsewhere = false

  /// The arguments' texts.
  public var words: [String] { arguments.map(\.text) }

  /// Program and arguments as one text.
  public var text: String { ([program] + words).joined(separator: " ") }

  /// Arguments that are no options, and those behind `--`; options of `values` take the word behind
  /// them along.
  func operands(values: Set<String> = []) -> [Argument] {
    var found: [Argument] = []
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      index += 1
      if argument.text == "--" { return found + arguments[index...] }
      if argument.text.hasPrefix("-"), argument.text.count > 1 {
        if values.contains(argument.text) { index += 1 }
        continue
      }
      found.append(argument)
    }
    return found
  }

  /// Whether one of these options is given, alone, with `=`, or as a letter among short ones.
  func has(_ options: String...) -> Bool {
    arguments.prefix { $0.text != "--" }.contains { argument in
      options.contains { option in
        if argument.text == option || argument.text.hasPrefix(option + "=") { return true }
        guard option.count == 2, let letter = option.last, argument.text.hasPrefix("-"),
          !argument.text.hasPrefix("--")
        else { return false }
        return argument.text.dropFirst().contains(letter)
      }
    }
  }

  /// The word behind short options of which this letter is the last, as in `-fsSo FILE`.
  func valueOfLast(letter: Character) -> Argument? {
    for (index, argument) in arguments.enumerated() {
      let word = argument.text
      guard word.hasPrefix("-"), !word.hasPrefix("--"), word.last == letter,
        index + 1 < arguments.count
      else { continue }
      return arguments[index + 1]
    }
    return nil
  }

  /// The word behind an option, or behind its `=`.
  func value(of options: String...) -> Argument? {
    for (index, argument) in arguments.enumerated() {
      for option in options {
        if argument.text == option {
          return index + 1 < arguments.count ? arguments[index + 1] : nil
        }
        if option.hasPrefix("--"), argument.text.hasPrefix(option + "=") {
          var value = argument
          value.text.removeFirst(option.count + 1)
          return value
        }
        if !option.hasPrefix("--"), argument.text.hasPrefix(option), argument.text.count > 2 {
          var value = argument
          value.text.removeFirst(2)
          return value
        }
      }
    }
    return nil
  }
}
