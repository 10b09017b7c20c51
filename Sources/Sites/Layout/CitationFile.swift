// SPDX-License-Identifier: Apache-2.0

/// The two files with which programs for references cite the plan and each of its items: BibTeX and RIS. One of each for the
/// site, since beside every page they would be twice as many files as there are pages. An entry is found by the item's
/// identifier.
enum CitationFile: String, CaseIterable {
  case bibTeX = "citations.bib"
  case ris = "citations.ris"

  /// Where it is.
  var path: String { rawValue }
}
