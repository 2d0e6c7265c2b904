/// One defect, as every tool and command reports it.
public struct Finding: Sendable, Equatable {
  /// Another place that belongs to the defect.
  public struct Place: Sendable, Equatable {
    /// The file, relative to the project.
    public var file: String
    /// The line, from 1; 0 for the file as a whole.
    public var line: Int
    /// The column, from 1; 0 for the file as a whole.
    public var column: Int

    /// A place in a file.
    public init(file: String, line: Int, column: Int) {
      self.file = file
      self.line = line
      self.column = column
    }

    /// `file:line:column`, or the file alone.
    public var text: String { line == 0 ? file : "\(file):\(line):\(column)" }
  }

  /// The rule's id, such as `multiple-heads`.
  public var rule: String
  /// How much it matters.
  public var severity: Severity
  /// What is wrong, as a sentence.
  public var message: String
  /// Where it is, the main place first; empty when it concerns the history as a whole.
  public var places: [Place]
  /// What to do about it, as a sentence.
  public var remedy: String
  /// What differs from what should be there, as `diff -u` shows it; nil for other defects.
  public var diff: String?

  /// A defect with its places and remedy.
  public init(
    rule: String, severity: Severity, message: String, places: [Place], remedy: String,
    diff: String? = nil
  ) {
    self.diff = diff
    self.rule = rule
    self.severity = severity
    self.message = message
    self.places = places
    self.remedy = remedy
  }

  /// Errors first, then by file and line, else as they come.
  public static func sorted<Element>(
    _ elements: [Element], by finding: (Element) -> Finding
  ) -> [Element] {
    elements.enumerated().sorted { left, right in
      let (a, b) = (finding(left.element), finding(right.element))
      let (first, second) = (a.places.first, b.places.first)
      return (a.severity, first?.file ?? "", first?.line ?? 0, left.offset)
        < (b.severity, second?.file ?? "", second?.line ?? 0, right.offset)
    }.map(\.element)
  }
}
