// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// The texts of the interface that each template prints, by the template's name: what is behind `words.` in it.
package func wordsUsed(in files: [TemplateFile]) -> [String: Set<String>] {
  var used: [String: Set<String>] = [:]
  // What is malformed is reported where templates are compiled.
  var unheard = Report()
  for file in files {
    guard let template = parseTemplate(file, report: &unheard) else { continue }
    collectWords(template.nodes, into: &used[file.name, default: []])
  }
  return used
}

private func collectWords(_ nodes: [Node], into words: inout Set<String>) {
  for node in nodes {
    switch node {
    case .text, .partial: break
    case .variable(let variable): if let word = variable.name.word { words.insert(word) }
    case .section(let section): collectWords(section.children, into: &words)
    case .block(let block): collectWords(block.children, into: &words)
    case .parent(let parent):
      if let word = parent.name.word { words.insert(word) }
      for block in parent.overrides { collectWords(block.children, into: &words) }
    }
  }
}
