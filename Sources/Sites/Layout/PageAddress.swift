// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTML

/// `goals/goal-1/index.html` is published as `goals/goal-1/`.
func cleanAddress(_ path: String) -> String {
  path.ends(with: "index.html") ? String(path.dropLast("index.html".count)) : path
}

/// Entries on one page of a list.
let entriesPerPage = 200

/// How many pages a list of `count` entries takes.
func pageCount(_ count: Int) -> Int { max(1, (count + entriesPerPage - 1) / entriesPerPage) }

/// The address of a list's page, from 0.
func pageAddress(_ base: String, _ number: Int) -> String {
  number == 0 ? base : base.dropLast("index.html".count) + "page-\(number + 1)/index.html"
}

extension HasLayout {
  /// The path part of the address that the site will have, as attributes contain it; `/` where it is not known.
  package var basePath: String {
    guard let url = configuration.baseURL, let scheme = url.firstRange(of: "://"),
      let slash = url[scheme.upperBound...].firstSlash
    else { return "/" }
    var path = HTMLWriter()
    path.address(String(url[slash...]))
    return String(decoding: path.bytes, as: UTF8.self)
  }
}

/// Where the search page is.
let searchPageAddress = "search/index.html"

/// Where the page about the plan as data is.
let dataPageAddress = "data/index.html"
