import JSON
import Wire

/// How much a model is given to read at once: what does not fit is left out aloud.
enum AnswerBudget {
  /// The most tokens of a text, and of the data beside it.
  static func tokens(_ format: ResponseFormat) -> Int {
    switch format {
    case .concise: 1_000
    case .detailed: 8_000
    }
  }

  /// The answer with what fits.
  static func fitted(_ answer: ToolAnswer, _ format: ResponseFormat) -> ToolAnswer {
    let limit = tokens(format)
    switch answer {
    case .success(let text, let structured):
      return .success(
        text: TextFitting(limit: limit).fitted(text),
        structured: DataFitting(limit: limit).fitted(structured))
    case .failure(let text): return .failure(text: TextFitting(limit: limit).fitted(text))
    }
  }
}
