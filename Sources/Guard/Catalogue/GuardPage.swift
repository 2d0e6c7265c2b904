import SourceText

/// For whom an entry of the catalogue holds.
public enum Reach: String, Sendable, CaseIterable {
  /// Whoever acts: our tools, `check_action`, and every agent in an editor with the hook.
  case everyone
  /// Our own agent: others do this in the same editor, and may.
  case thisExpert = "this expert"
}

/// Who does what is refused here.
public enum Owner: Sendable, Equatable {
  /// An agent, by the name that it is called with, such as `@git-github`.
  case agent(String)
  /// A person.
  case person
  /// One of our own tools.
  case tool(String)
  /// Whoever owns tables of another system.
  case tableOwner

  /// Branches, commits, pull requests.
  public static let git = Owner.agent("@git-github")
  /// Models, services, endpoints.
  public static let backend = Owner.agent("@backend-expert")
  /// Version numbers.
  public static let versions = Owner.agent("@version-bumper")

  /// How it is named to a reader.
  public var name: String {
    switch self {
    case .agent(let name): name
    case .person: "a person"
    case .tool(let name): name
    case .tableOwner: "the owner of those tables"
    }
  }
}

/// An action, as it stands in the pages and in the tests, about the project that the tests make.
public enum ActionExample: Sendable {
  /// A command line.
  case command(String)
  /// A new file with its text.
  case create(String, String)
  /// A change of a text in a file.
  case edit(String, replacing: String, with: String)
  /// A file that goes.
  case delete(String)
  /// A file that gets another name.
  case rename(String, to: String)
}

/// One entry of the catalogue: what must not be done, why, and what is done instead.
public struct GuardPage: Sendable {
  /// Its name in answers, such as `database-upgrade`.
  public let id: String
  /// What it forbids, as a short sentence.
  public let title: String
  /// For whom it holds.
  public let reach: Reach
  /// Why, in sentences.
  public let why: String
  /// Who does it instead.
  public let owner: Owner
  /// The safe way to the goal; `{runner}` stands for the project's `alembic` command.
  public let way: String
  /// Actions that it forbids.
  public let forbidden: [ActionExample]
  /// Actions that look like them and are allowed.
  public let allowed: [ActionExample]

  init(
    _ id: String, _ title: String, reach: Reach, why: String, owner: Owner, way: String,
    forbidden: [ActionExample], allowed: [ActionExample]
  ) {
    self.id = id
    self.title = title
    self.reach = reach
    self.why = why
    self.owner = owner
    self.way = way
    self.forbidden = forbidden
    self.allowed = allowed
  }
}

/// What is refused, with its reason.
public struct Refusal: Sendable {
  /// The entry of the catalogue.
  public let page: GuardPage
  /// What exactly, as a sentence; passwords are taken out.
  public let subject: String
  /// The safe way, with the project's own command in it.
  public let way: String
  /// Whether a person should decide, because it cannot be known.
  public let isQuestion: Bool

  init(_ page: GuardPage, _ subject: String, way: String? = nil, isQuestion: Bool = false) {
    self.page = page
    self.subject = ConnectionCredential.redacted(subject)
    self.way = way ?? page.way
    self.isQuestion = isQuestion
  }

  /// The same with the project's command in the place of `{runner}`; a guess is a question.
  func filled(runner: String, isGuess: Bool) -> Refusal {
    Refusal(
      page, subject.replacing("{runner}", with: runner),
      way: way.replacing("{runner}", with: runner),
      isQuestion: isQuestion || isGuess)
  }

  /// The whole text, the same at every door.
  public var text: String {
    "\(subject) [\(page.id)] \(page.why) Who does it instead: \(page.owner.name). \(way)"
  }
}

/// One entry with what it matches: a file of its own under `Rules`, and a line in `GuardCatalogue`.
protocol GuardRule: Sendable {
  /// The entry.
  static var page: GuardPage { get }

  /// What of a deed it forbids.
  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal]
}
