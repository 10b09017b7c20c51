// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// The texts of the interface that each template prints, by the template's name: what is behind `words.` in it.
package func wordsUsed(in files: [TemplateFile]) -> [String: Set<String>] {
  var used: [String: Set<String>] = [:]
  // What is malformed is reported where templates are compiled.
  var unheard = Report()
  for file in files {
    guard let template = parseTemplate(file, report: &unheard) else { continue }
    var names: Set<String> = []
    collectNames(template.nodes, into: &names)
    used[file.name] = Set(names.filter { $0.hasPrefix(wordPrefix) }.map { String($0.dropFirst(wordPrefix.count)) })
  }
  return used
}

private func collectNames(_ nodes: [Node], into names: inout Set<String>) {
  for node in nodes {
    switch node {
    case .text, .partial: break
    case .variable(let variable): names.insert(variable.name)
    case .section(let section): collectNames(section.children, into: &names)
    case .block(let block): collectNames(block.children, into: &names)
    case .parent(let parent):
      names.insert(parent.name)
      for block in parent.overrides { collectNames(block.children, into: &names) }
    }
  }
}
