import Glibc
import PythonSyntax
import SourceText

/// Runs Python over known and unknown values, with no access to anything outside the project.
///
/// An interpreter and all its values belong to one thread at a time; `EvaluationThread.run` provides
/// one with stack enough.
public final class Interpreter {
  /// What it was made with.
  public let options: InterpreterOptions
  /// What evaluation met on its way.
  public internal(set) var record = EvaluationRecord()
  var symbols = SymbolTable()
  let types: BuiltinTypes
  var builtins = Namespace()
  var modules: [String: ModuleObject] = [:]
  /// The stand-ins by the dotted name of their module.
  var standIns: [String: any StandInModule.Type] = [:]
  var searchPath = ListObject([])
  var units: [SourceUnit] = []
  /// Values that stand-ins keep for the whole evaluation, by their own names.
  public var storage: [String: AnyObject] = [:]

  var branches: [Branch] = []
  var decisions: [Decision] = []
  var decisionCount = 0
  var tries: [TryContext] = []
  var raisedMaybe = false
  var unknownOperations = 0
  /// How many `__hash__` methods are running.
  var hashing = 0
  var handled: [RaisedException] = []
  var callers: [Frame] = []
  var lastPlace = Place.nowhere
  /// Where the class statement stands whose metaclass is running.
  var pendingClassPlace: (place: Place, module: ModuleObject?)?
  /// The cell in which the functions of the class that is being made find it, for `super()`.
  var pendingClassCell: (cell: ClassCell, name: String)?

  var budget = Budget()
  var steps = 0
  var nextCheck = 0
  var allocated = 0
  var deadline = Clock()
  var stackLimit: UInt = 0
  var exhaustion: Exhaustion?
  /// How many bodies of imported modules are running inside one another.
  var importDepth = 0
  /// When the outermost of them must end.
  var importEnd = Clock()
  /// Whether an `except` stands around the import that is running.
  var importIsAwaited = false
  /// Milliseconds that imports have taken.
  var importing = Clock()
  /// Modules whose bodies have used up their budget.
  var exhaustedModules: [String: Unknown] = [:]

  /// Objects that can take part in reference cycles; they are emptied when the interpreter goes.
  var cyclic: [MutableObject] = []

  /// An interpreter without any module loaded.
  public init(_ options: InterpreterOptions = InterpreterOptions()) {
    self.options = options
    types = BuiltinTypes()
    types.register(self)
    addBuiltins()
    for standIn in options.standIns {
      for name in [standIn.name] + standIn.aliases { standIns[name] = standIn }
    }
    for root in options.searchRoots { searchPath.items.append(.text(root)) }
  }

  deinit {
    for object in cyclic {
      switch object {
      case let type as TypeObject:
        type.names = Namespace()
        type.subclasses = []
        type.hooks = TypeHooks()
        type.populate = nil
        type.payload = nil
      case let module as ModuleObject:
        module.names = Namespace()
        module.fallback = nil
      case let frame as Frame:
        var children = frame.slots.compactMap { $0 }
        frame.slots = []
        Release.nested(&children)
        frame.function = nil
        frame.classCell?.type = nil
      case let instance as InstanceObject:
        var children = instance.names.takeAll()
        instance.payload = nil
        Release.nested(&children)
      default: break
      }
    }
  }

  /// The symbol of a name.
  public func symbol(_ text: String) -> Symbol { symbols.intern(text) }

  /// The name of a symbol.
  public func text(_ symbol: Symbol) -> String { symbols.text(symbol) }

  /// Whether what happens now happens in every run.
  public var certainty: Certainty {
    guard let last = decisions.last else { return .certain }
    return .maybe(last)
  }

  /// All decisions on which what happens now hangs, the outermost first.
  public var pendingDecisions: [Decision] { decisions }

  /// A place as people read it; nil when it is in no file.
  public func location(of place: Place) -> Location? {
    guard place.isInFile, Int(place.file) < units.count else { return nil }
    let unit = units[Int(place.file)]
    return Location(
      file: displayName(of: unit.name), span: place.span,
      position: unit.position(at: place.span.start))
  }

  /// The source text of a place.
  public func source(of place: Place) -> String? {
    guard place.isInFile, Int(place.file) < units.count else { return nil }
    let source = units[Int(place.file)].tree.source
    return String(decoding: source[place.span.range.clamped(to: 0..<source.count)], as: UTF8.self)
  }

  /// The call of the program that leads to a place inside of a stand-in; any other place itself.
  public func programPlace(_ place: Place) -> Place {
    func isStandIn(_ unit: SourceUnit) -> Bool { unit.name.hasPrefix("<") }
    guard place.isInFile, Int(place.file) < units.count, isStandIn(units[Int(place.file)]) else {
      return place
    }
    guard let frame = callers.last(where: { !isStandIn($0.unit) }), let site = frame.callSite else {
      return place
    }
    return self.place(site, frame)
  }

  /// The calls that are under way, the first of them first.
  public var callPlaces: [Place] {
    callers.compactMap { frame in frame.callSite.map { place($0, frame) } }
  }

  /// The place of the expression that is being evaluated, for what native code makes.
  public var currentPlace: Place { lastPlace }

  /// An unknown value that begins where evaluation stands.
  public func unknown(_ kind: Unknown.Kind, _ reason: String) -> Value {
    .unknown(Unknown(kind, reason, lastPlace))
  }

  func place(_ node: some NodeIndex, _ frame: Frame) -> Place {
    Place(file: frame.unit.number, span: frame.unit.tree.span(of: node))
  }
}
