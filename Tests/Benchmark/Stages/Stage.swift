// SPDX-License-Identifier: Apache-2.0

/// A part of a build that is run by itself, to be timed or counted.
final class Stage {
  let name: String
  /// What has to be put in order before each run and is not part of it.
  let before: () throws -> Void
  /// Gives the size of what was made: all of it has to be made for that.
  let run: () throws -> Int

  init(_ name: String, before: @escaping () throws -> Void = {}, run: @escaping () throws -> Int) {
    self.name = name
    self.before = before
    self.run = run
  }
}
