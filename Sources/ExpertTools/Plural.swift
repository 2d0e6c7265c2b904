/// Counted nouns.
enum Plural {
  /// "1 head", "2 heads"; `plural` where an "s" is not enough.
  static func text(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(plural ?? noun + "s")"
  }
}
