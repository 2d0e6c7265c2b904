extension GitRepository {
  /// The branch that others build on, as `origin/main` or `main`, and its commit; nil when none is known.
  ///
  /// What the remote calls its default counts first, then the names that people give such branches, on the
  /// remote and here. `init.defaultBranch` says only how new repositories begin.
  ///
  /// - Throws: `GitFailure` when a reference cannot be read.
  public func defaultBranch() throws(GitFailure) -> (name: String, commit: ObjectID)? {
    let prefix = "refs/remotes/"
    if let target = try target(ofSymbolic: prefix + "origin/HEAD"), target.hasPrefix(prefix),
      let commit = try reference(target)
    {
      return (String(target.dropFirst(prefix.count)), commit)
    }
    let usual = ["main", "master", "develop"]
    for name in usual {
      if let commit = try reference("\(prefix)origin/\(name)") { return ("origin/\(name)", commit) }
    }
    for name in usual {
      if let commit = try reference("refs/heads/\(name)") { return (name, commit) }
    }
    return nil
  }
}
