extension AlembicProject {
  /// Every revision file of the project, read in Alembic's order.
  public func readRevisions() -> RevisionFiles {
    RevisionFiles.read(
      locations: alembic.versionLocations, recursive: alembic.recursiveVersionLocations,
      sourceless: alembic.sourceless, relativeTo: directory,
      moduleRoots: moduleRoots)
  }
}
