// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Diagnostics
import Fields
import RulePages
import Sites

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains a rule: what is wrong, an example, and what to do.",
    discussion: """
      Each problem that `build` and `check` report has the name of its rule at the end, in square brackets, such as \
      [dead-link]. Without a name, all rules are listed.
      """)

  @Argument(help: ArgumentHelp("The name of a rule, such as dead-link.", valueName: "rule"))
  var name: String?

  func run() throws {
    guard let name else {
      Terminal.output(listOfRules())
      return
    }
    let bare = name.trimming { $0 == "[" || $0 == "]" }
    guard let rule = Rule.named(bare) else {
      throw ValidationError(unknownRule(bare))
    }
    let text = rule.explanation ?? "# \(rule.name)\n\n\(rule.summary)\n"
    Terminal.output("\(text)\n\(weight(of: rule))\n")
  }
}

func unknownRule(_ name: String) -> String {
  let near = nearest(to: name, among: allRules.flatMap(\.rules).map(\.name))
  return "There is no rule `\(name)`. "
    + (near.map { "Did you mean `\($0)`?" } ?? "`planpress explain` lists all rules.")
}

private func listOfRules() -> String {
  let width = allRules.flatMap(\.rules).map(\.name.count).max() ?? 0
  return allRules.map { group in
    "\(group.title)\n"
      + group.rules.sorted { $0.name < $1.name }.map { rule in
        let gap = String(repeating: " ", count: width - rule.name.count)
        return "  \(rule.name)\(gap)  \(rule.summary)\n"
      }.joined()
  }.joined(separator: "\n")
}

/// How much a rule weighs, and whether a site may say otherwise.
private func weight(of rule: Rule) -> String {
  "The rule is \(withArticle(rule.severity.rawValue))"
    + (rule.isFixed ? " on every site." : ". `rules:` in `site.yml` can make it an error, a warning, or turn it off.")
}

extension String {
  fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> String {
    var text = self[...]
    while let first = text.first, isTrimmed(first) { text.removeFirst() }
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    return String(text)
  }
}
