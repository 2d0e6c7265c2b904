final class PathStandIn: HostObject {
  let text: String
  init(_ text: String) { self.text = text }
}
