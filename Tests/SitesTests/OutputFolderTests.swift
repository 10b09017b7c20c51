// SPDX-License-Identifier: Apache-2.0

import Publishing
import Sites
import TestSupport
import Testing

@Suite struct OutputFolderTests {
  @Test func refusesFoldersWhereABuildCouldDoHarm() throws {
    let place = try TemporaryFolder(["plan/content/a.md": "", "plan/templates/x.html": ""])
    try place.link("link", to: "plan")
    let source = place.path + "/plan"
    func refused(_ output: String) -> String? { objection(toOutput: output, source: source) }
    #expect(refused("/") == "the output may not be the root of the file system")
    #expect(refused("/..") == "the output may not be the root of the file system")
    for same in [source, source + "/", source + "/.", source + "/content/..", place.path + "/link", source + "/new/.."]
    {
      #expect(refused(same) == "the output may not be the source folder itself", "\(same)")
    }
    for above in [place.path, place.path + "/link/..", source + "/..", source + "/new/../.."] {
      #expect(refused(above) == "the output may not be a folder above the source", "\(above)")
    }
    for inside in [source + "/content", source + "/content/public", source + "/new/../content/x"] {
      #expect(refused(inside) == "the output may not be in the source's folder `content`", "\(inside)")
    }
    #expect(refused(source + "/.planpress") == "the output may not be in the source's folder `.planpress`")
    #expect(refused(source + "/templates/x") == "the output may not be in the source's folder `templates`")
  }

  @Test func takesAnyOtherFolder() throws {
    let place = try TemporaryFolder(["plan/content/a.md": ""])
    let source = place.path + "/plan"
    for good in ["/public", "/public/deep/er", "/content-of-mine", "/contents", "/../public", "/../planned"] {
      #expect(objection(toOutput: source + good, source: source) == nil, "\(good)")
    }
  }
}
