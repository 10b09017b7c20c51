// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// The tag that a template is included by. What place that is, messages alone ask.
struct Inclusion {
  let source: Source
  let tag: Range<Int>

  var place: Place { source.place(tag) }
}

/// What surrounds a place of a template while it is compiled.
struct Scope {
  /// How a record became available, which decides whether a template that includes itself gets nearer to an end.
  enum Origin {
    /// The innermost record that the function was called with.
    case given
    /// Found below the given one: one level further down the data.
    case below
    case elsewhere
  }

  /// A record that names are looked for in.
  struct Available {
    let shape: Shape
    let origin: Origin
  }

  /// What `{{.}}` means.
  enum Current: Hashable {
    case record
    case value(Path, Leaf)
  }

  /// The types that `{{.}}` can have beside records.
  enum Leaf: Hashable {
    case text
    case html
    case address
  }

  /// The template that the current nodes are from.
  var template: ParsedTemplate
  /// Outermost first; the index is the record's slot.
  var records: [Available]
  var current = Current.record
  /// Which blocks are replaced: a number of `BlockTable`.
  var blocks = BlockTable.none
  var indentation = Indentation()
  /// Sections, partials and blocks around.
  var depth = 0
  /// Nil in a root.
  var inclusion: Inclusion?

  func place(_ tag: Range<Int>) -> Place {
    template.source.place(tag)
  }

  /// The scope inside a section over a record found at `path`.
  func entering(_ shape: Shape, at path: Path) -> Scope {
    var inner = deeper()
    let origin = records[Int(path.slot)].origin == .elsewhere ? Origin.elsewhere : .below
    inner.records.append(Available(shape: shape, origin: origin))
    inner.current = .record
    return inner
  }

  func deeper() -> Scope {
    var inner = self
    inner.depth += 1
    return inner
  }
}
