import RevisionWriter
import Schema

/// One revision before it has an id and a place.
struct RevisionDraft {
  /// What it says it does.
  var message: String
  /// Its body; nil for one that does nothing.
  var body: RevisionBody?
  /// Lines of the file's doc string beside the message.
  var details: [String] = []
}

/// All that a request comes to, before anything is written.
struct RevisionPlan {
  /// The revisions in the order in which they run, each the parent of the next.
  var drafts: [RevisionDraft]
  /// What both sides of a merge change.
  var collisions: [NewRevision.Collision] = []
  /// What a reader must know, in sentences.
  var notes: [String] = []
  /// Why there is nothing to do, as a sentence; nil when there is.
  var nothing: String?
  /// Whether `env.py` has to run before the template, which it can give variables of its own.
  var needsEnvironment = false
  /// The schema before the revisions, where planning them has told it.
  var before: Schema?
  /// Whether the schema after a replay is that of the models; nil where nobody asks.
  var reachesModels: (@Sendable (_ after: Schema) -> Bool)?
  /// Whether revisions that PostgreSQL would refuse are not to be written.
  var hasToApply = false
}
