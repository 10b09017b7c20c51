/// A template as it was read.
package struct TemplateFile: Sendable {
  /// What other templates call it: the file's name without its ending.
  package let name: String
  /// For diagnostics, relative to the source folder.
  package let path: String
  package let bytes: [UInt8]

  package init(name: String, path: String, bytes: [UInt8]) {
    self.name = name
    self.path = path
    self.bytes = bytes
  }
}
