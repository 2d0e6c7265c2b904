import ArgumentParser

struct Root: ParsableCommand {
  @Option var project: String?
}
Root.main()
