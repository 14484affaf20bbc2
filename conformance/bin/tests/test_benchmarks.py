"""Tests of the benchmarks: what they say of figures. The figures are made up, for times must not decide a test."""

import contextlib
import importlib.util
import io
import os
import subprocess
import sys
import unittest
from importlib.machinery import SourceFileLoader
from pathlib import Path
from unittest import mock

BIN = Path(__file__).resolve().parent.parent


def script(name):
    """A script without an ending, as a module."""
    loader = SourceFileLoader(name.replace("-", "_"), str(BIN / name))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


BENCHMARK = script("vck-benchmark")
KERNELS = script("vck-benchmark-kernels")


def row(name, lines):
    return next(line for line in lines if line.startswith(name))


class Verdicts(unittest.TestCase):
    def test_limit_itself_is_reached_where_it_belongs_to_the_target(self):
        target = BENCHMARK.Target
        self.assertEqual(BENCHMARK.verdict(0.25, target("at most", 0.25)), "at most 0.25: reached")
        self.assertEqual(BENCHMARK.verdict(0.2501, target("at most", 0.25)), "at most 0.25: MISSED")
        self.assertEqual(BENCHMARK.verdict(20, target("at least", 20)), "at least 20: reached")
        self.assertEqual(BENCHMARK.verdict(19.9, target("at least", 20)), "at least 20: MISSED")
        self.assertEqual(BENCHMARK.verdict(1, target("less than", 1), "MiB"), "MiB less than 1: MISSED")


class Start(unittest.TestCase):
    ORIGINAL = {BENCHMARK.UPSTREAM: (10.0, 10.0, 200.0)}

    def lines(self, reference=(2.5, 3.0, 190.0), legacy=(8.0, 9.0, 250.0)):
        ours = {BENCHMARK.MIRRORED_ON_REFERENCE: reference, BENCHMARK.MIRRORED_ON_LEGACY: legacy, "whole suite": (4.0, 4.0, 210.0)}
        return BENCHMARK.start_lines({**ours, **self.ORIGINAL})

    def test_ratios_of_time_and_memory_stand_beside_their_targets(self):
        self.assertRegex(
            row(BENCHMARK.MIRRORED_ON_REFERENCE, self.lines()),
            r" 0\.25 +0\.95  wall at most 0\.25: reached; MiB less than 1: reached$",
        )
        self.assertRegex(row(BENCHMARK.MIRRORED_ON_LEGACY, self.lines()), r" 0\.80 +1\.25  wall at most 0\.8: reached$")

    def test_what_is_missed_is_said(self):
        lines = self.lines(reference=(2.6, 3.0, 200.0), legacy=(8.1, 9.0, 250.0))
        self.assertRegex(
            row(BENCHMARK.MIRRORED_ON_REFERENCE, lines), r"  wall at most 0\.25: MISSED; MiB less than 1: MISSED$"
        )
        self.assertRegex(row(BENCHMARK.MIRRORED_ON_LEGACY, lines), r"  wall at most 0\.8: MISSED$")

    def test_other_rows_have_ratios_only(self):
        self.assertRegex(row("whole suite", self.lines()), r" 0\.40 +1\.05$")

    def test_what_was_not_measured_is_said_with_the_remedy(self):
        lines = BENCHMARK.start_lines({BENCHMARK.MIRRORED_ON_REFERENCE: (1.0, 1.0, 1.0)})
        self.assertIn("--upstream", lines[-1])
        lines = BENCHMARK.start_lines({BENCHMARK.MIRRORED_ON_REFERENCE: (1.0, 1.0, 1.0), **self.ORIGINAL})
        self.assertIn("mirrored cases, pytorch-legacy: no ratio to compare with its target, wall at most 0.8: run", lines[-1])


class Parts(unittest.TestCase):
    """Which parts are measured; what they run is not run."""

    def run_with(self, *arguments, wall=1.0, code=0):
        """What is printed, and the commands."""
        commands = []

        def ran(command, environment, folder=None):
            commands.append(command)
            return wall, wall, 1.0, code

        def called(command, **options):
            commands.append(command)
            return subprocess.CompletedProcess(command, code)

        with mock.patch.object(BENCHMARK, "run", ran), mock.patch.object(BENCHMARK.subprocess, "run", called):
            with mock.patch.object(sys, "argv", ["vck-benchmark", *arguments]), contextlib.redirect_stdout(io.StringIO()) as out:
                BENCHMARK.main()
        return out.getvalue(), commands

    def test_verify_tells_its_share_of_five_minutes(self):
        out, commands = self.run_with("--only", "verify", wall=150.0)
        self.assertEqual(commands, [["./mvnw", "-B", "-ntp", "-o", "verify"]])
        self.assertRegex(out, r"ratio to 300 s 0\.50  at most 1: reached\n$")

    def test_missed_target_is_no_failure(self):
        out, _ = self.run_with("--only", "verify", wall=301.0)
        self.assertRegex(out, r"at most 1: MISSED\n$")

    def test_verify_that_fails_tells_no_time(self):
        with self.assertRaises(SystemExit) as ended:
            self.run_with("--only", "verify", code=1)
        self.assertIn("ended with exit code 1, expected 0: run ./mvnw verify", str(ended.exception))

    def test_processors_are_given_back(self):
        if not hasattr(os, "sched_getaffinity"):
            self.skipTest("this system does not tell which processors a process has")
        before = os.sched_getaffinity(0)
        with BENCHMARK.few_processors(1) as count:
            self.assertEqual((count, len(os.sched_getaffinity(0))), (1, 1))
        self.assertEqual(os.sched_getaffinity(0), before)

    def test_one_run_has_all_that_has_a_target(self):
        out, commands = self.run_with(
            "--only", "start", "--only", "kernels", "--only", "verify", "--runs", "1", "--upstream", "test_legacy_vmap.py"
        )
        self.assertIn([BENCHMARK.DEFAULT_PYTHON, "test_legacy_vmap.py"], commands)
        self.assertIn([str(BIN / "vck-benchmark-kernels")], commands)
        self.assertEqual(commands[-1][-1], "verify")
        self.assertIn("wall at most 0.25: MISSED; MiB less than 1: MISSED", out)

    def test_verify_is_run_on_demand_only(self):
        self.assertNotIn("verify", BENCHMARK.PARTS)
        self.assertIn("kernels", BENCHMARK.PARTS)


class Kernels(unittest.TestCase):
    def test_lanes_have_two_targets_each_with_its_verdict(self):
        self.assertRegex(
            KERNELS.lanes_line("sum-8", {"vmap": 1.0, "loop": 20.0, "hand": 0.8}),
            r" 20\.0 +1\.25  faster at least 20: reached; of by hand at most 1\.2: MISSED$",
        )
        self.assertRegex(
            KERNELS.lanes_line("sum-8", {"vmap": 1.0, "loop": 19.0, "hand": 1.0}),
            r" 19\.0 +1\.00  faster at least 20: MISSED; of by hand at most 1\.2: reached$",
        )

    def test_elements_have_a_target_or_a_ratio_only(self):
        took = {"ours": 3.1, "theirs": 1.0}
        self.assertRegex(KERNELS.elements_line("chain-1M", took), r" 3\.10  at most 3: MISSED$")
        self.assertRegex(KERNELS.elements_line("mm-128x128", took), r" 3\.10$")


if __name__ == "__main__":
    unittest.main()
