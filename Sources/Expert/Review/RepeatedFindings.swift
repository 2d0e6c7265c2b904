import Review
import Schema
import SourceText

extension [RuleFinding] {
  /// The findings of a rule about a revision, each said once.
  ///
  /// One call in a loop says the same once. One that goes over many tables has one cause and one remedy:
  /// the first finding stands for all, with their number.
  var saidOnce: [RuleFinding] {
    let findings = withoutRepetitions
    var counts: [Place: Int] = [:]
    for finding in findings {
      if let place = finding.place { counts[place, default: 0] += 1 }
    }
    var said: [RuleFinding] = []
    var firsts: [Place: Int] = [:]
    for var finding in findings {
      guard let place = finding.place, place.span.count > 0, let count = counts[place],
        count > Self.readable
      else {
        said.append(finding)
        continue
      }
      if let first = firsts[place] {
        // The worst stands for all.
        if let severity = finding.severity, let other = said[first].severity, severity < other {
          said[first].severity = severity
        }
        continue
      }
      finding.message += " The same call does it to \(count - 1) more."
      finding.rewrite = nil
      firsts[place] = said.count
      said.append(finding)
    }
    return said
  }

  /// As many findings about one call are read one by one.
  private static var readable: Int { 5 }

  private var withoutRepetitions: [RuleFinding] {
    var seen: [Place?: Set<String>] = [:]
    return filter { seen[$0.place, default: []].insert($0.message).inserted }
  }
}
