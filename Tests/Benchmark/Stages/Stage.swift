/// A part of a build that is run by itself, to be timed or counted.
final class Stage {
  let name: String
  /// What has to be put in order before each run and is no part of it.
  let before: () throws -> Void
  /// Gives the size of what was made: all of it has to be made for that.
  let run: () throws -> Int

  init(_ name: String, before: @escaping () throws -> Void = {}, run: @escaping () throws -> Int) {
    self.name = name
    self.before = before
    self.run = run
  }
}

/// Every stage, in the order of a build. What a stage needs of those before it is made beforehand, once.
func allStages(_ source: String, _ output: String) throws -> [Stage] {
  let made = try Made(source)
  return planStages(made) + siteStages(made) + [cacheStage(made)] + buildStages(source, output)
}
