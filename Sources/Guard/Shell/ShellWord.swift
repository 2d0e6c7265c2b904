/// One word of a command line, before its variables are filled in.
public struct ShellWord: Sendable, Equatable {
  /// A piece of a word.
  public enum Part: Sendable, Equatable {
    /// Text as it stands; quoted text is no pattern.
    case text(String, isQuoted: Bool)
    /// `$NAME` or `${NAME}`.
    case variable(String, isQuoted: Bool)
    /// `$(…)` or backticks: the script inside; quoted, what it prints is one word.
    case substitution(String, isQuoted: Bool = false)
    /// `<(…)` or `>(…)`: the script inside.
    case process(String)
    /// Something that cannot be known from the line: arithmetic, a parameter with an operator.
    case unknown
  }

  /// Its pieces, in their order.
  public var parts: [Part]

  /// The text when nothing has to be filled in.
  var literal: String? {
    var text = ""
    for part in parts {
      guard case .text(let piece, _) = part else { return nil }
      text += piece
    }
    return text
  }

  /// The text when it is all unquoted: only such a word can be a reserved one.
  var bareLiteral: String? {
    for part in parts {
      if case .text(_, isQuoted: true) = part { return nil }
    }
    return literal
  }
}

/// A redirection of a command (POSIX.1-2024, Shell Command Language, 2.7).
public struct ShellRedirect: Sendable, Equatable {
  /// What it does.
  public enum Kind: Sendable, Equatable {
    /// `<`: reads a file.
    case read
    /// `>`, `>|`, `&>`, `<>`: writes a file anew.
    case write
    /// `>>`, `&>>`: adds to a file.
    case append
    /// `<<` or `<<<`: the text is in the line.
    case here(ShellWord)
    /// `2>&1` and the like: no file.
    case descriptor
  }

  /// What it does.
  public let kind: Kind
  /// The file; without meaning for `here` and `descriptor`.
  public let target: ShellWord
}

/// A command without its compound parts: `A=b program word >file`.
public struct SimpleCommand: Sendable, Equatable {
  /// `NAME=value` in front of a command.
  public struct Assignment: Sendable, Equatable {
    /// The variable.
    public let name: String
    /// What it is set to.
    public let value: ShellWord
  }

  /// Variables set in front of it, or for the shell when there are no words.
  public var assignments: [Assignment] = []
  /// The program and its arguments.
  public var words: [ShellWord] = []
  /// Its redirections.
  public var redirects: [ShellRedirect] = []
}

/// What a line of shell is made of, as far as it matters which commands it runs.
public indirect enum ShellNode: Sendable, Equatable {
  /// Assignments, words and redirections of one command.
  case simple(SimpleCommand)
  /// Commands joined by `|`.
  case pipeline([ShellNode])
  /// Commands one after the other, whatever joins them.
  case list([ShellNode])
  /// `( … )`: what it changes of the shell ends with it.
  case subshell(ShellNode)
  /// Several ways, of which any may be taken.
  case branches([ShellNode])
  /// `for NAME in WORDS; do …`.
  case loop(variable: String, values: [ShellWord], body: ShellNode)
  /// `NAME() { … }`.
  case function(String, ShellNode)
  /// A compound command with redirections.
  case redirected(ShellNode, [ShellRedirect])
}

/// Why a line cannot be taken apart as a shell would.
public struct ShellSyntaxFailure: Error, Sendable, Equatable {
  /// What is wrong, as a sentence.
  public let reason: String
}
