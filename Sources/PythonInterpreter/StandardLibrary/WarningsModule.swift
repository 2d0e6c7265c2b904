/// `warnings`: nothing is shown.
enum WarningsModule: PythonStandIn {
  static let name = "warnings"

  static let source = #"""
    def warn(*args, **kwargs):
        pass

    warn_explicit = simplefilter = filterwarnings = resetwarnings = warn

    class catch_warnings:
        def __init__(self, *, record=False, **kwargs):
            self.record = record
        def __enter__(self):
            return [] if self.record else None
        def __exit__(self, *details):
            return False

    def deprecated(message, **kwargs):
        return lambda thing: thing
    """#
}
