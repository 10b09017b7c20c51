// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Fields
import Markdown
import Plans

/// Text to plan.
func planStages(_ made: Made) -> [Stage] {
  let day = made.site.plan.asOf
  return [
    Stage("fields") {
      var report = Report()
      return made.texts.count {
        parseYAML($0.frontMatter, path: $0.path, firstLine: 2, report: &report) != nil
      }
    },
    Stage("markdown") {
      var report = Report()
      let options = MarkdownOptions()
      return made.texts.reduce(0) { size, text in
        let parsed = parseMarkdown(
          text.body, path: text.path, firstLine: text.bodyLine, options: options, report: &report)
        return size + (parsed?.prose.html.count ?? 0)
      }
    },
    Stage("reading") {
      var report = Report()
      let read = readTexts(
        listContent(made.source, workers: 1), in: made.source, options: MarkdownOptions(), kinds: .builtIn,
        reusing: TextCache(),
        keepsProse: true, secondsForText: nil, workers: 1, report: &report)
      return read.content.items.count
    },
    Stage("reading-kept") {
      var report = Report()
      let read = readTexts(
        listContent(made.source, workers: 1), in: made.source, options: MarkdownOptions(),
        kinds: .builtIn, reusing: try TextCache(ByteReader(made.kept)), keepsProse: true, secondsForText: nil,
        workers: 1,
        report: &report)
      return read.content.items.count
    },
    Stage("resolving") {
      var report = Report()
      let plan = resolvePlan(made.content, asOf: day, includeDrafts: false, workers: 1, report: &report)
      return plan.links.count
    },
    Stage("checking") {
      var report = Report()
      checkPlan(made.site.plan, report: &report)
      return report.diagnostics.count
    },
  ]
}
