import Glibc
import Wire

let streams = StandardStreams.claim()
let server = StdioServer(
  ServerDescription(
    name: "wire-echo-server", title: "Wire echo server", version: "1.0.0",
    instructions: "Call echo to have a text repeated.", features: [ToolsFeature(EchoTools())]),
  input: streams.input, output: streams.output)
exit(server.run().exitCode)
