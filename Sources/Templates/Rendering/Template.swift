// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import HTML

/// A template that is checked and compiled for one view.
package struct Template: Sendable {
  let program: Program
  let function: Int

  /// Writes the page for a record of the template's shape.
  ///
  /// `root` leads from the page to the root of the site, such as `../../`, and is written as it is before the addresses of
  /// files of the site. Fails when a template that includes itself goes down too many levels, or the page, which `name` is
  /// for, takes more than `mostBytes`; what was written by then is of no use.
  package func render(
    _ record: Record, root: String, of name: String = "", mostBytes: Int = Limits.page, into writer: inout HTMLWriter
  ) throws(Problem) {
    var renderer = Renderer(program: program, root: root, page: name, mostBytes: mostBytes)
    try renderer.run(function, record: record, into: &writer)
  }
}

/// The compiled templates of a site.
package struct TemplateSet: Sendable {
  /// A template is compiled once for each view that it is given.
  struct Key: Hashable {
    let name: String
    let shape: ObjectIdentifier
  }
  let program: Program
  let functions: [Key: Int]

  /// The links that templates write out by identifiers.
  package var links: [PlanLink] { program.links }

  /// The same set, its links leading where `address` says.
  package func leading(_ address: (PlanLink) -> Address?) -> TemplateSet {
    links.isEmpty ? self : TemplateSet(program: program.leading(address), functions: functions)
  }

  /// Stands for where the links lead: pages depend on it beside what they are given. Nil where there are none.
  package var linkFingerprint: Fingerprint? {
    if links.isEmpty { return nil }
    var builder = FingerprintBuilder()
    for address in program.linkAddresses {
      switch address {
      case .site(let path)?: builder.add(path)
      case .external(let address)?: builder.add(address)
      case nil: builder.add(0)
      }
    }
    return builder.fingerprint
  }

  /// The template of that name; nil unless it was among the roots that were compiled, for records of this shape.
  package func template(_ name: String, for shape: Shape) -> Template? {
    functions[Key(name: name, shape: ObjectIdentifier(shape))].map { Template(program: program, function: $0) }
  }
}
