// SPDX-License-Identifier: Apache-2.0

/// A step on the way from the staged site to the published one. Each is one system call, so that nobody sees half of it.
enum Move: Sendable, Equatable {
  /// A file or a whole folder goes to where nothing is.
  case add(String)
  /// A file takes the place of one of ours.
  case replace(String)
  /// A folder with all that it is to have changes places with one that is all ours.
  case exchange(String)

  /// Relative to the output, and to the staged site.
  var path: String {
    switch self {
    case .add(let path), .replace(let path), .exchange(let path): path
    }
  }
}
