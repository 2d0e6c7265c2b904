import Expert
import JSON

/// What `history --understood --format json` prints.
public enum UnderstandingJSON {
  /// Every revision with what is and is not known of it.
  public static func value(_ understanding: HistoryUnderstanding) -> JSONValue {
    [
      "revisions_total": .integer(understanding.revisions.count),
      "upgrades_understood": .integer(understanding.upgrades),
      "downgrades_understood": .integer(understanding.downgrades),
      "revisions": .array(
        understanding.revisions.map { revision in
          [
            "revision": .string(revision.revision), "message": .string(revision.message),
            "file": .string(revision.file), "upgrade": function(revision.upgrade),
            "downgrade": function(revision.downgrade),
          ]
        }),
    ]
  }

  private static func function(_ function: HistoryUnderstanding.Function) -> JSONValue {
    [
      "understood": .bool(function.isUnderstood),
      "doubts": .array(function.doubts.map(PreviewSQLJSON.doubt)),
      "failures": .array(function.failures.map(PreviewSQLJSON.failure)),
    ]
  }
}
