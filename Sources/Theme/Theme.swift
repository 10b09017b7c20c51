/// The default theme: what `templates/` held when the program was built.
package enum Theme {
  /// Each file's path below `templates/` and its bytes.
  package static var files: [(path: String, bytes: [UInt8])] {
    embeddedTheme.map { file in
      (file.path, Array(UnsafeBufferPointer(start: file.text.utf8Start, count: file.text.utf8CodeUnitCount)))
    }
  }
}
