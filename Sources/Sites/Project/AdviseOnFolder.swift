// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files

/// What to type in place of a run in a folder that is no plan's: in one inside `content`, in an empty one, elsewhere.
func adviceOnFolder(_ source: Folder, called path: String) -> String {
  let parts = canonicalPath(path).pathParts
  // The outermost folder of that name is the one of the plan, in all likelihood.
  if let content = parts.firstIndex(of: "content") {
    let plan = "/" + parts[..<content].joined(separator: "/")
    if let folder = try? Folder(plan), (try? Folder(below: folder, "content")) != nil {
      let way = path == "." ? Array(repeating: "..", count: parts.count - content).joined(separator: "/") : plan
      return "this is inside a plan: type `cd \(way)` and try again, or name its folder with `--source \(way)`"
    }
  }
  let names = (try? listFolder(source, ""))?.map(\.name).filter { !$0.begins(with: ".") } ?? [""]
  if names.isEmpty {
    return "this folder is empty: `planpress init \(path == "." ? "." : "FOLDER")` begins a plan in it"
  }
  return "name the folder that contains it with `--source`, or begin a plan with `planpress init our-plan`"
}
