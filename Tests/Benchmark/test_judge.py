# SPDX-License-Identifier: Apache-2.0

"""The check of counts fails where it has to, and only there."""

import copy
import unittest

import judge

RECORD = {
    "setting": {"architecture": "x86_64", "swift": "6.3", "cmark-gfm": "0.29.0.gfm.6", "pages": 300},
    "stages": {"floor": 10_000_000, "markdown": 5_000_000, "views": 2_000_000, "checking": 600_000}}


def counted(**stages):
    made = copy.deepcopy(RECORD)
    made["stages"].update(stages)
    return made


class RecordTests(unittest.TestCase):
    def test_same_counts_pass(self):
        self.assertEqual(judge.findings(RECORD, counted()), ([], []))

    def test_half_a_percent_passes(self):
        self.assertEqual(judge.findings(RECORD, counted(markdown=5_025_000)), ([], []))

    def test_a_tenth_more_fails_and_names_the_stage(self):
        failures, notices = judge.findings(RECORD, counted(views=2_200_000))
        self.assertEqual(failures, ["The stage views takes 10.0% more instructions than recorded; 5% are allowed."])
        self.assertEqual(notices, [])

    def test_a_tenth_less_is_said(self):
        failures, notices = judge.findings(RECORD, counted(markdown=4_500_000))
        self.assertEqual(failures, [])
        self.assertEqual(notices, ["The stage markdown takes 10.0% fewer instructions than recorded. Record it again."])

    def test_noise_of_a_small_stage_passes_and_a_tenth_more_does_not(self):
        self.assertEqual(judge.findings(RECORD, counted(checking=640_000)), ([], []))
        self.assertEqual(len(judge.findings(RECORD, counted(checking=660_000))[0]), 1)

    def test_stages_that_come_and_go_fail(self):
        made = counted(feeds=1)
        del made["stages"]["views"]
        failures, _ = judge.findings(RECORD, made)
        self.assertEqual(failures, [
            "The stage feeds is not in the record.", "The stage views is in the record and was not run."])


class OtherMachineTests(unittest.TestCase):
    def test_another_compiler_is_said_and_the_bar_is_wider(self):
        made = counted(views=2_200_000)
        made["setting"]["swift"] = "6.4"
        failures, notices = judge.findings(RECORD, made)
        self.assertEqual(failures, [])
        self.assertIn("swift 6.4 instead of 6.3", notices[0])
        self.assertIn("A slow-down by a tenth can pass here.", notices[0])

    def test_stages_are_compared_by_their_share_of_the_floor(self):
        made = counted(floor=20_000_000, markdown=10_000_000, views=6_000_000, checking=1_200_000)
        made["setting"]["architecture"] = "aarch64"
        failures, _ = judge.findings(RECORD, made)
        self.assertEqual(failures, ["The stage views takes 50.0% more instructions than recorded; 25% are allowed."])

    def test_another_floor_is_another_machine(self):
        _, notices = judge.findings(RECORD, counted(floor=10_300_000))
        self.assertIn("cmark-gfm alone takes +3.0% here", notices[0])


class GrowthTests(unittest.TestCase):
    @staticmethod
    def counts(work):
        return [(pages, {"resolving": work(pages)}) for pages in (100, 200, 400)]

    def test_linear_work_passes_whatever_it_takes_at_first(self):
        self.assertEqual(judge.growth_failures(self.counts(lambda pages: 40_000_000 + 50_000 * pages)), [])

    def test_quadratic_work_fails(self):
        failures = judge.growth_failures(self.counts(lambda pages: 50_000 * pages + 100 * pages * pages))
        self.assertEqual(failures, [
            "The stage resolving does 16.7% more at 400 pages than its work at 100 and 200 pages lets expect; "
            "is there a loop within a loop?"])

    def test_the_logarithm_of_sorting_passes(self):
        self.assertEqual(judge.growth_failures(self.counts(lambda pages: 40_000 * pages + 1_000 * pages * pages.bit_length())), [])


if __name__ == "__main__":
    unittest.main()
