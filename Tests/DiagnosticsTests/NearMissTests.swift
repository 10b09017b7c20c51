// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Testing

@Suite struct NearMissTests {
  @Test func findsASwappedLetter() {
    #expect(nearest(to: "ttile", among: ["title", "status", "tags"]) == "title")
  }

  @Test func isSilentWhenNoLetterIsTheSame() {
    #expect(nearest(to: "a", among: ["g"]) == nil)
    #expect(nearest(to: "g", among: ["G", "h"]) == "G")
  }

  @Test func isSilentWhenNothingIsNear() {
    #expect(nearest(to: "colour", among: ["title", "id"]) == nil)
  }

  @Test func doesNotDependOnTheOrderOfCandidates() {
    #expect(nearest(to: "gaol", among: ["goal", "goat"]) == "goal")
    #expect(nearest(to: "goa", among: ["goat", "goal"]) == nearest(to: "goa", among: ["goal", "goat"]))
  }

  @Test(arguments: [("goal-1", "gaol-1"), ("clean-rivers", "claen-river"), ("water", "Water")])
  func correctsWhatCanOnlyBeASlip(right: String, typed: String) {
    #expect(correction(of: typed, among: ["norm-7", right, right, "standard-2"]) == right)
  }

  @Test func correctsNothingThatCouldBeMeant() {
    #expect(correction(of: "goal-10", among: ["goal-1"]) == nil, "the tenth may still be missing")
    #expect(nearest(to: "goal-10", among: ["goal-1"]) == "goal-1")
    #expect(correction(of: "goa", among: ["goal", "goat"]) == nil, "two are as near")
    #expect(correction(of: "goa", among: ["goat", "goal"]) == nil)
    #expect(correction(of: "waste-water", among: ["fresh-water"]) == nil)
    #expect(correction(of: "clean-lakes-act", among: ["clean-rivers-act"]) == nil, "too many changes")
  }

  @Test(arguments: [
    ("activ", "active"), ("Active", "active"), ("withdrawm", "withdrawn"), ("generic group", "generic-group"),
    ("genericGroup", "generic-group"), ("generic_gruop", "generic-group"), ("per", "peer"),
  ])
  func knowsASlipOfAWord(typed: String, word: String) {
    #expect(slip(of: typed, among: ["draft", "active", "superseded", "withdrawn", "generic-group", "peer"]) == word)
  }

  @Test(arguments: ["planned", "inactive", "completed", "drawn", "drift off", "", "a", "undrafted", "activated"])
  func takesNoWordForAnother(typed: String) {
    #expect(slip(of: typed, among: ["draft", "active", "superseded", "withdrawn"]) == nil)
  }

  @Test func takesNoShortWordForAnother() {
    #expect(slip(of: "no", among: ["on", "off"]) == nil)
    #expect(slip(of: "One", among: ["none", "one"]) == "one")
  }
}
