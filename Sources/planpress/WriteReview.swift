// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Diagnostics
import Files
import Sites

/// Writes a review to a file, in place of one that is there, or to standard output.
func writeReview(_ review: PlanReview, to file: String) throws {
  if file == "-" { return Terminal.output(reviewText(review)) }
  let bytes = file.ends(with: ".html") ? reviewPage(review) : Array(reviewText(review).utf8)
  do throws(FileProblem) {
    try replace(file, with: bytes)
  } catch {
    Terminal.error("error: `\(printable(file))` cannot be written: \(error.reason)\n")
    throw ExitCode(70)
  }
  Terminal.error("the review is in \(printable(file))\n")
}
