import SystemPackage

/// One revision as its file declares it.
public struct Revision: Sendable {
  /// The value of `revision`.
  public let id: String
  /// The ids in `down_revision`, in their order; empty for `None`.
  public internal(set) var downRevisions: [String]
  /// The ids or labels in `depends_on`, as written; empty for `None`.
  public internal(set) var dependencies: [String]
  /// The labels in `branch_labels` of this very file; what a branch passes on is in the graph.
  public let branchLabels: [String]
  /// The documentation string of the module, as written; nil without one.
  public let docstring: String?
  /// The file, absolute, with symbolic links resolved.
  public let path: FilePath
  /// The file in `RevisionFiles.files` that it was read from; nil for a revision made in memory.
  public let file: Int?

  /// A revision with what its file declares.
  public init(
    id: String, downRevisions: [String], dependencies: [String] = [], branchLabels: [String] = [],
    docstring: String? = nil, path: FilePath = FilePath(""), file: Int? = nil
  ) {
    self.id = id
    self.downRevisions = downRevisions
    self.dependencies = dependencies
    self.branchLabels = branchLabels
    self.docstring = docstring
    self.path = path
    self.file = file
  }

  /// The documentation string without surrounding white space; empty without one.
  ///
  /// Not dedented: Python does that from 3.13 on only.
  public var longDoc: String { PythonText.strip(docstring ?? "") }

  /// The documentation string up to its first empty line, which Alembic shows as the message.
  public var doc: String { PythonText.firstParagraph(longDoc) }

  /// Whether `down_revision` is `None` or empty.
  public var isBase: Bool { downRevisions.isEmpty }

  /// Whether it has neither parents nor dependencies.
  var isRealBase: Bool { downRevisions.isEmpty && dependencies.isEmpty }

  /// Whether it joins two or more revisions.
  public var isMergePoint: Bool { downRevisions.count > 1 }
}
