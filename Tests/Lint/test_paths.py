# SPDX-License-Identifier: Apache-2.0

import unittest

import paths


class Paths(unittest.TestCase):
    def test_names_what_takes_characters_apart(self):
        for line in ['path.split(separator: "/")', 'path.lastIndex(of: "/")', 'name.contains("/")',
                     'path.hasPrefix("content/")', 'path.hasSuffix(".html")', 'path.hasPrefix(folder + "/")']:
            self.assertEqual(paths.faults("let a = 1\nlet x = " + line), [2], line)

    def test_leaves_bytes_and_other_texts_alone(self):
        for line in ["path.pathParts", "path.lastSlash", 'path.begins(with: "content/")', 'text.split(separator: ":")',
                     'rest.hasPrefix(".")', 'path.utf8.lastIndex(of: UInt8(ascii: "/"))']:
            self.assertEqual(paths.faults(line), [], line)


if __name__ == "__main__":
    unittest.main()
