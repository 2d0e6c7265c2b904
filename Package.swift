// swift-tools-version: 6.2
import PackageDescription

/// CI turns every warning of our own targets into an error; a newer compiler on a stranger's machine does not.
let settings: [SwiftSetting] =
  [.enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility")]
  + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func executable(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .executableTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

let package = Package(
  name: "alembic-expert",
  products: [.executable(name: "alembic-expert", targets: ["alembic-expert"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    .systemLibrary(name: "CJSON", providers: [.apt(["libjson-c-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    library("SourceText"),
    library("JSON", ["CJSON"]),
    library("PostgreSQLSyntax", ["SourceText"]),
    library("Schema", ["SourceText", "PostgreSQLSyntax"]),
    library("SchemaDiff", ["SourceText", "PostgreSQLSyntax", "Schema"]),
    library("PostgreSQLDialect", ["SourceText", "PostgreSQLSyntax", "Schema"]),
    library(
      "SchemaText", ["SourceText", "JSON", "PostgreSQLSyntax", "Schema", "PostgreSQLDialect"]),
    library("PythonSyntax", ["SourceText"]),
    library(
      "RevisionRendering",
      ["PythonSyntax", "PostgreSQLSyntax", "Schema", "SchemaDiff", "PostgreSQLDialect"]),
    library("ProjectFiles", ["SourceText", system]),
    library("GitRepository", ["CZlib", "ProjectFiles", system]),
    library("PythonInterpreter", ["SourceText", "PythonSyntax", "ProjectFiles", system]),
    library(
      "SQLAlchemy",
      [
        "SourceText", "PythonSyntax", "PythonInterpreter", "PostgreSQLSyntax", "Schema",
        "PostgreSQLDialect", "RevisionRendering",
      ]),
    library(
      "SQLAlchemyModels",
      [
        "SourceText", "PythonSyntax", "PythonInterpreter", "Schema", "SchemaDiff", "SQLAlchemy",
        "PostgreSQLDialect", "ProjectFiles", system,
      ]),
    library(
      "AlembicOperations",
      [
        "SourceText", "PythonSyntax", "PythonInterpreter", "PostgreSQLSyntax", "Schema",
        "PostgreSQLDialect", "SQLAlchemy", "SchemaDiff",
      ]),
    library(
      "MigrationReplay",
      [
        "SourceText", "PythonSyntax", "PythonInterpreter", "PostgreSQLSyntax", "Schema",
        "PostgreSQLDialect", "SQLAlchemy", "SQLAlchemyModels", "SchemaDiff", "RevisionRendering",
        "AlembicOperations", "AlembicHistory", "ProjectFiles", system,
      ]),
    library(
      "AlembicHistory",
      [
        "SourceText", "PythonSyntax", "ProjectFiles", system,
        .product(name: "TOMLKit", package: "TOMLKit"),
      ]),
    library(
      "AppliedHistory",
      ["AlembicHistory", "GitRepository", "ProjectFiles", "SourceText", system]),
    library(
      "RevisionWriter",
      [
        "SourceText", "PythonSyntax", "PythonInterpreter", "ProjectFiles", "PostgreSQLSyntax",
        "Schema", "SchemaDiff", "PostgreSQLDialect", "SQLAlchemy", "AlembicOperations",
        "AlembicHistory", "RevisionRendering", system,
      ]),
    library(
      "Review",
      [
        "SourceText", "PythonSyntax", "PostgreSQLSyntax", "Schema", "SchemaDiff",
        "PostgreSQLDialect", "SQLAlchemyModels", "AlembicOperations", "AlembicHistory",
        "MigrationReplay", "ProjectFiles", "RevisionRendering",
      ]),
    library(
      "Guard",
      [
        "SourceText", "PythonSyntax", "PostgreSQLSyntax", "AlembicHistory", "ProjectFiles",
        "Review", "JSON",
        system,
      ]),
    library(
      "Expert",
      [
        "Guard", "AppliedHistory", "GitRepository", "Review", "RevisionWriter",
        "RevisionRendering", "PythonSyntax", "SourceText",
        "ProjectFiles",
        "AlembicHistory", "Schema", "SchemaText",
        "PostgreSQLSyntax", "PostgreSQLDialect", "SQLAlchemy", "SQLAlchemyModels", "SchemaDiff",
        "AlembicOperations", "MigrationReplay", system,
      ]),
    library("EditorHooks", ["Guard", "JSON", "ProjectFiles", system]),
    library("Wire", ["JSON", "SourceText"]),
    library(
      "ExpertTools",
      [
        "Expert", "Guard", "Review", "AlembicHistory", "SchemaText", "SchemaDiff",
        "SQLAlchemyModels",
        "SourceText", "ProjectFiles",
        "MigrationReplay", "PostgreSQLDialect", "Schema", "JSON", "Wire", system,
      ]),
    library(
      "EditorInstallation",
      ["ExpertTools", "Expert", "Guard", "AlembicHistory", "JSON", "ProjectFiles", "Wire", system]),
    executable(
      "alembic-expert",
      [
        "EditorInstallation",
        "ExpertTools", "EditorHooks", "Guard", "Expert", "Review", "SourceText", "AlembicHistory",
        "MigrationReplay",
        "SchemaText",
        "SchemaDiff",
        "ProjectFiles",
        "Wire", "JSON",
        system,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    executable(
      "applied-parity", ["AppliedHistory", "AlembicHistory", "GitRepository", system]),
    executable("syntax-parity", ["PythonSyntax", "SourceText"]),
    executable(
      "interpreter-parity", ["PythonInterpreter", "PythonSyntax", "ProjectFiles", system]),
    executable(
      "replay-parity",
      [
        "RevisionRendering", "SchemaDiff",
        "MigrationReplay", "AlembicOperations", "AlembicHistory", "SQLAlchemy", "Schema",
        "SourceText",
        "ProjectFiles", "JSON", system,
      ]),
    executable(
      "sql-parity", ["PostgreSQLDialect", "PostgreSQLSyntax", "Schema", "SchemaText", "JSON"]),
    tests("SourceTextTests", ["SourceText"]),
    tests("PostgreSQLSyntaxTests", ["PostgreSQLSyntax", "SourceText"]),
    tests(
      "EditorInstallationTests",
      ["EditorInstallation", "Expert", "JSON", "ProjectFiles", "AlembicHistory", system]),
    tests("EditorHooksTests", ["EditorHooks", "Guard", "JSON", "ProjectFiles", system]),
    tests(
      "GuardTests", ["Guard", "AlembicHistory", "ProjectFiles", system],
      exclude: ["labelled-actions.tsv"]),
    tests("SchemaTests", ["Schema", "PostgreSQLDialect", "SourceText"]),
    .target(
      name: "ScratchPostgreSQL", path: "Tests/ScratchPostgreSQL", swiftSettings: settings),
    tests(
      "SchemaTextTests",
      ["SchemaText", "Schema", "PostgreSQLDialect", "JSON", "SourceText", "ScratchPostgreSQL"]),
    tests(
      "PostgreSQLDialectTests",
      ["PostgreSQLDialect", "PostgreSQLSyntax", "Schema", "ScratchPostgreSQL"]),
    tests(
      "SQLAlchemyTests",
      ["SQLAlchemy", "PythonInterpreter", "PythonSyntax", "Schema", "PostgreSQLDialect"]),
    tests(
      "AlembicOperationsTests",
      [
        "AlembicOperations", "SQLAlchemy", "PythonInterpreter", "PythonSyntax", "Schema",
        "SourceText",
        "PostgreSQLDialect",
      ]),
    tests(
      "MigrationReplayTests",
      [
        "MigrationReplay", "AlembicOperations", "AlembicHistory", "SQLAlchemy", "Schema",
        "ProjectFiles", system,
      ]),
    tests("SchemaDiffTests", ["SchemaDiff", "Schema", "PostgreSQLDialect"]),
    tests(
      "SQLAlchemyModelsTests",
      [
        "SQLAlchemyModels", "SchemaDiff", "Schema", "SQLAlchemy", "PythonInterpreter",
        "PythonSyntax",
      ]),
    tests(
      "RevisionRenderingTests",
      [
        "RevisionRendering", "SchemaDiff", "Schema", "SQLAlchemy", "PostgreSQLDialect",
        "PythonInterpreter", "PythonSyntax", "SQLAlchemyModels", "ProjectFiles", system,
      ], exclude: ["Cases"]),
    tests(
      "RevisionWriterTests",
      [
        "RevisionWriter", "SchemaDiff", "Schema", "SQLAlchemy", "AlembicHistory", "ProjectFiles",
        "PythonInterpreter", "PythonSyntax", system,
      ]),
    tests("JSONTests", ["JSON"]),
    tests("PythonSyntaxTests", ["PythonSyntax", "SourceText", "syntax-parity"]),
    tests(
      "PythonInterpreterTests",
      ["PythonInterpreter", "PythonSyntax", "ProjectFiles", "SourceText", system],
      exclude: ["Programs", "rewrite-expected"]),
    tests("ProjectFilesTests", ["ProjectFiles", system]),
    .target(name: "ScratchGit", path: "Tests/ScratchGit", swiftSettings: settings),
    tests("GitRepositoryTests", ["GitRepository", "ProjectFiles", "ScratchGit", system]),
    tests(
      "AppliedHistoryTests",
      ["AppliedHistory", "AlembicHistory", "GitRepository", "ProjectFiles", "ScratchGit", system]),
    tests("AlembicHistoryTests", ["AlembicHistory", "ProjectFiles", "SourceText", system]),
    .executableTarget(
      name: "catalog-schema",
      dependencies: ["Schema", "SchemaText", "PostgreSQLDialect", "PostgreSQLSyntax", "JSON"],
      path: "Tests/catalog-schema", swiftSettings: settings),
    tests("CatalogSchemaTests", ["catalog-schema", "Schema", "JSON"]),
    .testTarget(
      name: "WireTests", dependencies: ["Wire", "JSON", "wire-echo-server"],
      exclude: ["Transcripts"], swiftSettings: settings),
    .executableTarget(
      name: "wire-echo-server", dependencies: ["Wire", "JSON"], path: "Tests/wire-echo-server",
      swiftSettings: settings),
    tests(
      "ExpertTests",
      [
        "Expert", "Review", "MigrationReplay", "AlembicHistory", "Schema", "SchemaDiff",
        "SchemaText", "PostgreSQLDialect", "ProjectFiles", "SourceText", "ScratchPostgreSQL",
        "ScratchGit",
        system,
      ], exclude: ["Review/rule-names.txt"]),
    tests(
      "ExpertToolsTests",
      [
        "ExpertTools", "Expert", "Review", "AlembicHistory", "Schema", "PostgreSQLDialect",
        "ProjectFiles", "JSON", "Wire", system,
      ], exclude: ["Reports"]),
    tests(
      "CommandLineTests",
      [
        "alembic-expert", "Expert", "Review",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
