import Glibc

// stages SOURCE OUTPUT [--once] [NAME …]
//
// Runs the stages of a build one by one, over a source made for it: texts in SOURCE are changed, and OUTPUT is emptied. Prints
// how long each took; with `--once`, runs each a single time, for a program that counts instructions (counts.py).

var names = Array(CommandLine.arguments.dropFirst())
let isOnce = names.contains("--once")
names.removeAll { $0 == "--once" }
guard names.count >= 2 else {
  end("usage: stages SOURCE OUTPUT [--once] [NAME …]", status: 64)
}
let (source, output) = (names.removeFirst(), names.removeFirst())
do {
  let stages = try allStages(source, output)
  if let unknown = names.first(where: { name in !stages.contains { $0.name == name } }) {
    end("there is no stage \(unknown): \(stages.map(\.name).joined(separator: ", "))", status: 64)
  }
  let chosen = stages.filter { names.isEmpty || names.contains($0.name) }
  if isOnce { try count(chosen) } else { try time(chosen, pages: try Made(source).texts.count) }
} catch {
  end("stages: \(error)", status: 1)
}
