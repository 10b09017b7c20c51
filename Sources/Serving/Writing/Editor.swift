// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Dispatch
import Glibc

/// The writer's editor: a program and its arguments, in which `{file}` and `{line}` stand for a place. No shell sees them.
package struct Editor: Sendable, Equatable {
  let arguments: [String]
  private let environment: [String: String]

  /// Reads a command such as `code --goto {file}:{line}`; words with blanks in them stand in quotation marks. Of editors that
  /// are known, the name is enough. Nil for an empty command, and for a quotation mark that is not closed.
  package init?(_ command: String, environment: [String: String]) {
    guard let words = Self.words(command), let program = words.first else { return nil }
    let names = words.contains { $0.contains("{file}") }
    self.environment = environment
    arguments = names ? words : words + (known[String(program.lastName)] ?? ["{file}"])
  }

  /// What is run to open a line of a file. A path begins with `/`, so that it is no option.
  func command(for file: String, line: Int) -> [String] {
    arguments.map { $0.replacing("{line}", with: String(line)).replacing("{file}", with: file) }
  }

  /// Starts the editor and does not wait for it. Fails when it cannot be started.
  func open(_ file: String, line: Int) throws(FileProblem) {
    let command = command(for: file, line: line)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Ctrl-C ends the preview, not the editor.
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    let argv = command.map { strdup($0) } + [nil]
    let envp = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    var process: pid_t = 0
    let failure = posix_spawnp(&process, command[0], nil, &attributes, argv, envp)
    if failure != 0 { throw FileProblem(command[0], code: failure) }
    DispatchQueue.global(qos: .background).async { [process] in
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }
  }

  private static func words(_ command: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in command {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "\"" || character == "'" {
        (quote, word) = (character, word ?? "")
      } else if character.isWhitespace {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return quote == nil && words.first?.isEmpty == false ? words : nil
  }
}

/// How editors are told a line, by their names.
private let known = [
  "code": ["--goto", "{file}:{line}"], "codium": ["--goto", "{file}:{line}"], "cursor": ["--goto", "{file}:{line}"],
  "subl": ["{file}:{line}"], "zed": ["{file}:{line}"], "hx": ["{file}:{line}"],
  "gedit": ["+{line}", "{file}"], "gnome-text-editor": ["+{line}", "{file}"],
  "gvim": ["--remote-silent", "+{line}", "{file}"],
  "emacs": ["+{line}", "{file}"], "emacsclient": ["--no-wait", "+{line}", "{file}"],
  "kate": ["--line", "{line}", "{file}"], "kwrite": ["--line", "{line}", "{file}"],
  "idea": ["--line", "{line}", "{file}"], "notepad++": ["-n{line}", "{file}"], "mousepad": ["--line={line}", "{file}"],
]
