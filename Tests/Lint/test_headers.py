# SPDX-License-Identifier: Apache-2.0

"""The licence comes first, or after what has to be first, and is added once."""

import unittest

import headers

LINE = "// SPDX-License-Identifier: Apache-2.0"
SCRIPT = "# SPDX-License-Identifier: Apache-2.0"


class HeaderTests(unittest.TestCase):
    def test_a_source_begins_with_it(self):
        self.assertEqual(headers.with_header("import Files\n", LINE), f"{LINE}\n\nimport Files\n")

    def test_what_has_to_be_first_stays_first(self):
        for first, line in [("// swift-tools-version: 6.2", LINE), ("#!/bin/sh", SCRIPT)]:
            text = headers.with_header(f"{first}\ncode\n", line)
            self.assertEqual(text, f"{first}\n{line}\n\ncode\n")
            self.assertTrue(headers.has_header(text, line))

    def test_a_blank_line_is_not_doubled(self):
        self.assertEqual(headers.with_header("#!/bin/sh\n\ncode\n", SCRIPT), f"#!/bin/sh\n{SCRIPT}\n\ncode\n")

    def test_an_empty_file_has_only_the_licence(self):
        self.assertEqual(headers.with_header("", SCRIPT), f"{SCRIPT}\n")

    def test_a_source_without_it_is_found(self):
        self.assertFalse(headers.has_header("import Files\n", LINE))
        self.assertFalse(headers.has_header(f"import Files\n{LINE}\n", LINE))
        self.assertFalse(headers.has_header("", LINE))

    def test_only_sources_need_it(self):
        self.assertEqual(headers.comment("Sources/Files/Folder.swift", ""), LINE)
        self.assertEqual(headers.comment(".ci/run", "#!/bin/sh\n"), SCRIPT)
        self.assertEqual(
            headers.comment("docs/style.css", ""), "/* SPDX-License-Identifier: Apache-2.0 */")
        theme = "templates/assets/style.css"
        for path in ["README.md", "Makefile", "LICENSE", theme, f"Tests/SitesTests/Cases/own-theme/source/{theme}"]:
            self.assertIsNone(headers.comment(path, "text"))


if __name__ == "__main__":
    unittest.main()
