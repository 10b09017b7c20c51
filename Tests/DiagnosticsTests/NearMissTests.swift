import Diagnostics
import Testing

@Suite struct NearMissTests {
  @Test func findsASwappedLetter() {
    #expect(nearest(to: "ttile", among: ["title", "status", "tags"]) == "title")
  }

  @Test func isSilentWhenNothingIsNear() {
    #expect(nearest(to: "colour", among: ["title", "id"]) == nil)
  }

  @Test func doesNotDependOnTheOrderOfCandidates() {
    #expect(nearest(to: "gaol", among: ["goal", "goat"]) == "goal")
    #expect(nearest(to: "goa", among: ["goat", "goal"]) == nearest(to: "goa", among: ["goal", "goat"]))
  }
}
