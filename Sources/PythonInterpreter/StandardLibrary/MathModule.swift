import Glibc
import PythonSyntax

/// `math`.
enum MathModule: StandInModule {
  static let name = "math"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    for (name, value) in [
      ("pi", Double.pi), ("e", M_E), ("tau", 2 * Double.pi), ("inf", .infinity), ("nan", .nan),
    ] {
      interpreter.set(name, in: module, .float(value))
    }
    let functions: [(String, (Double) -> Double)] = [
      ("sqrt", { $0.squareRoot() }), ("exp", { Glibc.exp($0) }), ("sin", { Glibc.sin($0) }),
      ("cos", { Glibc.cos($0) }), ("tan", { Glibc.tan($0) }), ("log2", { Glibc.log2($0) }),
      ("log10", { Glibc.log10($0) }), ("fabs", { $0.magnitude }),
      ("radians", { $0 * .pi / 180 }), ("degrees", { $0 * 180 / .pi }),
    ]
    for (name, function) in functions {
      add(name, to: module, interpreter) { (interpreter, number, _) throws(Interruption) -> Value in
        let result = function(number)
        guard !result.isNaN || number.isNaN else {
          throw interpreter.exception("ValueError", "math domain error")
        }
        return .float(result)
      }
    }
    let roundings: [(String, FloatingPointRoundingRule)] = [
      ("ceil", .up), ("floor", .down), ("trunc", .towardZero),
    ]
    for (name, rule) in roundings {
      add(name, to: module, interpreter) {
        (interpreter, number, value) throws(Interruption) -> Value in
        if let integer = value.integer { return .int(integer) }
        return Int(exactly: number.rounded(rule)).map { .int($0) } ?? interpreter.tooLarge()
      }
    }
    add("isnan", to: module, interpreter) { (_, number, _) throws(Interruption) -> Value in
      .bool(number.isNaN)
    }
    add("isinf", to: module, interpreter) { (_, number, _) throws(Interruption) -> Value in
      .bool(number.isInfinite)
    }
    add("isfinite", to: module, interpreter) { (_, number, _) throws(Interruption) -> Value in
      .bool(number.isFinite)
    }
    interpreter.addFunction("log", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      if let unknown = interpreter.firstUnknown(arguments) { return .unknown(unknown) }
      guard let number = arguments[0].flatMap({ interpreter.number($0) }), number > 0 else {
        throw interpreter.exception("ValueError", "math domain error")
      }
      let base = arguments[1].flatMap { interpreter.number($0) }
      return .float(Glibc.log(number) / (base.map { Glibc.log($0) } ?? 1))
    }
    interpreter.addFunction("gcd", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      if let unknown = interpreter.firstUnknown(arguments) { return .unknown(unknown) }
      var result: UInt = 0
      for value in arguments.positional {
        var (a, b) = (result, (value.integer ?? 0).magnitude)
        while b != 0 { (a, b) = (b, a % b) }
        result = a
      }
      return .int(Int(clamping: result))
    }
    interpreter.addFunction("pow", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      if let unknown = interpreter.firstUnknown(arguments) { return .unknown(unknown) }
      guard let base = arguments[0].flatMap({ interpreter.number($0) }),
        let exponent = arguments[1].flatMap({ interpreter.number($0) })
      else { throw interpreter.exception("TypeError", "must be real number") }
      return .float(Glibc.pow(base, exponent))
    }
    interpreter.addFunction("prod", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      guard case .items(let items) = try interpreter.collect(arguments[0] ?? .none) else {
        return arguments[0] ?? .none
      }
      var result = arguments["start"] ?? .int(1)
      for item in items { result = try interpreter.binary(.mult, result, item) }
      return result
    }
  }

  private static func add(
    _ name: String, to module: ModuleObject, _ interpreter: Interpreter,
    _ body: @escaping (Interpreter, Double, Value) throws(Interruption) -> Value
  ) {
    interpreter.addFunction(name, to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      guard let value = arguments[0] else {
        throw interpreter.exception("TypeError", "\(name)() takes exactly one argument (0 given)")
      }
      if value.unknown != nil { return value }
      guard let number = interpreter.number(value) else {
        throw interpreter.exception(
          "TypeError", "must be real number, not \(interpreter.typeName(value))")
      }
      return try body(interpreter, number, value)
    }
  }
}
