import HTML

/// The values of one view, in the order of its shape's fields.
package final class Record: Sendable {
  package let values: [Value]

  package init(_ values: [Value]) {
    self.values = values
  }
}

/// A value of a view; which case goes with which `FieldType` is said there.
package enum Value: Sendable {
  /// Absent: false in a section, nothing as text. Goes with every type.
  case none
  case text(String)
  case html([UInt8])
  /// HTML that is written straight into the page, without a copy in between; counts as true.
  case writes(@Sendable (inout HTMLWriter, _ root: String) -> Void)
  case address(Address)
  case flag(Bool)
  case record(Record)
  case list([Record])

  /// A list of plain texts, for a field of the type `.list(.plainText)`.
  package static func texts(_ texts: some Sequence<String>) -> Value {
    .list(texts.map { Record([.text($0)]) })
  }
}

/// Where something is to be found.
package enum Address: Sendable, Hashable {
  /// A file of the site, by its path from the site's root, such as `goals/goal-1/index.html` or `feed.xml#new`. It is
  /// written relative to the page, so that a site works at any address and from a folder.
  case site(String)
  /// Written as it is.
  case external(String)
}
