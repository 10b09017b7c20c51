// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import Workers

@Suite struct InterruptionTests {
  @Test func endsAtOnceWhereNothingWouldLeaveTraces() async {
    await #expect(processExitsWith: .exitCode(12)) {
      Interruption { exit($0 + 10) }.request(2)
    }
  }

  @Test func endsAfterWhatRemovesItsTraces() async {
    await #expect(processExitsWith: .exitCode(15)) {
      let interruption = Interruption { exit($0 + 10) }
      interruption.guarding {
        interruption.guarding { interruption.request(5) }
        // Still here, since the outer work has not ended.
        if !interruption.isRequested { exit(1) }
      }
      exit(2)
    }
  }

  @Test func changesNothingWhereNobodyAsks() {
    let interruption = Interruption { exit($0) }
    #expect(interruption.guarding { 3 } == 3)
    #expect(guarding(nil) { 4 } == 4)
    #expect(!interruption.isRequested)
  }
}
