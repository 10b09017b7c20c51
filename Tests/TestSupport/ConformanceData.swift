// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Public test suites are not part of this repository: they are looked for in `../shared/conformance`, beside the checkout.
package enum ConformanceData {
  package static let absence = "the public test suites are not beside this checkout, in ../shared/conformance"

  /// Whether there is a folder of the name.
  package static func has(_ suite: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: suite).path)
  }

  /// The bytes of a file such as `mustache/comments.json`.
  package static func read(_ path: String) throws -> Data {
    try Data(contentsOf: folder.appending(path: path))
  }

  /// The path of a folder of cases beside those of the suites, such as `field`.
  package static func besides(_ name: String) -> String {
    folder.deletingLastPathComponent().appending(path: name).path
  }

  private static let folder = URL(filePath: #filePath).appending(path: "../../../../shared/conformance").standardized
}
