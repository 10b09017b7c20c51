// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding

/// Words that another tool makes a link of, such as `[[goals/rivers]]` or `[ours]({{ site.baseurl }}/goals/)`. What it leads to
/// is a question to the plan, whose answer is better than the help that the words alone suggest.
package struct UnmadeLink: Sendable, Equatable {
  package struct Parts: Sendable, Equatable {
    /// Empty where the title of what it leads to is its text. Nil where it begins in an earlier line and stays as it is: then
    /// what is typed begins with the bracket behind it.
    package let text: String?
    package let destination: String
    package let isImage: Bool
    /// Whether it is where a link label is defined, `[rivers]: {{ site.baseurl }}/rivers`: what is typed is the destination then.
    package let isDefinition: Bool

    init(text: String? = nil, destination: String, isImage: Bool = false, isDefinition: Bool = false) {
      (self.text, self.destination) = (text, destination)
      (self.isImage, self.isDefinition) = (isImage, isDefinition)
    }
  }

  package let rule: String
  package let message: String
  package let help: String
  /// All of it, as it is in the file.
  package let typed: String
  package let parts: Parts
  package let line: Int
  package let column: Int

  init(rule: String, message: String, help: String, typed: String, _ parts: Parts, at place: Place) {
    (self.rule, self.message, self.help) = (rule, message, help)
    (self.typed, self.parts, line, column) = (typed, parts, place.line, place.column)
  }
}

extension UnmadeLink {
  func encode(into writer: inout ByteWriter) {
    for text in [rule, message, help, typed, parts.text ?? "", parts.destination] { writer.text(text) }
    writer.flag(parts.text != nil)
    writer.flag(parts.isImage)
    writer.flag(parts.isDefinition)
    writer.number(line)
    writer.number(column)
  }

  init(decoding reader: inout ByteReader) throws(CacheDamage) {
    (rule, message, help) = (try reader.text(), try reader.text(), try reader.text())
    typed = try reader.text()
    let (text, destination) = (try reader.text(), try reader.text())
    parts = Parts(
      text: try reader.flag() ? text : nil, destination: destination, isImage: try reader.flag(),
      isDefinition: try reader.flag())
    (line, column) = (try reader.number(), try reader.number())
  }
}
