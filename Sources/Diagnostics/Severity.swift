// SPDX-License-Identifier: Apache-2.0

/// How much a diagnostic weighs: an error stops the build before anything is written, a warning does not (unless the writer
/// asks for `--strict`), and a note never does.
package enum Severity: String, Sendable {
  case error
  case warning
  case note
}
