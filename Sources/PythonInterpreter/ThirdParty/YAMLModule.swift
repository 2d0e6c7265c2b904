/// `yaml`: PyYAML's reading with the loaders that it brings, as long as no program changes them.
enum YAMLModule: PythonStandIn {
  static let name = "yaml"

  static let source = #"""
    class YAMLError(Exception): pass
    class Mark: pass
    class MarkedYAMLError(YAMLError):
        def __init__(self, context=None, context_mark=None, problem=None, problem_mark=None, note=None):
            self.context = context
            self.context_mark = context_mark
            self.problem = problem
            self.problem_mark = problem_mark
            self.note = note
    class ReaderError(YAMLError): pass
    class ScannerError(MarkedYAMLError): pass
    class ParserError(MarkedYAMLError): pass
    class ComposerError(MarkedYAMLError): pass
    class ConstructorError(MarkedYAMLError): pass
    class RepresenterError(YAMLError): pass
    class EmitterError(YAMLError): pass
    class SerializerError(YAMLError): pass

    class _Changeable:
        _is_changed = False
        @classmethod
        def _change(cls, *args, **kwargs): cls._is_changed = True
        add_constructor = add_multi_constructor = add_implicit_resolver = add_path_resolver = _change
        add_representer = add_multi_representer = _change
        def __init__(self, *args, **kwargs): pass
    class BaseLoader(_Changeable): pass
    class SafeLoader(_Changeable): pass
    class FullLoader(_Changeable): pass
    class UnsafeLoader(_Changeable): pass
    class Loader(_Changeable): pass
    class CBaseLoader(_Changeable): pass
    class CSafeLoader(_Changeable): pass
    class CFullLoader(_Changeable): pass
    class CUnsafeLoader(_Changeable): pass
    class CLoader(_Changeable): pass
    class BaseDumper(_Changeable): pass
    class SafeDumper(_Changeable): pass
    class Dumper(_Changeable): pass
    class CBaseDumper(_Changeable): pass
    class CSafeDumper(_Changeable): pass
    class CDumper(_Changeable): pass
    _UNDERSTOOD = (SafeLoader, FullLoader, UnsafeLoader, Loader,
                   CSafeLoader, CFullLoader, CUnsafeLoader, CLoader)

    def load_all(stream, Loader):
        if Loader not in _UNDERSTOOD or Loader._is_changed:
            return _unread('read by a loader of its own')
        return iter(_documents(stream if isinstance(stream, (str, bytes)) else stream.read()))
    def load(stream, Loader):
        documents = list(load_all(stream, Loader))
        if len(documents) > 1:
            raise ComposerError('expected a single document in the stream', None, 'but found another document')
        return documents[0] if documents else None
    def safe_load(stream): return load(stream, SafeLoader)
    def safe_load_all(stream): return load_all(stream, SafeLoader)
    def full_load(stream): return load(stream, FullLoader)
    def full_load_all(stream): return load_all(stream, FullLoader)
    def unsafe_load(stream): return load(stream, UnsafeLoader)
    def unsafe_load_all(stream): return load_all(stream, UnsafeLoader)
    def _added(tag, function, Loader=None, *args, **kwargs):
        for one in (_UNDERSTOOD if Loader is None else (Loader,)): one._is_changed = True
    add_constructor = add_multi_constructor = _added
    def add_implicit_resolver(tag, regexp, first=None, Loader=None, Dumper=None): _added(tag, None, Loader)
    def add_representer(*args, **kwargs): pass
    add_multi_representer = add_representer
    def dump_all(documents, stream=None, *args, **kwargs):
        return _unread('that is written') if stream is None else None
    dump = safe_dump = safe_dump_all = dump_all
    """#

  /// Reading is not counted in steps, so a text has a largest size.
  static let bytesRead = 4 << 20

  static func prepare(_ module: ModuleObject, _ interpreter: Interpreter) {
    interpreter.addFunction("_unread", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      interpreter.unknown(.unsupported, "YAML \(arguments[0]?.text ?? "")")
    }
    interpreter.addFunction("_documents", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      let given = arguments[0] ?? .none
      let bytes: [UInt8]
      if case .bytes(let object) = given {
        bytes = object.bytes
      } else if let text = given.text {
        bytes = Array(text.utf8)
      } else {
        return given.unknown != nil ? given : interpreter.unknown(.unsupported, "YAML of no text")
      }
      try interpreter.charge(bytes.count)
      guard bytes.count <= bytesRead else {
        return interpreter.unknown(.unsupported, "YAML of more than \(bytesRead >> 20) MiB")
      }
      var reader = YAMLReader(bytes)
      let documents: [YAMLNode]
      do throws(YAMLFailure) {
        documents = try reader.documents()
      } catch {
        return interpreter.unknown(.unsupported, "YAML with \(error.reason) in line \(error.line)")
      }
      var values: [Value] = []
      for document in documents {
        var resolution = YAMLResolution(interpreter)
        values.append(try resolution.value(document))
      }
      return .list(of: values)
    }
  }
}

/// The modules of the package `yaml`, whose names can all be had from the package.
enum YAMLPartsModule: PythonStandIn {
  static let name = "yaml.error"
  static let aliases = [
    "yaml.reader", "yaml.scanner", "yaml.parser", "yaml.composer", "yaml.constructor",
    "yaml.representer", "yaml.emitter", "yaml.serializer", "yaml.loader", "yaml.dumper",
    "yaml.cyaml",
  ]

  static let source = "from yaml import *"
}
