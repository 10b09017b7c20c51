# SPDX-License-Identifier: Apache-2.0

import unittest

import paths


class Paths(unittest.TestCase):
    def test_names_what_takes_characters_apart(self):
        for line in ['path.split(separator: "/")', 'path.lastIndex(of: "/")', 'name.contains("/")',
                     'path.hasPrefix("content/")', 'path.hasSuffix(".html")', 'path.hasPrefix(folder + "/")']:
            self.assertEqual(paths.faults("let a = 1\nlet x = " + line), [2], line)

    def test_names_what_takes_two_spellings_for_one(self):
        for line in ["let paths: Set<String>", "private let byPath: [String: PublishedFile]", "Set(files.map(\\.path))",
                     "moves.sorted { ($0.rank, $0.path) < ($1.rank, $1.path) }", "let stamps: [String: FileStamp]"]:
            self.assertEqual(paths.faults(line), [1], line)

    def test_takes_every_text_for_a_path_where_nearly_every_one_is(self):
        for line in ["var parents: Set<Substring> = []", "case listed([String: TreeEntry.Kind])"]:
            self.assertEqual(paths.faults(line, "Sources/Publishing/Output/A.swift"), [1], line)
            self.assertEqual(paths.faults(line, "Sources/Templates/A.swift"), [], line)
        self.assertEqual(paths.faults("environment: [String: String]", "Sources/Publishing/A.swift"), [])

    def test_leaves_bytes_and_other_texts_alone(self):
        for line in ["path.pathParts", "path.lastSlash", 'path.begins(with: "content/")', 'text.split(separator: ":")',
                     'rest.hasPrefix(".")', 'path.utf8.lastIndex(of: UInt8(ascii: "/"))']:
            self.assertEqual(paths.faults(line), [], line)


if __name__ == "__main__":
    unittest.main()
