import SourceText

extension Rewrite {
  /// A call of `op` as it is, in a block of its own outside of the transaction; nil where it is no
  /// statement of its own.
  static func leavingTransaction(_ step: ReviewStep, in source: RevisionSource) -> Rewrite? {
    guard step.runsInTransaction, let call = source.statementCall(of: step),
      call.name?.hasPrefix("alembic.op.") == true
    else { return nil }
    return source.inAutocommitBlock(call.span, source.file.text(of: call.span))
      .map { .edits([$0]) }
  }

  /// A call of `op` with `postgresql_concurrently=True`, inside of an `autocommit_block()`; nil where the
  /// call is no statement of its own, or SQL.
  static func building(
    concurrently step: ReviewStep, in source: RevisionSource
  ) -> Rewrite? {
    guard step.runsInTransaction, let call = source.statementCall(of: step),
      ["alembic.op.create_index", "alembic.op.drop_index"].contains(call.name ?? ""),
      call["postgresql_concurrently"] == nil,
      let argument = source.appending("postgresql_concurrently=True", to: call)
    else { return nil }
    let text = source.file.text(of: call.span)
    let offset = Int(argument.span.start - call.span.start)
    let bytes = Array(text.utf8)
    let changed =
      String(decoding: bytes[..<offset], as: UTF8.self) + argument.text
      + String(decoding: bytes[offset...], as: UTF8.self)
    return source.inAutocommitBlock(call.span, changed).map { .edits([$0]) }
  }
}
