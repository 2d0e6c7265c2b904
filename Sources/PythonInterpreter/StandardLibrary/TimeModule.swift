/// `time`: the clock is unknown.
enum TimeModule: StandInModule {
  static let name = "time"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    interpreter.addUnknown(
      [
        "time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns",
        "process_time", "localtime", "gmtime", "strftime", "ctime", "asctime", "mktime",
      ], to: module, .clock, "the time of the clock")
    interpreter.addSilent(["sleep", "tzset"], to: module)
  }
}
