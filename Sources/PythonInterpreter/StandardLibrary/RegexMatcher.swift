/// Matches a pattern by trying and going back, within the interpreter's budget.
struct RegexMatcher {
  let text: [Unicode.Scalar]
  let flags: RegexFlags
  let interpreter: Interpreter
  /// Start and end of each group; -1 where it has not matched.
  private(set) var groups: [(start: Int, end: Int)]

  init(_ text: [Unicode.Scalar], _ flags: RegexFlags, groups count: Int, _ interpreter: Interpreter)
  {
    self.text = text
    self.flags = flags
    self.interpreter = interpreter
    groups = Array(repeating: (-1, -1), count: count + 1)
  }

  private typealias Next = (inout RegexMatcher, Int) throws(Interruption) -> Bool

  /// Matches at `position`; with `full` the match must end at the end of the text.
  mutating func match(
    _ node: RegexNode, at position: Int, full: Bool
  ) throws(Interruption) -> Bool {
    for index in groups.indices { groups[index] = (-1, -1) }
    return try run(node, position) { (matcher, end) throws(Interruption) -> Bool in
      if full, end != matcher.text.count { return false }
      matcher.groups[0] = (position, end)
      return true
    }
  }

  private mutating func run(
    _ node: RegexNode, _ position: Int, _ next: Next
  ) throws(Interruption) -> Bool {
    try interpreter.step()
    switch node {
    case .empty: return try next(&self, position)
    case .scalar, .any, .set:
      guard position < text.count, single(node, text[position]) else { return false }
      return try next(&self, position + 1)
    case .start:
      guard position == 0 || flags.contains(.multiline) && text[position - 1] == "\n" else {
        return false
      }
      return try next(&self, position)
    case .end:
      let isEnd =
        position == text.count || position == text.count - 1 && text[position] == "\n"
        || flags.contains(.multiline) && text[position] == "\n"
      return isEnd ? try next(&self, position) : false
    case .textStart: return position == 0 ? try next(&self, position) : false
    case .textEnd: return position == text.count ? try next(&self, position) : false
    case .wordBoundary(let wanted):
      let before = position > 0 && isWord(text[position - 1])
      let after = position < text.count && isWord(text[position])
      return (before != after) == wanted ? try next(&self, position) : false
    case .sequence(let items): return try sequence(items, 0, position, next)
    case .choice(let branches):
      let saved = groups
      for branch in branches {
        if try run(branch, position, next) { return true }
        groups = saved
      }
      return false
    case .group(let inner, let number):
      return try run(inner, position) { (matcher, end) throws(Interruption) -> Bool in
        guard let number else { return try next(&matcher, end) }
        let saved = matcher.groups[number]
        matcher.groups[number] = (position, end)
        if try next(&matcher, end) { return true }
        matcher.groups[number] = saved
        return false
      }
    case .look(let inner, let ahead, let isNegated):
      let saved = groups
      let found = ahead ? try look(inner, position) : try behind(inner, position)
      if found == isNegated {
        groups = saved
        return false
      }
      if isNegated { groups = saved }
      return try next(&self, position)
    case .atomic(let inner):
      let saved = groups
      var end = position
      let found = try run(inner, position) { (_, place) throws(Interruption) -> Bool in
        end = place
        return true
      }
      if found, try next(&self, end) { return true }
      groups = saved
      return false
    case .reference(let number):
      let group = groups[number]
      guard group.start >= 0, position + group.end - group.start <= text.count else { return false }
      for offset in 0..<(group.end - group.start)
      where !same(text[group.start + offset], text[position + offset]) {
        return false
      }
      return try next(&self, position + group.end - group.start)
    case .loop(let inner, let least, let most, let isLazy):
      if inner.isSingle { return try singles(inner, least, most, isLazy, position, next) }
      return try loop(inner, least, most, isLazy, position, 0, next)
    }
  }

