/// Ids of new revisions: 12 hex digits, as Alembic's `rev_id` takes them from a random UUID.
public enum RevisionID {
  /// A fresh id, drawn from the operating system's randomness until `isTaken` refuses none.
  public static func drawn(unless isTaken: (String) -> Bool) -> String {
    var generator = SystemRandomNumberGenerator()
    while true {
      let digits = String(generator.next() & 0xFFFF_FFFF_FFFF, radix: 16)
      let id = String(repeating: "0", count: 12 - digits.count) + digits
      if !isTaken(id) { return id }
    }
  }
}
