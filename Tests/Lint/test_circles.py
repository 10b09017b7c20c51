# SPDX-License-Identifier: Apache-2.0

"""The check of circles finds those that are there, and no others."""

import pathlib
import tempfile
import unittest

import circles


def found(others=frozenset(), **files):
    """Circles of a target whose files are given by room and name: `Model_Item="struct Item {}"`."""
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder)
        for name, text in files.items():
            room, file = name.split("_")
            (target / room).mkdir(exist_ok=True)
            (target / room / f"{file}.swift").write_text(text)
        return circles.find_circles(circles.read_target(target), others)


class CircleTests(unittest.TestCase):
    def test_rooms_that_use_each_other_are_a_circle(self):
        self.assertEqual(
            found(A_One="struct One {\n  var two: Two\n}", B_Two="struct Two {}\nfunc make() -> One { One() }"),
            {("A", "B"): (["Two (One.swift:2)"], ["One (Two.swift:2)"])})

    def test_one_direction_is_none(self):
        self.assertEqual(found(A_One="struct One { var two: Two }", B_Two="struct Two {}"), {})

    def test_members_of_types_of_other_targets_count(self):
        files = {
            "A_Rules": "extension Rule {\n  static let deadLink = Rule()\n}\nstruct List { let two: Two }",
            "B_Two": "struct Two {}\nfunc check() { report(.deadLink) }"}
        self.assertEqual(found(**files), {("A", "B"): (["Two (Rules.swift:4)"], ["deadLink (Two.swift:2)"])})
        # Another target's name may be meant.
        self.assertEqual(found(others={"deadLink"}, **files), {})

    def test_comments_and_strings_count_only_for_what_they_interpolate(self):
        one = "struct One { var two: Two }"
        for text in ("// One", "/* One\nOne */", '"One"', '"""\n  One " One\n  """', '#"\\(One.name)"#', '"\\\\(One)"'):
            self.assertEqual(found(A_One=one, B_Two=f"struct Two {{}}\nlet text = 1 {text}"), {}, text)
        for text in ('"\\(One.name)"', '#"\\#(One.name)"#', '"a \\(f("b \\(One.name)")) c"', '"" + One.name'):
            self.assertEqual(len(found(A_One=one, B_Two=f"struct Two {{}}\nlet text = {text}")), 1, text)

    def test_members_labels_and_locals_of_the_same_name_do_not_count(self):
        one = "func read(_ two: Two) {}"
        for text in ("file.read()", "open(read: 1)", "let read = 1; print(read)", "func f(read: Int) { print(read) }"):
            self.assertEqual(found(A_One=one, B_Two=f"struct Two {{}}\nfunc g() {{ {text} }}"), {}, text)
        self.assertEqual(len(found(A_One=one, B_Two="struct Two {}\nfunc g() { read(Two()) }")), 1)

    def test_a_name_that_two_rooms_declare_tells_nothing(self):
        self.assertEqual(
            found(A_One="struct One { var two: Two }", B_Two="struct Two { var one: One }", C_One="struct One {}"), {})

    def test_a_private_name_is_nobody_elses(self):
        self.assertEqual(
            found(A_One="private func one() {}\nlet two = Two()", B_Two="struct Two { func f() { one() } }"), {})

    def test_a_member_that_another_room_adds_counts(self):
        added = "extension One {\n  func shown() {}\n}"
        self.assertEqual(
            found(A_One="struct One {}\nfunc f(one: One) { one.shown() }", B_Two=added),
            {("A", "B"): (["shown (One.swift:2)"], ["One (Two.swift:1)"])})
        self.assertEqual(found(A_One="struct One {}\nfunc f(one: One) { one.shown() }\nenum E { case shown }", B_Two=added), {})


if __name__ == "__main__":
    unittest.main()