  private mutating func sequence(
    _ items: [RegexNode], _ index: Int, _ position: Int, _ next: Next
  ) throws(Interruption) -> Bool {
    // Single characters are compared without going deeper.
    var (index, position) = (index, position)
    while index < items.count, items[index].isSingle {
      guard position < text.count, single(items[index], text[position]) else { return false }
      index += 1
      position += 1
    }
    guard index < items.count else { return try next(&self, position) }
    let rest = index + 1
    return try run(items[index], position) { (matcher, end) throws(Interruption) -> Bool in
      try matcher.sequence(items, rest, end, next)
    }
  }

  /// A repetition of one character: counted, then given back one by one.
  private mutating func singles(
    _ node: RegexNode, _ least: Int, _ most: Int, _ isLazy: Bool, _ position: Int, _ next: Next
  ) throws(Interruption) -> Bool {
    var count = 0
    if isLazy {
      while true {
        if count >= least, try next(&self, position + count) { return true }
        guard count < most, position + count < text.count, single(node, text[position + count])
        else { return false }
        count += 1
        try interpreter.tick()
      }
    }
    while count < most, position + count < text.count, single(node, text[position + count]) {
      count += 1
    }
    try interpreter.tick(1 + count / 16)
    while count >= least {
      if try next(&self, position + count) { return true }
      count -= 1
      try interpreter.tick()
    }
    return false
  }

  private mutating func loop(
    _ node: RegexNode, _ least: Int, _ most: Int, _ isLazy: Bool, _ position: Int, _ count: Int,
    _ next: Next
  ) throws(Interruption) -> Bool {
    let saved = groups
    if isLazy, count >= least {
      if try next(&self, position) { return true }
      groups = saved
    }
    if count < most {
      let found = try run(node, position) { (matcher, end) throws(Interruption) -> Bool in
        // A repetition that matches nothing would go on for ever.
        if end == position, count >= least { return false }
        return try matcher.loop(node, least, most, isLazy, end, count + 1, next)
      }
      if found { return true }
      groups = saved
    }
    return !isLazy && count >= least ? try next(&self, position) : false
  }

  private mutating func look(_ node: RegexNode, _ position: Int) throws(Interruption) -> Bool {
    try run(node, position) { (_, _) throws(Interruption) -> Bool in true }
  }

  private mutating func behind(_ node: RegexNode, _ position: Int) throws(Interruption) -> Bool {
    var start = position
    while start >= 0 {
      if try run(
        node, start, { (_, end) throws(Interruption) -> Bool in end == position })
      {
        return true
      }
      start -= 1
    }
    return false
  }

  private func single(_ node: RegexNode, _ scalar: Unicode.Scalar) -> Bool {
    switch node {
    case .scalar(let wanted): return same(wanted, scalar)
    case .any: return scalar != "\n" || flags.contains(.dotAll)
    case .set(let ranges, let isNegated): return contains(ranges, scalar) != isNegated
    default: return false
    }
  }

  private func contains(_ ranges: [RegexRange], _ scalar: Unicode.Scalar) -> Bool {
    for range in ranges {
      switch range {
      case .range(let low, let high):
        if (low...high).contains(scalar.value) { return true }
        if flags.contains(.ignoreCase) {
          for other in [lowered(scalar), uppered(scalar)]
          where (low...high).contains(other.value) {
            return true
          }
        }
      case .digit(let wanted):
        if (scalar.properties.numericType == .decimal) == wanted { return true }
      case .word(let wanted): if isWord(scalar) == wanted { return true }
      case .space(let wanted): if Text.isSpace(scalar) == wanted { return true }
      }
    }
    return false
  }

  private func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_": return true
      default: return false
      }
    }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private func same(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool {
    if one == other { return true }
    return flags.contains(.ignoreCase) && lowered(one) == lowered(other)
  }

  private func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
  }

  private func uppered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.properties.uppercaseMapping.unicodeScalars.first ?? scalar
  }
}
