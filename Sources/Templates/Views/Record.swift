// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import HTML

/// The values of one view, in the order of its shape's fields.
///
/// They are in memory of the record's own, where they are read without counting references: the records that all pages show
/// are shared by all workers.
package final class Record: Sendable {
  /// Valid as long as the record is there. Written when the record is made, and never again.
  nonisolated(unsafe) let values: UnsafeBufferPointer<Value>
  /// Stands for all that the record contains: with the same template, records of the same fingerprint make the same
  /// page.
  package let fingerprint: Fingerprint
  /// The texts that are written where the record is: what a page depends on beside what it is given. Collected once, since
  /// records within records are shared by many pages.
  package let texts: [Int]

  package convenience init(_ values: [Value]) {
    self.init(count: values.count) { _ = $0.initialize(from: values) }
  }

  /// `initialize` gives each of the values its content.
  package init(count: Int, _ initialize: (UnsafeMutableBufferPointer<Value>) -> Void) {
    let memory = UnsafeMutableBufferPointer<Value>.allocate(capacity: count)
    initialize(memory)
    values = UnsafeBufferPointer(memory)
    texts = collectTexts(values)
    var builder = FingerprintBuilder()
    for value in values { value.add(to: &builder) }
    fingerprint = builder.fingerprint
  }

  deinit {
    UnsafeMutableBufferPointer(mutating: values).deinitialize().deallocate()
  }

  package var count: Int { values.count }
}

/// A value of a view; which case goes with which `ValueType` is said there.
package enum Value: Sendable {
  package typealias Writing = @Sendable (inout HTMLWriter, _ root: String) throws(Problem) -> Void
  /// Absent: false in a section, nothing as text. Goes with every type.
  case none
  case text(String)
  case html([UInt8])
  /// HTML that is written straight into the page, without a copy in between; counts as true. The fingerprint stands for
  /// all that it is made from; `text` is the caller's number for the text that it is of.
  case writes(Fingerprint, text: Int, Writing)
  case address(Address)
  case flag(Bool)
  case record(Record)
  case list([Record])

  /// A list of plain texts, for a field of the type `.list(.plainText)`.
  package static func texts(_ texts: some Sequence<String>) -> Value {
    .list(texts.map { Record([.text($0)]) })
  }
}

private func collectTexts(_ values: UnsafeBufferPointer<Value>) -> [Int] {
  var texts: [Int] = []
  for value in values {
    switch value {
    case .writes(_, let text, _): texts.append(text)
    case .record(let record): texts += record.texts
    case .list(let records): for record in records where !record.texts.isEmpty { texts += record.texts }
    case .none, .text, .html, .address, .flag: break
    }
  }
  return texts
}

extension Value {
  fileprivate func add(to builder: inout FingerprintBuilder) {
    switch self {
    case .none: builder.add(0)
    case .text(let text):
      builder.add(1)
      builder.add(text)
    case .html(let html):
      builder.add(2)
      builder.add(html)
    case .writes(let fingerprint, _, _):
      builder.add(3)
      builder.add(fingerprint)
    case .address(.site(let path)):
      builder.add(4)
      builder.add(path)
    case .address(.external(let address)):
      builder.add(5)
      builder.add(address)
    case .flag(let flag): builder.add(flag ? 6 : 7)
    case .record(let record):
      builder.add(8)
      builder.add(record.fingerprint)
    case .list(let records):
      builder.add(9)
      builder.add(records.count)
      for record in records { builder.add(record.fingerprint) }
    }
  }
}

/// Where something is found.
package enum Address: Sendable, Hashable {
  /// A file of the site, by its path from the site's root, such as `goals/goal-1/index.html` or `feed.xml#new`. It is
  /// written relative to the page, so that a site works at any address and from a folder.
  case site(String)
  /// Written as it is.
  case external(String)
}
