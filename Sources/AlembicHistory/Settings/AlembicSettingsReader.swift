import ProjectFiles
import SystemPackage

/// Reads `AlembicSettings` from an ini file and the `[tool.alembic]` table of a `pyproject.toml`.
///
/// The ini file is asked first for each option, as Alembic's `Config.get_alembic_option` does.
struct AlembicSettingsReader {
  let ini: IniFile?
  let iniPath: FilePath?
  let toml: TomlValue?
  let tomlPath: FilePath?
  let section: String
  /// Folders that a relative path may start from, the first one preferred.
  let bases: [FilePath]

  /// The settings with `scriptLocation` and `versionLocations` from the caller where given.
  ///
  /// - Throws: `SettingsFailure` when an option cannot be read or a folder not be found.
  func settings(
    scriptLocation: String?, versionLocations: [String]
  ) throws(SettingsFailure) -> AlembicSettings {
    let prepend = try prependSysPath()
    var written = scriptLocation
    if written == nil { written = try string("script_location") }
    let script = try self.scriptLocation(written, prepend: prepend, versions: versionLocations)
    var locations: [FilePath] = []
    let named = versionLocations.isEmpty ? try self.versionLocations() : versionLocations
    for location in named {
      locations.append(try folder(location, prepend: prepend, option: "version_locations"))
    }
    if locations.isEmpty { locations = [script.appending("versions")] }
    let fileTemplate = try string("file_template")
    let timezone = try string("timezone")
    let outputEncoding = try string("output_encoding")
    var settings = AlembicSettings(
      iniFile: iniPath, tomlFile: toml == nil ? nil : tomlPath, section: section,
      otherSections: try otherSections(), scriptLocation: script,
      writtenScriptLocation: written ?? script.string, versionLocations: locations,
      recursiveVersionLocations: try boolean("recursive_version_locations"),
      sourceless: try boolean("sourceless"), prependSysPath: prepend,
      fileTemplate: fileTemplate ?? AlembicSettings.defaultFileTemplate,
      truncateSlugLength: try slugLength(), timezone: timezone == "" ? nil : timezone,
      outputEncoding: outputEncoding ?? "utf-8")
    settings.revisionEnvironment = try boolean("revision_environment")
    settings.postWriteHooks = try postWriteHooks()
    readOptions(into: &settings)
    return settings
  }

  private func postWriteHooks() throws(SettingsFailure) -> [String] {
    if let names = try ini?.value("hooks", in: "post_write_hooks") {
      return names.split { $0 == "," || $0.isWhitespace }.map(String.init)
    }
    guard case .array(let hooks)? = toml?["post_write_hooks"] else { return [] }
    return hooks.compactMap { $0["name"]?.string }
  }

  /// Takes every option of the section whose name does not suggest a password; one that cannot be
  /// read is no option for a template.
  private func readOptions(into settings: inout AlembicSettings) {
    let secret = ["url", "password", "secret", "token", "dsn", "key", "credential"]
    for name in ini?.names(in: section) ?? [] {
      if secret.contains(where: name.contains) {
        settings.withheldOptions.append(name)
      } else if let value = try? ini?.value(name, in: section) {
        settings.mainOptions[name] = value
      }
    }
  }

  private func scriptLocation(
    _ written: String?, prepend: [FilePath], versions: [String]
  ) throws(SettingsFailure) -> FilePath {
    if let written { return try folder(written, prepend: prepend, option: "script_location") }
    // Flask-Migrate sets the script folder in code: the folder that its ini file lies in.
    if let folder = iniPath?.removingLastComponent(),
      FileReading.kind(of: folder.appending("env.py")) == .file
    {
      return folder
    }
    if let first = versions.first {
      let versions = try folder(first, prepend: prepend, option: "--version-location")
      return versions.removingLastComponent()
    }
    let place = ini.map { "section [\(section)] of \($0.name)" } ?? "[tool.alembic]"
    throw SettingsFailure(
      "No 'script_location' key found in \(place).", file: ini?.name ?? tomlPath?.string,
      remedy: "Set script_location to the folder with env.py, or name it with --script-location.")
  }

  /// A folder as Alembic understands it: a path, or `package:path` inside a Python package.
  private func folder(
    _ written: String, prepend: [FilePath], option: String
  ) throws(SettingsFailure) -> FilePath {
    let path = FilePath(written)
    let tried: [FilePath]
    if path.isAbsolute {
      return path.lexicallyNormalized()
    } else if written.contains(":") {
      let parts = written.split(separator: ":", omittingEmptySubsequences: true).map(String.init)
      let package = (parts.first ?? "").split(separator: ".").map(String.init)
      tried = packageRoots(prepend).map { root in
        (package + parts.dropFirst()).reduce(root) { $0.appending($1) }.lexicallyNormalized()
      }
    } else {
      tried = bases.map { $0.pushing(path).lexicallyNormalized() }
    }
    if let found = tried.first(where: { FileReading.kind(of: $0) == .directory }) { return found }
    throw SettingsFailure(
      "\(option) \"\(written)\" is no folder.", file: ini?.name ?? tomlPath?.string,
      line: ini?.line(of: option, in: section),
      remedy: "Looked for \(tried.map(\.string).joined(separator: ", ")). Correct the path.")
  }

