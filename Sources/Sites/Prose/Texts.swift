// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Files
import Markdown
import Plans

/// The texts of the items: put away where this build has read them, else, out of the cache, still on the disk.
package struct Texts: Sendable {
  private let read: ReadTexts
  let source: Folder
  private let options: MarkdownOptions

  package init(_ read: ReadTexts, in source: Folder, options: MarkdownOptions) {
    (self.read, self.source, self.options) = (read, source, options)
  }

  /// Of the bytes of the item's file.
  func fingerprint(of item: Item) -> Fingerprint? { read.fingerprints(of: item)?.whole }

  /// As its file has it.
  func markdown(of item: Item) throws(Problem) -> [UInt8] { try read.markdown(of: item, in: source) }

  func prose(of item: Item) throws(Problem) -> Prose { try read.prose(of: item, in: source, options: options) }
}
