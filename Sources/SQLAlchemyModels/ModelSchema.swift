import Schema
import SchemaDiff

/// What a project's models say: the tables that they declare, and the classes that declare them.
public struct ModelSchema: Sendable {
  /// The tables, types and sequences.
  public var declared: DeclaredSchema
  /// What listeners do when `create_all` makes a table, in their order.
  public var creation: [CreationListener] = []
  /// The mapped classes in the order in which Python makes them.
  public var classes: [ModelClass]
  /// Files of the project whose models are not registered: `env.py` does not reach them.
  public var unregistered: [UnregisteredModel]
  /// What could not be read, beside what stands with its table.
  public var notes: [Undecided]

  /// Takes every part as it is given.
  public init(
    declared: DeclaredSchema = DeclaredSchema(), classes: [ModelClass] = [],
    unregistered: [UnregisteredModel] = [], notes: [Undecided] = []
  ) {
    self.declared = declared
    self.classes = classes
    self.unregistered = unregistered
    self.notes = notes
  }
}

/// What a listener of `after_create` does: no part of the metadata, but of what `create_all` makes.
public struct CreationListener: Sendable, Hashable {
  /// The table.
  public var table: QualifiedName
  /// The SQL that it sends; nil where it is not known.
  public var text: String?
  /// Why something is not known, unless the text says it.
  public var reason: String
  /// Where it is written.
  public var place: Place?

  /// Takes every part as it is given.
  public init(table: QualifiedName, text: String?, reason: String, place: Place? = nil) {
    self.table = table
    self.text = text
    self.reason = reason
    self.place = place
  }
}

/// A class that is mapped to a table.
public struct ModelClass: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// The dotted name of its module.
  public var module: String
  /// The table; nil where it could not be read.
  public var table: QualifiedName?
  /// The mapped class whose table it shares or extends.
  public var parent: String?
  /// Attributes that are called otherwise than their columns, by column.
  public var attributes: [String: String]
  /// Its relationships in order.
  public var relationships: [ModelRelationship]
  /// Where its class statement stands.
  public var place: Place?

  /// Takes every part as it is given.
  public init(
    name: String, module: String, table: QualifiedName? = nil, parent: String? = nil,
    attributes: [String: String] = [:], relationships: [ModelRelationship] = [],
    place: Place? = nil
  ) {
    self.name = name
    self.module = module
    self.table = table
    self.parent = parent
    self.attributes = attributes
    self.relationships = relationships
    self.place = place
  }
}

/// `relationship()` of a mapped class.
public struct ModelRelationship: Sendable, Hashable {
  /// The attribute.
  public var name: String
  /// The class to which it leads, as it is written; nil where it could not be read.
  public var target: String?
  /// `secondary`: the association table, as it is written or by its name.
  public var secondary: String?
  /// `back_populates`, else `backref`.
  public var backPopulates: String?
  /// `cascade`.
  public var cascade: String?
  /// Where it is written.
  public var place: Place?

  /// Takes every part as it is given.
  public init(
    name: String, target: String? = nil, secondary: String? = nil, backPopulates: String? = nil,
    cascade: String? = nil, place: Place? = nil
  ) {
    self.name = name
    self.target = target
    self.secondary = secondary
    self.backPopulates = backPopulates
    self.cascade = cascade
    self.place = place
  }
}

/// A model that Python would not have registered when Alembic runs: no import leads to it.
public struct UnregisteredModel: Sendable, Hashable {
  /// The class; nil for a table without one.
  public var name: String?
  /// Its table.
  public var table: QualifiedName
  /// Where it is declared.
  public var place: Place?
  /// The line that registers it.
  public var registration: Registration?

  /// Takes every part as it is given.
  public init(
    name: String?, table: QualifiedName, place: Place? = nil, registration: Registration? = nil
  ) {
    self.name = name
    self.table = table
    self.place = place
    self.registration = registration
  }

  /// The edit that registers a model.
  public struct Registration: Sendable, Hashable {
    /// The module that registers the others: the package's `__init__.py`, or `env.py`.
    public var file: String
    /// The import to be added.
    public var importLine: String
    /// The line after which it belongs, counted from one; 0 for the top of the file.
    public var afterLine: Int
    /// The name to be added to `__all__`, where the module has one.
    public var exportedName: String?

    /// Takes every part as it is given.
    public init(file: String, importLine: String, afterLine: Int, exportedName: String? = nil) {
      self.file = file
      self.importLine = importLine
      self.afterLine = afterLine
      self.exportedName = exportedName
    }
  }
}
