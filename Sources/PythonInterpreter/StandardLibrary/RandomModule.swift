/// `random`: every result is unknown.
enum RandomModule: StandInModule {
  static let name = "random"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    interpreter.addUnknown(
      [
        "random", "randint", "randrange", "choice", "choices", "sample", "uniform", "getrandbits",
        "randbytes", "gauss", "Random", "SystemRandom",
      ], to: module, .random, "a random number")
    interpreter.addSilent(["seed"], to: module)
    interpreter.addFunction("shuffle", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      if case .list(let list)? = arguments[0] {
        interpreter.touch(list)
        list.obscure(Unknown(.random, "the order after shuffle()", interpreter.lastPlace))
      }
      return .none
    }
  }
}

/// `secrets`: every result is unknown.
enum SecretsModule: StandInModule {
  static let name = "secrets"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    interpreter.addUnknown(
      ["token_hex", "token_urlsafe", "token_bytes", "choice", "randbelow", "randbits"], to: module,
      .random, "a random secret")
  }
}
