import Glibc
import Wire

let streams = StandardStreams.claim()
let server = StdioServer(
  ServerDescription(
    name: "wire-echo-server", title: "Wire echo server", version: "1.0.0",
    icon: Icon(svg: #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>"#),
    instructions: "Call echo to have a text repeated.", features: [ToolsFeature(EchoTools())]),
  input: streams.input, output: streams.output)
exit(server.run().exitCode)
