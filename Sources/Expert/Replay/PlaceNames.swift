import AlembicHistory
import ProjectFiles
import Review
import Schema
import SchemaText
import SourceText
import SystemPackage

extension AlembicProject {
  /// The files that places name, read again to say lines and columns.
  ///
  /// - Parameter known: Files that may not be on the disk as they were read.
  func places(_ places: some Sequence<Place>, beside known: [SourceFile] = []) -> SchemaPlaces {
    var names: Set<String> = []
    for place in places { names.insert(place.file) }
    let root = FileReading.resolved(directory) ?? directory
    let files = names.sorted().compactMap { name -> SourceFile? in
      if let given = known.first(where: { $0.name == name }) { return given }
      let path = root.pushing(FilePath(name)).lexicallyNormalized()
      guard allows(path) else { return nil }
      do throws(FileFailure) {
        return SourceFile(name: name, bytes: try FileReading.bytes(of: path))
      } catch {
        return nil
      }
    }
    return SchemaPlaces(files)
  }
}

extension SchemaPlaces {
  /// The place as findings name it.
  func finding(_ place: Place) -> Finding.Place {
    let position = position(of: place)
    return Finding.Place(
      file: place.file, line: position?.line ?? 0, column: position?.column ?? 0)
  }
}

extension Schema {
  /// Every place that a fact of the schema was read from.
  var places: [Place] {
    var all: [Provenance] = doubts.map(\.provenance)
    for table in tables {
      all.append(table.provenance)
      all += table.columns.map(\.provenance) + table.constraints.map(\.provenance)
      all += table.indexes.map(\.provenance) + table.triggers.map(\.provenance)
      all += table.policies.map(\.provenance)
    }
    for view in views { all += [view.provenance] + view.indexes.map(\.provenance) }
    all += types.map(\.provenance) + sequences.map(\.provenance) + routines.map(\.provenance)
    all += extensions.map(\.provenance) + namespaces.map(\.provenance)
    all += statistics.map(\.provenance) + otherObjects.map(\.provenance)
    return all.flatMap { provenance -> [Place] in
      var places = provenance.place.map { [$0] } ?? []
      if case .unknown(_, let place?) = provenance.standing { places.append(place) }
      return places
    }
  }
}
