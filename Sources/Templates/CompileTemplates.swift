// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Checks templates and compiles those that pages are printed with.
///
/// 1. Each file is parsed.
/// 2. What files include is checked in all of them.
/// 3. The roots are compiled for their views; there every name, type and place is checked.
///
/// `words` are the texts of the interface, by what follows `words.` in a template; they become literal text, in the form that `plurals`
/// has for a number. With `isolates`, what fills a place of them is kept from turning what is around it, as a language from right to
/// left needs it.
/// A template may be compiled for several views. Gives nil when the report has an error of a template.
package func compileTemplates(
  _ files: [TemplateFile], roots: [(template: String, shape: Shape)], words: [String: Wording],
  plurals: PluralRule = PluralRule(language: "en"), isolates: Bool = false, report: inout Report
) -> TemplateSet? {
  var problems = Report()
  defer { report.merge(problems) }
  let templates = parseAll(files, report: &problems)
  var includes = IncludeCheck(templates: templates, names: Set(files.map(\.name)))
  includes.check(report: &problems)

  var compiler = Compiler(
    templates: templates, recursive: includes.recursive(), words: words, isolatesPlaces: isolates)
  var functions: [TemplateSet.Key: Int] = [:]
  for root in roots {
    let key = TemplateSet.Key(name: root.template, shape: ObjectIdentifier(root.shape))
    if functions[key] != nil { continue }
    guard includes.names.contains(root.template) else {
      reportMissing(root.template, among: includes.names, report: &problems)
      continue
    }
    if let file = files.first(where: { $0.isOwn && $0.name == root.template && $0.bytes.allSatisfy { $0 <= 0x20 } }) {
      problems.add(
        .emptyTemplate, "this template is empty, and so would be its pages", at: Place(file.path),
        help: "write into it what they show, or remove it: the built-in one is used then")
      continue
    }
    // Nothing sure can be said about a template while one that it includes is malformed or missing.
    let isWhole = includes.reached(from: [root.template]).allSatisfy { templates[$0] != nil }
    if isWhole, let template = templates[root.template] {
      functions[key] = compiler.compileRoot(template, shape: root.shape)
    }
  }
  compiler.checkEndless()
  problems.merge(compiler.report)
  if !problems.hasErrors { reportUnused(files, roots.map(\.template), includes, &problems) }
  return problems.hasErrors ? nil : TemplateSet(program: compiler.link(plurals), functions: functions)
}

private func parseAll(_ files: [TemplateFile], report: inout Report) -> [String: ParsedTemplate] {
  var templates: [String: ParsedTemplate] = [:]
  var paths: [String: String] = [:]
  for file in files {
    if let path = paths.updateValue(file.path, forKey: file.name) {
      report.add(
        .repeatedTemplate, "`\(path)` is a template of the same name, `\(file.name)`",
        at: Place(file.path), help: "rename one of the two",
        notes: [Note("the other one is here", at: Place(path, line: 1, column: 1))])
    }
    templates[file.name] = parseTemplate(file, report: &report)
  }
  return templates
}

/// Warns of each own file that no root includes. What a malformed file includes is not known, so this is for sound ones.
private func reportUnused(
  _ files: [TemplateFile], _ roots: [String], _ includes: IncludeCheck, _ report: inout Report
) {
  guard files.contains(where: \.isOwn) else { return }
  let used = includes.reached(from: roots)
  for file in files where file.isOwn && !used.contains(file.name) {
    report.add(
      .unusedTemplate, "nothing uses the template `\(file.name)`", at: Place(file.path),
      help: nearest(to: file.name, among: used.subtracting(files.filter(\.isOwn).map(\.name))).map {
        "did you mean `\($0).html`?"
      }
        ?? "include it in another with `{{>\(file.name)}}`, let an item name it with `template: \(file.name)`, or remove it"
    )
  }
}

private func reportMissing(_ name: String, among names: Set<String>, report: inout Report) {
  report.add(
    .missingTemplate, "there is no template `\(name)`, which pages need",
    help: nearest(to: name, among: names).map { "rename `\($0)` to `\(name)`?" } ?? "add a file of that name")
}

extension Compiler {
  /// Puts the code of all functions into one.
  fileprivate func link(_ plurals: PluralRule) -> Program {
    var instructions: [Instruction] = []
    var linked: [Program.Function] = []
    for entry in functions.entries {
      let start = instructions.count
      instructions.append(contentsOf: entry.instructions)
      linked.append(Program.Function(code: start..<instructions.count, slots: entry.slots))
    }
    return Program(
      code: instructions, literals: code.literals, tails: paths.tails, functions: linked, calls: functions.calls,
      callPlaces: functions.callPlaces, plurals: plurals, links: links, linkAddresses: links.map { _ in nil })
  }
}
