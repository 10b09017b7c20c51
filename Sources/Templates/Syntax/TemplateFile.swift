// SPDX-License-Identifier: Apache-2.0

/// A template as it was read.
package struct TemplateFile: Sendable {
  /// What other templates call it: the file's name without its ending.
  package let name: String
  /// For diagnostics, relative to the source folder.
  package let path: String
  package let bytes: [UInt8]

  /// Whether somebody wrote it for this site: then something has to use it.
  package let isOwn: Bool

  package init(name: String, path: String, bytes: [UInt8], isOwn: Bool = false) {
    self.isOwn = isOwn
    self.name = name
    self.path = path
    self.bytes = bytes
  }
}
