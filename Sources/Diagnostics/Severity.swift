/// How much a diagnostic weighs: an error stops the build before anything is written, a warning does not
/// (unless the writer asks for `--strict`).
package enum Severity: String, Sendable {
  case error
  case warning
}
