import JSON
import Testing

@Suite struct ValueTests {
  @Test func membersKeepTheirOrder() {
    var object: JSONObject = ["z": 1, "a": 2, "z": 3]
    #expect(object.keys == ["z", "a"])
    #expect(object["z"] == 3)
    object["m"] = true
    object["z"] = nil
    object["a"] = "new"
    #expect(JSONValue.object(object).compact == #"{"a":"new","m":true}"#)
  }

  @Test func equalityIgnoresTheOrderOfMembers() {
    #expect((["a": 1, "b": [2]] as JSONValue) == ["b": [2], "a": 1])
    #expect((["a": 1] as JSONValue) != ["a": 1, "b": 2])
    #expect((["a": 1] as JSONValue) != ["a": 1.0])
    #expect(JSONValue.int(5) == .uint(5))
    #expect(([1, 2] as JSONValue) != [2, 1])
  }

  @Test func readsWhatItHolds() {
    let value: JSONValue = [
      "s": "x", "i": 3, "d": 2.5, "w": 4.0, "b": true, "n": nil, "l": [1, 2],
    ]
    #expect(value["s"]?.string == "x")
    #expect(value["i"]?.int == 3)
    #expect(value["i"]?.double == 3)
    #expect(value["w"]?.int == 4)
    #expect(value["d"]?.int == nil)
    #expect(value["b"]?.bool == true)
    #expect(value["n"]?.isNull == true)
    #expect(value["l"]?[1] == 2)
    #expect(value["l"]?[2] == nil)
    #expect(value["absent"] == nil)
    #expect(value["s"]?["x"] == nil)
    #expect(
      value.object?.keys.map { value[$0]?.typeName } == [
        "string", "integer", "number", "number", "boolean", "null", "array",
      ])
    #expect(JSONValue.number(3) == .int(3))
    #expect(JSONValue.number(3.5) == .double(3.5))
  }
}
