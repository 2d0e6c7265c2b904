import AlembicHistory
import MigrationReplay
import Review
import RevisionRendering
import RevisionWriter
import SQLAlchemyModels
import Schema
import SchemaDiff

/// From what differs to the revisions that make it good.
struct AutogeneratePlanning {
  let history: ProjectHistory
  let request: RevisionRequest
  let comparison: ModelComparison
  let improvements: Set<Improvement>
  /// The wordings of the models' objects, changed where a revision needs others.
  var wordings: ModelWordings
  /// What a reader must know, in sentences.
  var notes: [String] = []

  init(
    _ history: ProjectHistory, _ request: RevisionRequest, _ comparison: ModelComparison,
    _ improvements: Set<Improvement>
  ) {
    self.history = history
    self.request = request
    self.comparison = comparison
    self.improvements = improvements
    wordings = comparison.wordings
  }

  func plan() throws(ExpertFailure) -> RevisionPlan {
    var planning = self
    return try planning.planned()
  }

  private mutating func planned() throws(ExpertFailure) -> RevisionPlan {
    try refuseWhatIsNotKnown()
    let changes = comparison.changes
    guard !changes.isEmpty else {
      return RevisionPlan(
        drafts: [], notes: unknownNotes,
        nothing: comparison.undecided.isEmpty
          ? "there is nothing to do: the models and the migrations agree."
          : "nothing differs that is known; inspect_models lists what is not.")
    }
    var derived = DerivedMessage.text(changes)
    if derived.isEmpty { derived = "align the schema with the models" }
    let message = try RevisionMessages.checked(
      request.message, derived: derived, style: MessageStyle(history.project.expert))
    if improvements.contains(.keepsData) { try refuseUnplannedDrops() }
    var (first, later) = try split(changes)
    if improvements.contains(.createsTypes) { createTypesOnce(&first) }
    if improvements.contains(.castsTypes) { castTypes(&first) }
    if improvements.contains(.namesConstraints) { nameConstraints(&first) }
    regenerateColumns(&first)
    if improvements.contains(.fillsRows) { try fillRows(&first) }
    var details: [String] = []
    var kept: [String] = []
    if improvements.contains(.keepsData) {
      // One of the two has the drops: the settings decide which.
      details = try keepRows(&first)
      kept = try keepRows(&later)
    }
    var stages: [Stage] = []
    if request.strategy == .zeroDowntime {
      stages = ZeroDowntime(comparison.renamed, postgresql: history.postgresqlVersion)
        .stages(of: first, message, &wordings)
      allowDrops(in: &later)
    } else if !first.isEmpty {
      stages = [Stage(message: message, changes: first, details: details)]
    }
    if !later.isEmpty {
      stages.append(
        Stage(
          message: stages.isEmpty ? message : message + ": drop what is no longer used",
          changes: later, details: kept))
    }
    var drafts: [RevisionDraft] = []
    for stage in stages {
      drafts.append(
        RevisionDraft(message: stage.message, body: try body(stage), details: stage.details))
    }
    if comparison.hasDirectives {
      notes.append(
        "env.py's process_revision_directives did not run: what it would change is for you to see.")
    }
    if stages.count > 1, request.strategy == .standard {
      notes.append(
        "What is dropped is in a revision of its own: apply it when no running program uses it.")
    }
    return RevisionPlan(
      drafts: drafts, notes: notes + unknownNotes, nothing: nil,
      needsEnvironment: comparison.givesTemplateArguments, before: comparison.migrations,
      reachesModels: ReachedModels(comparison, archives: archives).answer,
      hasToApply: improvements.isSuperset(of: Improvement.thatDecideWhetherItRuns))
  }

  /// One revision with what it does.
  struct Stage {
    var message: String
    var changes: [SchemaChange]
    /// Lines of the file's doc string beside the message.
    var details: [String] = []
  }

  private mutating func body(_ stage: Stage) throws(ExpertFailure) -> RevisionBody {
    let rendered = RenderedBody(
      stage.changes, models: wordings, schema: comparison.renamed, options: comparison.rendering)
    guard rendered.unknowns.isEmpty else {
      throw ExpertFailure(
        "What the revision has to say is not fully known: "
          + rendered.unknowns.joined(separator: "; ") + ".",
        remedy: "Nothing was written. inspect_models tells where that begins.")
    }
    return RevisionBody(rendered)
  }

  // MARK: - Refusals

  private func refuseWhatIsNotKnown() throws(ExpertFailure) {
    if let failure = comparison.failedRenames.first {
      throw ExpertFailure(
        failure, remedy: "Nothing was written. inspect_models lists what differs.")
    }
    if let failure = comparison.models.unregistered.first?.refusal { throw failure }
    if comparison.models.declared.tables.isEmpty, let doubt = comparison.models.declared.doubt {
      throw ExpertFailure(
        "The models could not be read: \(doubt.reason).",
        remedy: "Nothing was written. Correct env.py, or ask for the mode empty.")
    }
  }

  /// What is not known, as one sentence.
  private var unknownNotes: [String] {
    guard !comparison.undecided.isEmpty else { return [] }
    let first = comparison.undecided.prefix(3).map { undecided in
      [undecided.table?.plain, undecided.name].compactMap { $0 }.joined(separator: ".")
        + (undecided.table == nil && undecided.name == nil ? "" : ": ") + undecided.reason
    }
    return [
      "\(comparison.undecided.count) facts are not known and were left alone: "
        + first.joined(separator: "; ")
        + (comparison.undecided.count > 3 ? "; and more (inspect_models)." : ".")
    ]
  }
}
