/// What a YAML document says, before its plain words are taken for numbers, dates and the like.
indirect enum YAMLNode: Sendable {
  /// A scalar; only a plain one is resolved.
  case scalar([UInt8], isPlain: Bool)
  /// A sequence.
  case sequence([YAMLNode])
  /// A mapping, in the order of its text; a key can come twice.
  case mapping([(key: YAMLNode, value: YAMLNode)])
  /// A node with an anchor.
  case anchored(Int, YAMLNode)
  /// The node of an anchor that came before.
  case alias(Int)

  /// A node that is left out.
  static let empty = YAMLNode.scalar([], isPlain: true)
}

/// A YAML text that is not read: it is none, or a form that the reader leaves out.
struct YAMLFailure: Error, Sendable {
  let reason: String
  /// The line, from 1.
  let line: Int
}
