import Glibc
import PythonSyntax

extension Interpreter {
  func integerBinary(_ op: Operator, _ a: Int, _ b: Int) throws(Interruption) -> Value {
    func checked(_ result: (partialValue: Int, overflow: Bool)) -> Value {
      result.overflow ? tooLarge() : .int(result.partialValue)
    }
    switch op {
    case .add: return checked(a.addingReportingOverflow(b))
    case .sub: return checked(a.subtractingReportingOverflow(b))
    case .mult: return checked(a.multipliedReportingOverflow(by: b))
    case .div:
      guard b != 0 else { throw raise(types.zeroDivisionError, "division by zero") }
      return .float(Double(a) / Double(b))
    case .floorDiv:
      guard b != 0 else {
        throw raise(types.zeroDivisionError, "integer division or modulo by zero")
      }
      return floorDivide(a, b)
    case .mod:
      guard b != 0 else { throw raise(types.zeroDivisionError, "integer modulo by zero") }
      if b == -1 { return .int(0) }
      let rest = a % b
      return .int(rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest)
    case .pow: return try power(a, b)
    case .lShift:
      guard b >= 0 else { throw raise(types.valueError, "negative shift count") }
      guard a != 0 else { return .int(0) }
      guard b < 63 else { return tooLarge() }
      let result = a << b
      return result >> b == a ? .int(result) : tooLarge()
    case .rShift:
      guard b >= 0 else { throw raise(types.valueError, "negative shift count") }
      return .int(a >> min(b, 63))
    case .bitOr: return .int(a | b)
    case .bitXor: return .int(a ^ b)
    case .bitAnd: return .int(a & b)
    case .matMult:
      throw raise(types.typeError, "unsupported operand type(s) for @: 'int' and 'int'")
    }
  }

  private func floorDivide(_ a: Int, _ b: Int) -> Value {
    if b == -1 { return a == .min ? tooLarge() : .int(-a) }
    let (quotient, rest) = a.quotientAndRemainder(dividingBy: b)
    return .int(rest != 0 && (rest < 0) != (b < 0) ? quotient - 1 : quotient)
  }

  private func power(_ base: Int, _ exponent: Int) throws(Interruption) -> Value {
    if exponent < 0 {
      guard base != 0 else {
        throw raise(types.zeroDivisionError, "0.0 cannot be raised to a negative power")
      }
      return .float(Glibc.pow(Double(base), Double(exponent)))
    }
    if base == 0 || base == 1 { return .int(exponent == 0 ? 1 : base) }
    if base == -1 { return .int(exponent % 2 == 0 ? 1 : -1) }
    guard exponent < 64 else { return tooLarge() }
    var result = 1
    for _ in 0..<exponent {
      let (product, overflow) = result.multipliedReportingOverflow(by: base)
      if overflow { return tooLarge() }
      result = product
    }
    return .int(result)
  }

  func floatBinary(_ op: Operator, _ a: Double, _ b: Double) throws(Interruption) -> Value? {
    switch op {
    case .add: return .float(a + b)
    case .sub: return .float(a - b)
    case .mult: return .float(a * b)
    case .div:
      guard b != 0 else { throw raise(types.zeroDivisionError, "float division by zero") }
      return .float(a / b)
    case .floorDiv:
      guard b != 0 else { throw raise(types.zeroDivisionError, "float floor division by zero") }
      return .float((a / b).rounded(.down))
    case .mod:
      guard b != 0 else { throw raise(types.zeroDivisionError, "float modulo") }
      let rest = fmod(a, b)
      return .float(rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest)
    case .pow:
      if a == 0, b < 0 {
        throw raise(types.zeroDivisionError, "0.0 cannot be raised to a negative power")
      }
      if a < 0, b != b.rounded() { return unknown(.unsupported, "a complex number") }
      let result = Glibc.pow(a, b)
      if result.isInfinite, a.isFinite, b.isFinite {
        throw raise(types.overflowError, "(34, 'Numerical result out of range')")
      }
      return .float(result)
    default: return nil
    }
  }
}
