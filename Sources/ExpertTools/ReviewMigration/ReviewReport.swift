import Expert
import JSON

/// The ways in which a review can be printed.
public enum ReviewReport: String, Sendable, CaseIterable {
  /// For a person at a terminal.
  case text
  /// The tool's `structuredContent`.
  case json
  /// SARIF 2.1.0, for code scanning.
  case sarif
  /// Annotations of GitHub Actions.
  case github
  /// A code quality report of GitLab.
  case gitlab
  /// A comment on a pull request.
  case markdown

  /// The review printed so.
  public func print(_ review: MigrationReview, _ format: ResponseFormat) -> String {
    switch self {
    case .text: ReviewText.text(review, format)
    case .json: ReviewJSON.value(review, format).pretty + "\n"
    case .sarif: ReviewSARIF.value(review).pretty + "\n"
    case .github: ReviewAnnotations.github(review)
    case .gitlab: ReviewAnnotations.gitlab(review).pretty + "\n"
    case .markdown: ReviewMarkdown.text(review)
    }
  }
}
