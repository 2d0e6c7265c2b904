/// `uuid`: fixed values and hashed ones are computed, random ones are unknown.
enum UUIDModule: PythonStandIn {
  static let name = "uuid"

  static func extend(_ module: ModuleObject, _ interpreter: Interpreter) {
    interpreter.addUnknown(
      ["uuid1", "uuid4", "uuid6", "uuid7", "uuid8", "getnode"], to: module, .random,
      "a random UUID")
  }

  static let source = #"""
    import hashlib

    class UUID:
        def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *,
                     is_safe=None):
            if bytes is not None:
                hex = bytes.hex()
            elif hex is None:
                hex = f'{int:032x}'
            digits = hex.replace('urn:', '').replace('uuid:', '').strip('{}').replace('-', '').lower()
            if len(digits) != 32 or any(digit not in '0123456789abcdef' for digit in digits):
                raise ValueError('badly formed hexadecimal UUID string')
            if version is not None:
                variant = '89ab'['0123456789abcdef'.index(digits[16]) & 3]
                digits = digits[:12] + str(version) + digits[13:16] + variant + digits[17:]
            self.hex = digits
        @property
        def int(self): return __import__('builtins').int(self.hex, 16)
        @property
        def bytes(self):
            return __import__('builtins').bytes([__import__('builtins').int(self.hex[i:i + 2], 16)
                                                 for i in range(0, 32, 2)])
        @property
        def version(self): return __import__('builtins').int(self.hex[12], 16)
        @property
        def urn(self): return 'urn:uuid:' + str(self)
        def __str__(self):
            h = self.hex
            return f'{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}'
        def __repr__(self): return f"UUID('{self}')"
        def __eq__(self, other): return isinstance(other, UUID) and self.hex == other.hex
        def __lt__(self, other): return self.hex < other.hex
        def __gt__(self, other): return self.hex > other.hex
        def __le__(self, other): return self.hex <= other.hex
        def __ge__(self, other): return self.hex >= other.hex
        def __hash__(self): return hash(self.hex)

    NAMESPACE_DNS = UUID('6ba7b810-9dad-11d1-80b4-00c04fd430c8')
    NAMESPACE_URL = UUID('6ba7b811-9dad-11d1-80b4-00c04fd430c8')
    NAMESPACE_OID = UUID('6ba7b812-9dad-11d1-80b4-00c04fd430c8')
    NAMESPACE_X500 = UUID('6ba7b814-9dad-11d1-80b4-00c04fd430c8')

    def uuid5(namespace, name):
        data = namespace.bytes + (name.encode() if isinstance(name, str) else name)
        return UUID(hex=hashlib.sha1(data).hexdigest()[:32], version=5)

    def uuid3(namespace, name):
        data = namespace.bytes + (name.encode() if isinstance(name, str) else name)
        return UUID(hex=hashlib.md5(data).hexdigest(), version=3)
    """#
}

/// `builtins`, as a module.
enum BuiltinsModule: StandInModule {
  static let name = "builtins"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    module.names = interpreter.builtins
  }
}