  /// Where Python would look for a package of the project; installed packages are not searched.
  private func packageRoots(_ prepend: [FilePath]) -> [FilePath] {
    var roots = prepend
    for base in bases {
      roots += [base, base.appending("src")]
      var folder = base
      for _ in 0..<8 where !folder.components.isEmpty {
        folder = folder.removingLastComponent()
        roots.append(folder)
      }
    }
    return roots
  }

  private func versionLocations() throws(SettingsFailure) -> [String] {
    try paths("version_locations", separators: ["path_separator", "version_path_separator"]) {
      Self.legacySplit($0, colon: false)
    }
  }

  private func prependSysPath() throws(SettingsFailure) -> [FilePath] {
    let written = try paths("prepend_sys_path", separators: ["path_separator"]) {
      Self.legacySplit($0, colon: true)
    }
    return written.filter { !$0.isEmpty }.compactMap { entry in
      bases.first.map { $0.pushing(FilePath(entry)).lexicallyNormalized() }
    }
  }

  /// A list option: split as the separator option says, else as Alembic did before there was one.
  private func paths(
    _ option: String, separators: [String], legacy: (String) -> [String]
  ) throws(SettingsFailure) -> [String] {
    guard let text = try ini?.value(option, in: section), !text.isEmpty else {
      guard let value = toml?[option] else { return [] }
      guard let strings = value.strings else {
        throw SettingsFailure(
          "\(option) is \(value.kind).", file: tomlPath?.string,
          remedy: "It must be an array of strings.")
      }
      return strings.map(interpolated)
    }
    for separator in separators {
      guard let name = try ini?.value(separator, in: section) else { continue }
      let known: [String: Character] = [
        "space": " ", "newline": "\n", "os": ":", ":": ":", ";": ";",
      ]
      guard let character = known[name] else {
        throw SettingsFailure(
          "'\(name)' is not a valid value for \(separator).", file: ini?.name,
          line: ini?.line(of: separator, in: section),
          remedy: "It is one of space, newline, os, : and ;.")
      }
      return text.split(separator: character).map { String($0.trimmed) }
    }
    return legacy(text)
  }

  /// Splits at `, *`, at runs of spaces, and at colons if asked (Alembic before `path_separator`).
  private static func legacySplit(_ text: String, colon: Bool) -> [String] {
    text.split { $0 == "," || $0 == " " || $0 == "\n" || (colon && $0 == ":") }.map(String.init)
  }

  private func string(_ option: String) throws(SettingsFailure) -> String? {
    if let ini, ini.has(option, in: section) { return try ini.value(option, in: section) }
    guard let value = toml?[option] else { return nil }
    switch value {
    case .string(let text): return interpolated(text)
    case .int(let number): return String(number)
    default:
      throw SettingsFailure(
        "\(option) is \(value.kind).", file: tomlPath?.string, remedy: "It must be a string.")
    }
  }

  private func boolean(_ option: String) throws(SettingsFailure) -> Bool {
    if let ini, ini.has(option, in: section) {
      return try ini.value(option, in: section) == "true"
    }
    guard let value = toml?[option] else { return false }
    guard case .bool(let answer) = value else {
      throw SettingsFailure(
        "boolean value expected for TOML parameter '\(option)'", file: tomlPath?.string,
        remedy: "Write true or false.")
    }
    return answer
  }

  private func slugLength() throws(SettingsFailure) -> Int {
    guard let text = try string("truncate_slug_length") else { return 40 }
    guard let number = Int(text.trimmed) else {
      throw SettingsFailure(
        "truncate_slug_length \"\(text)\" is no number.", file: ini?.name ?? tomlPath?.string,
        line: ini?.line(of: "truncate_slug_length", in: section), remedy: "Write a whole number.")
    }
    return number == 0 ? 40 : number
  }

  private func otherSections() throws(SettingsFailure) -> [String] {
    guard let ini else { return [] }
    return ini.sections.filter { $0 != section && ini.line(of: "script_location", in: $0) != nil }
  }

  /// Alembic applies Python's `%` with `here` to every string of `[tool.alembic]`.
  private func interpolated(_ text: String) -> String {
    let here = tomlPath?.removingLastComponent().string ?? ""
    return text.replacing("%(here)s", with: here).replacing("%%", with: "%")
  }
}
