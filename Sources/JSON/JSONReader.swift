import CJSON

extension JSONValue {
  /// Reads one JSON text.
  ///
  /// The text is scanned strictly first and then read by json-c.
  /// - Throws: `JSONError` for everything that RFC 8259 does not allow, and for what it leaves open
  ///   and cannot be kept exactly: duplicate keys, numbers beyond 64 bits, halves of surrogate pairs.
  public init(
    parsing bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits = JSONLimits()
  ) throws(JSONError) {
    var scan = StrictScan(bytes, limits: limits)
    try scan.document()
    if let fault = scan.fault { throw fault }
    let root = try JSONReader.read(bytes, depth: limits.depth)
    defer { json_object_put(root) }
    var members = 0
    self = JSONReader.convert(root, counting: &members)
    // json-c keeps the last of equal keys, so a duplicate shows in the number of members.
    if members != scan.members { throw JSONReader.duplicateKey(in: bytes, limits: limits) }
  }

  /// Reads one JSON text from an array of bytes.
  /// - Throws: `JSONError`, as `init(parsing:limits:)` for a buffer does.
  public init(parsing bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONError) {
    self = try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in
      try JSONValue(parsing: buffer, limits: limits)
    }
  }

  /// Reads one JSON text from a string.
  /// - Throws: `JSONError`, as `init(parsing:limits:)` for a buffer does.
  public init(parsing text: String, limits: JSONLimits = JSONLimits()) throws(JSONError) {
    self = try JSONValue(parsing: Array(text.utf8), limits: limits)
  }

  /// The string or number that the outermost object has under `key`, although the text as a whole
  /// was refused or cut off; nothing when it does not come before the cut.
  ///
  /// Serves to answer an unreadable request by its id.
  public static func topLevelMember(
    _ key: String, in bytes: [UInt8], limits: JSONLimits = JSONLimits()
  ) -> JSONValue? {
    bytes.withUnsafeBufferPointer { buffer in
      var found: JSONValue?
      var scan = StrictScan(buffer, limits: limits)
      let name = JSONValue.string(key).encoded()
      // What stops the walk is known to the caller already: the text was refused before.
      try? scan.topLevel { keyPlace, valuePlace in
        guard buffer[keyPlace].elementsEqual(name) else { return true }
        found = try? JSONValue(
          parsing: UnsafeBufferPointer(rebasing: buffer[valuePlace]), limits: limits)
        return false
      }
      return found
    }
  }
}

private enum JSONReader {
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, depth: Int
  ) throws(JSONError) -> OpaquePointer? {
    // json-c counts the scalar at the bottom as a level of its own.
    guard let tokener = json_tokener_new_ex(Int32(depth) + 2), let base = bytes.baseAddress else {
      throw JSONError(.unreadable("out of memory"), at: 0)
    }
    defer { json_tokener_free(tokener) }
    json_tokener_set_flags(tokener, Int32(JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8))
    var root = base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { text in
      json_tokener_parse_ex(tokener, text, Int32(bytes.count))
    }
    if json_tokener_get_error(tokener) == json_tokener_continue {
      // A bare number or word ends only when something follows it.
      root = withUnsafePointer(to: CChar(0)) { json_tokener_parse_ex(tokener, $0, 1) }
    }
    let error = json_tokener_get_error(tokener)
    guard error == json_tokener_success else {
      throw JSONError(
        .unreadable(String(cString: json_tokener_error_desc(error))),
        at: Int(json_tokener_get_parse_end(tokener)))
    }
    return root
  }

  static func convert(_ node: OpaquePointer?, counting members: inout Int) -> JSONValue {
    guard let node else { return .null }
    switch json_object_get_type(node) {
    case json_type_boolean: return .bool(json_object_get_boolean(node) != 0)
    case json_type_int:
      let value = json_object_get_int64(node)
      guard value == Int64.max else { return .int(value) }
      let unsigned = json_object_get_uint64(node)
      return unsigned > UInt64(Int64.max) ? .uint(unsigned) : .int(value)
    case json_type_double: return .double(json_object_get_double(node))
    case json_type_string:
      return .string(
        string(json_object_get_string(node), length: Int(json_object_get_string_len(node))))
    case json_type_array:
      let count = json_object_array_length(node)
      var values: [JSONValue] = []
      values.reserveCapacity(Int(count))
      for index in 0..<count {
        values.append(convert(json_object_array_get_idx(node, index), counting: &members))
      }
      return .array(values)
    case json_type_object: return .object(object(node, counting: &members))
    default: return .null
    }
  }

  private static func object(_ node: OpaquePointer, counting members: inout Int) -> JSONObject {
    var list: [JSONObject.Member] = []
    list.reserveCapacity(Int(json_object_object_length(node)))
    var entry = json_object_get_object(node)?.pointee.head
    while let current = entry {
      let key = current.pointee.k.map { String(cString: $0.assumingMemoryBound(to: CChar.self)) }
      let child = current.pointee.v.map { OpaquePointer($0) }
      list.append(JSONObject.Member(key: key ?? "", value: convert(child, counting: &members)))
      entry = current.pointee.next
    }
    members += list.count
    return JSONObject(distinct: list)
  }

  private static func string(_ start: UnsafePointer<CChar>?, length: Int) -> String {
    guard let start else { return "" }
    return start.withMemoryRebound(to: UInt8.self, capacity: length) {
      String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self)
    }
  }

  /// Scans once more, with a set of keys for each open object.
  static func duplicateKey(
    in bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits
  ) -> JSONError {
    var open: [Set<String>] = []
    var scan = StrictScan(bytes, limits: limits) { (place, depth) throws(JSONError) in
      while open.count <= depth { open.append([]) }
      if place.isEmpty {  // the end of the object
        open[depth] = []
        return
      }
      var none = 0
      let node = try read(UnsafeBufferPointer(rebasing: bytes[place]), depth: 1)
      defer { json_object_put(node) }
      guard case .string(let key) = convert(node, counting: &none) else { return }
      if !open[depth].insert(key).inserted {
        throw JSONError(.duplicateKey(key), at: place.lowerBound)
      }
    }
    do throws(JSONError) {
      try scan.document()
    } catch {
      return error
    }
    return JSONError(.unreadable("the number of members changed while reading"), at: 0)
  }
}
