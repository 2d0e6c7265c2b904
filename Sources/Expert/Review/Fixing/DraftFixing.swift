import AlembicHistory
import Review
import SourceText

/// Tries the edits of one draft in memory, and keeps those that do what they promise.
struct DraftFixing {
  /// The history with the draft as it is so far.
  private(set) var history: ProjectHistory
  /// The rules whose findings are gone, one entry a finding.
  private(set) var fixed: [String] = []
  /// What was left as it was.
  private(set) var kept: [ReviewFixes.Kept] = []
  /// The text with the edits.
  private(set) var text: [UInt8]

  private typealias Remark = MigrationReview.Remark

  private let original: SourceFile
  private let id: String
  private let before: MigrationReview

  /// - Parameter before: The review of this revision alone, as its file is on the disk.
  init(_ history: ProjectHistory, id: String, original: SourceFile, before: MigrationReview) {
    self.history = history
    self.id = id
    self.original = original
    self.before = before
    text = original.bytes
  }

  /// Applies the edits together where they fit, else one finding after the other.
  mutating func apply() throws(ExpertFailure) {
    var fitting: [Remark] = []
    for remark in before.remarks where remark.revision == id {
      guard case .edits(let edits)? = remark.rewrite, !edits.isEmpty else { continue }
      guard edited(fitting + [remark]) != nil else {
        keep(remark, "its edit overlaps another; run it again")
        continue
      }
      fitting.append(remark)
    }
    guard !fitting.isEmpty else { return }
    if case .taken(let bytes, let history) = try outcome(of: fitting) {
      take(fitting, bytes, history)
      return
    }
    var accepted: [Remark] = []
    for remark in fitting {
      switch try outcome(of: accepted + [remark]) {
      case .taken(let bytes, let history):
        accepted.append(remark)
        take(accepted, bytes, history)
      case .refused(let reason): keep(remark, reason)
      }
    }
  }

  private mutating func take(
    _ remarks: [Remark], _ bytes: [UInt8], _ history: ProjectHistory
  ) {
    text = bytes
    fixed = remarks.map(\.finding.rule)
    self.history = history
  }

  private mutating func keep(_ remark: Remark, _ reason: String) {
    kept.append(
      ReviewFixes.Kept(file: original.name, rule: remark.finding.rule, reason: reason))
  }

  private enum Outcome {
    case taken([UInt8], ProjectHistory)
    case refused(String)
  }

  /// What the draft would be with the edits of these findings, judged anew.
  private func outcome(of remarks: [Remark]) throws(ExpertFailure) -> Outcome {
    guard let bytes = edited(remarks) else { return .refused("its edits overlap") }
    let edited = history.replacing(original.name, with: bytes)
    guard let file = edited.files.files.first(where: { $0.name == original.name }),
      case .revision = file.standing, file.revision.value == id
    else { return .refused("the file would not read back as this revision") }
    let after = try edited.review(ReviewRequest([original.name]))
    guard let was = before.subjects.first(where: { $0.revision == id }),
      let now = after.subjects.first(where: { $0.revision == id })
    else { return .refused("the edited file cannot be run") }
    guard was.after == now.after || remarks.contains(where: Self.isAboutFailure) else {
      return .refused("upgrade() would make another schema; apply it by hand if that is meant")
    }
    guard now.doubts.count <= was.doubts.count else {
      return .refused("less would be known of the edited file")
    }
    let goals = Self.counts(before).merging(Self.counts(of: remarks)) { $0 - $1 }
    let left = Self.counts(after)
    for remark in remarks {
      let rule = remark.finding.rule
      if left[rule, default: 0] > goals[rule, default: 0] {
        return .refused("the finding would stay")
      }
    }
    let errors = Self.errors(after).subtracting(Self.errors(before))
    if let new = errors.sorted().first { return .refused("\(new) would be found then") }
    return .taken(bytes, edited)
  }

  /// The bytes with the edits, in the file's own line ends; nil when they overlap.
  private func edited(_ remarks: [Remark]) -> [UInt8]? {
    let end = original.bytes.firstIndex(of: UInt8(ascii: "\n"))
    let hasCarriageReturns =
      end.map { $0 > 0 && original.bytes[$0 - 1] == UInt8(ascii: "\r") } ?? false
    let edits = remarks.flatMap { remark -> [SourceEdit] in
      guard case .edits(let edits)? = remark.rewrite else { return [] }
      return edits
    }
    guard hasCarriageReturns else { return original.applying(edits) }
    return original.applying(
      edits.map {
        SourceEdit(
          $0.span, $0.text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n"))
      })
  }

  /// Whether the file fails as it is, so that there is no schema that it makes.
  private static func isAboutFailure(_ remark: Remark) -> Bool {
    guard let group = RuleCatalogue.page(remark.finding.rule)?.group else { return false }
    return remark.finding.severity == .error && [.correctness, .python].contains(group)
  }

  private static func counts(_ review: MigrationReview) -> [String: Int] {
    counts(of: review.remarks)
  }

  private static func counts(of remarks: [Remark]) -> [String: Int] {
    remarks.reduce(into: [:]) { $0[$1.finding.rule, default: 0] += 1 }
  }

  private static func errors(_ review: MigrationReview) -> Set<String> {
    Set(review.findings.filter { $0.severity == .error }.map(\.rule))
  }
}
