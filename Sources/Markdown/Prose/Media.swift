// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTML

/// What is shown or played in the text, by the ending of its file.
enum Medium {
  case film, sound

  init?(_ path: String) {
    guard let point = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    switch path[path.index(after: point)...].lowercased() {
    case "mp4", "m4v", "webm", "ogv", "mov": self = .film
    case "mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "aac": self = .sound
    default: return nil
    }
  }
}

extension ProseRenderer {
  /// A film or a sound is played by the browser, and nothing of it is loaded before. On paper stand the words that say
  /// what it shows. Its captions are in a file of the same name with the ending `.vtt`, unless it is silent.
  mutating func writeMedium(_ node: SyntaxNode, _ medium: Medium, _ target: LinkTarget, _ destination: String) {
    out.markup("<span class=\"medium\">")
    medium == .film ? out.markup("<video controls preload=\"none\" ") : out.markup("<audio controls preload=\"none\" ")
    hole(.image(document.links.count))
    addLink(node, target, destination, .media)
    out.markup(" aria-label=\"")
    imageAlternative.withUnsafeBufferPointer { out.text($0) }
    out.markup("\">")
    if medium == .film, node.title.string != "silent", let point = destination.utf8.lastIndex(of: UInt8(ascii: ".")) {
      let captions = destination[..<point] + ".vtt"
      hole(.captions(document.links.count))
      addLink(node, LinkTarget(String(captions)), String(captions), .captions)
    }
    medium == .film ? out.markup("</video>") : out.markup("</audio>")
    out.markup("<span class=\"on-paper\">")
    imageAlternative.withUnsafeBufferPointer { out.text($0) }
    out.markup("</span></span>")
  }
}
