// SPDX-License-Identifier: Apache-2.0

/// The default theme: what `templates/` contained when the program was built.
package enum Theme {
  /// Each file's path below `templates/` and its bytes.
  package static var files: [(path: String, bytes: [UInt8])] {
    embeddedFiles.map { file in (file.path.description, bytes(of: file.content, isText: file.isText)) }
  }

  static func bytes(of content: StaticString, isText: Bool) -> [UInt8] {
    let encoded = UnsafeBufferPointer(start: content.utf8Start, count: content.utf8CodeUnitCount)
    return isText
      ? Array(encoded) : String(decoding: encoded, as: UTF8.self).unicodeScalars.map { UInt8($0.value) }
  }
}
