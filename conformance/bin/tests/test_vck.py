"""Tests of the launcher `vck`: when it builds, with which Java, and what it says when it can't.

Each test has a kit of its own that looks like the real one from outside: the build and Java are scripts that write down
that they were called. Run with `python3 -m unittest discover conformance/bin/tests`.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

BIN = Path(__file__).resolve().parent.parent

BUILD = """#!/bin/sh
cd "$(dirname "$0")" || exit 1
echo built >>builds
case ${FAKE_BUILD:-} in
    fail) echo "no such artifact" >&2; exit 1 ;;
    hang) echo $$ >building; exec sleep 60 ;;
    slow) sleep 2 ;;
esac
mkdir -p conformance/cli/target/vck/lib
touch conformance/cli/target/vck/lib/kit.jar conformance/cli/target/vck/lib/json.jar
"""

JAVA = """#!/bin/sh
case $* in
    -XshowSettings*) echo "    java.specification.version = ${FAKE_VERSION:-17}" >&2; exit ;;
    --list-modules) [ -n "${FAKE_RUNTIME:-}" ] || echo jdk.compiler@17; exit ;;
    *DumpLoadedClassList*|*-Xshare:dump*) exit ;;
esac
if [ -n "${FAKE_DESCRIPTORS:-}" ]; then
    for descriptor in 0 1 2; do
        [ -e /dev/fd/$descriptor ] && echo $descriptor >>"$FAKE_DESCRIPTORS"
    done
fi
[ -z "${FAKE_OPTIONS:-}" ] || printf '%s\\n' "$@" >"$FAKE_OPTIONS"
while [ $# -gt 0 ] && [ "$1" != io.vck.cli.Vck ]; do shift; done
shift
for argument; do printf '<%s>\\n' "$argument"; done
exit "${FAKE_EXIT:-0}"
"""

TOOLS = "bash sh cat cp date dirname env find flock grep ls mkdir mv printf readlink rm sed sleep sort touch".split()


class Kit:
    """A kit in a folder whose name has a blank, and a Java beside it."""

    def __init__(self, folder):
        self.home = folder / "the kit"
        for part in ("reference-impl", "reports", "cases-json", *(f"conformance/{m}" for m in ("backend-api", "engine", "cli"))):
            (self.home / part / "src/main/java").mkdir(parents=True)
            (self.home / part / "src/test/java").mkdir(parents=True)
            (self.home / part / "src/main/java/A.java").touch()
        for part in ("skeletons", "python/vck_adapter", "node/vck_adapter"):
            (self.home / "conformance/adapters" / part).mkdir(parents=True)
        (self.home / "pom.xml").touch()
        self.launcher = self.home / "conformance/bin/vck"
        self.launcher.parent.mkdir()
        for file in ("vck", "build-kit.sh"):
            shutil.copy(BIN / file, self.launcher.parent)
        script(self.home / "mvnw", BUILD)
        self.jdk = folder / "jdk"
        script(self.jdk / "bin/java", JAVA)
        self.tools = folder / "tools"
        self.tools.mkdir()
        for tool in TOOLS:
            found = shutil.which(tool)
            if found:
                (self.tools / tool).symlink_to(found)
        self.age()

    def age(self):
        """Makes everything older than whatever comes next, by more than a file system's clock ticks."""
        for path in [self.home, *self.home.rglob("*")]:
            if not path.is_symlink():
                os.utime(path, (time.time() - 1000, time.time() - 1000))

    def environment(self, **more):
        return {"PATH": str(self.tools), "JAVA_HOME": str(self.jdk), "HOME": str(self.home), "TERM": "dumb", **more}

    def start(self, *arguments, launcher=None, cwd="/", **more):
        return subprocess.Popen(
            [str(launcher or self.launcher), *arguments],
            cwd=cwd,
            env={name: value for name, value in self.environment(**more).items() if value is not None},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments, **more):
        process = self.start(*arguments, **more)
        out, err = process.communicate(timeout=60)
        return process.returncode, out, err

    def builds(self):
        log = self.home / "builds"
        return len(log.read_text().splitlines()) if log.exists() else 0


def wait_until(condition, what):
    end = time.monotonic() + 60
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"waited for a minute until {what}")
        time.sleep(0.01)


def script(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


class LauncherTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.kit = Kit(self.folder)

    def built(self):
        """A kit that has been built."""
        self.assertEqual(self.kit.run()[0], 0)
        self.assertEqual(self.kit.builds(), 1)
        return self.kit


class RunTest(LauncherTest):
    def test_the_first_run_builds_and_says_so_on_standard_error(self):
        code, out, err = self.kit.run("run", "--filter", "api/*", "two words", "")
        self.assertEqual((code, out), (0, "<run>\n<--filter>\n<api/*>\n<two words>\n<>\n"))
        self.assertRegex(err, r"^vck: building the kit; .*\nvck: built in \d+ s\n$")
        self.assertEqual(self.kit.builds(), 1)

    def test_later_runs_do_not_build_and_say_nothing(self):
        self.assertEqual(self.built().run("list"), (0, "<list>\n", ""))
        self.assertEqual(self.kit.builds(), 1)

    def test_the_exit_code_is_the_command_s(self):
        self.built()
        for code in (1, 3, 130):
            with self.subTest(code=code):
                self.assertEqual(self.kit.run(FAKE_EXIT=str(code))[0], code)

    def test_java_is_told_of_prepared_cases_unless_they_are_unwanted(self):
        self.built()
        seen = self.folder / "options"
        for wish, told in ((None, True), ("", True), ("off", False)):
            with self.subTest(wish=wish):
                self.kit.run("list", FAKE_OPTIONS=str(seen), VCK_PREPARED=wish)
                prepared = [line for line in seen.read_text().splitlines() if line.startswith("-Dvck.prepared=")]
                self.assertEqual(len(prepared), told)
                for option in prepared:
                    self.assertRegex(option, r"/\.build/build-[^/]*/prepared$")

    def test_it_is_found_through_symbolic_links(self):
        self.built()
        links = self.folder / "links"
        links.mkdir()
        (links / "absolute").symlink_to(self.kit.launcher)
        (links / "relative").symlink_to("../the kit/conformance/bin/vck")
        (links / "chain").symlink_to("relative")
        (self.folder / "folder").symlink_to(links)
        for link in (links / "absolute", links / "relative", links / "chain", self.folder / "folder" / "chain"):
            with self.subTest(link=link.name):
                self.assertEqual(self.kit.run("list", launcher=link), (0, "<list>\n", ""))
        self.assertEqual(self.kit.run("list", launcher="./vck", cwd=self.kit.launcher.parent), (0, "<list>\n", ""))

    def test_closed_descriptors_are_open_for_java(self):
        self.built()
        seen = self.folder / "descriptors"
        for closing in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
            with self.subTest(closing=closing):
                seen.write_text("")
                done = subprocess.run(
                    ["bash", "-c", f'exec "$0" list {closing}', str(self.kit.launcher)],
                    env=self.kit.environment(FAKE_DESCRIPTORS=str(seen)),
                    stdout=subprocess.DEVNULL,
                    timeout=60,
                )
                self.assertEqual((done.returncode, seen.read_text()), (0, "0\n1\n2\n"))


class RebuildTest(LauncherTest):
    def assert_builds_after(self, change, builds):
        kit = self.built()
        time.sleep(0.02)
        change(kit.home)
        code, out, err = kit.run("list")
        self.assertEqual((code, out), (0, "<list>\n"))
        self.assertEqual(kit.builds(), 1 + builds, err)

    def test_a_changed_source_is_built(self):
        self.assert_builds_after(lambda home: (home / "reports/src/main/java/A.java").write_text("class A {}"), 1)

    def test_a_new_source_is_built(self):
        self.assert_builds_after(lambda home: (home / "conformance/cli/src/main/java/B.java").touch(), 1)

    def test_a_removed_source_is_built(self):
        self.assert_builds_after(lambda home: (home / "conformance/engine/src/main/java/A.java").unlink(), 1)

    def test_a_changed_pom_is_built(self):
        self.assert_builds_after(lambda home: (home / "pom.xml").write_text("<project/>"), 1)

    def test_tests_and_readmes_are_no_reason_to_build(self):
        def change(home):
            (home / "reports/src/test/java/ATest.java").touch()
            (home / "reports/README.md").touch()

        self.assert_builds_after(change, 0)

    def test_another_java_is_a_reason_to_build(self):
        def change(home):
            script(self.folder / "jdk 21/bin/java", JAVA)
            self.kit.jdk = self.folder / "jdk 21"

        self.assert_builds_after(change, 1)

    def test_an_update_of_java_is_a_reason_to_build(self):
        release = self.kit.jdk / "release"
        release.write_text('JAVA_VERSION="17.0.15"\n')

        def change(home):
            release.write_text('JAVA_VERSION="17.0.21"\n')
            os.utime(release, (1, 1))

        self.assert_builds_after(change, 1)

    def test_another_java_under_the_same_name_is_a_reason_to_build(self):
        old, link = self.kit.jdk, self.folder / "default"
        link.symlink_to(old)
        self.kit.jdk = link

        def change(home):
            script(self.folder / "jdk 21/bin/java", JAVA)
            link.unlink()
            link.symlink_to(self.folder / "jdk 21")

        self.assert_builds_after(change, 1)

    def test_the_same_java_with_its_release_is_not(self):
        (self.kit.jdk / "release").write_text('JAVA_VERSION="17.0.15"\nSOURCE=""\n')
        self.assert_builds_after(lambda home: None, 0)

    def test_the_build_before_is_kept_for_runs_that_use_it(self):
        kit = self.built()
        for _ in range(3):
            time.sleep(0.02)
            (kit.home / "pom.xml").touch()
            self.assertEqual(kit.run()[0], 0)
        self.assertEqual(len(list((kit.home / "conformance/.build").glob("build-*"))), 2)

    def test_a_build_that_failed_is_tried_again(self):
        code, out, err = self.kit.run(FAKE_BUILD="fail")
        self.assertEqual((code, out), (3, ""))
        self.assertIn("no such artifact\nvck: the build failed, see above\n", err)
        self.assertEqual(self.kit.run("list")[:2], (0, "<list>\n"))


class SeveralAtOnceTest(LauncherTest):
    def without_flock(self):
        (self.kit.tools / "flock").unlink(missing_ok=True)

    def assert_one_builds_for_both(self):
        first = self.kit.start("first", FAKE_BUILD="slow")
        wait_until(self.kit.builds, "the build begins")
        code, out, err = self.kit.run("second")
        self.assertEqual((code, out, err), (0, "<second>\n", "vck: waiting for another build of the kit ...\n"))
        self.assertEqual(first.communicate(timeout=60)[0], "<first>\n")
        self.assertEqual(self.kit.builds(), 1)

    def test_one_builds_and_the_other_waits(self):
        self.assert_one_builds_for_both()

    def test_one_builds_and_the_other_waits_without_flock(self):
        self.without_flock()
        self.assert_one_builds_for_both()

    def interrupt_a_build(self):
        process = self.kit.start(FAKE_BUILD="hang")
        building = self.kit.home / "building"
        wait_until(lambda: building.exists() and building.read_text().strip(), "the build begins")
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)
        os.kill(int(building.read_text()), signal.SIGKILL)
        process.stdout.close()
        process.stderr.close()

    def test_a_build_that_was_killed_is_in_nobody_s_way(self):
        self.interrupt_a_build()
        self.assertEqual(self.kit.run("list")[:2], (0, "<list>\n"))

    def test_a_build_that_was_killed_is_in_nobody_s_way_without_flock(self):
        self.without_flock()
        self.interrupt_a_build()
        self.assertEqual(self.kit.run("list")[:2], (0, "<list>\n"))


class JavaTest(LauncherTest):
    def assert_refused(self, message, **more):
        code, out, err = self.kit.run("list", **more)
        self.assertEqual((code, out, self.kit.builds()), (3, "", 0))
        self.assertEqual(err.splitlines()[-1], "vck: " + message)

    def test_no_java(self):
        message = "no java found. Install Java 17 or newer, and put it on the PATH or set JAVA_HOME."
        self.assert_refused(message, JAVA_HOME=None)
        self.assert_refused(message, JAVA_HOME="")

    def test_java_from_the_path(self):
        (self.kit.tools / "java").symlink_to(self.kit.jdk / "bin/java")
        self.assertEqual(self.kit.run("list", JAVA_HOME=None)[:2], (0, "<list>\n"))

    def test_java_home_without_java(self):
        self.assert_refused(
            "JAVA_HOME is /nowhere, which has no bin/java. Set it to the folder of a Java 17 or newer.",
            JAVA_HOME="/nowhere",
        )

    def test_old_java(self):
        java = self.kit.jdk / "bin/java"
        for said, version in (("11", "11"), ("1.8", "8")):
            with self.subTest(version=version):
                self.assert_refused(
                    f"{java} is Java {version}; the kit needs a JDK 17 or newer. Put one on the PATH or set JAVA_HOME.",
                    FAKE_VERSION=said,
                )

    def test_a_runtime_without_a_compiler(self):
        self.assert_refused(
            f"{self.kit.jdk}/bin/java is a runtime without a compiler; the kit needs a JDK 17 or newer."
            " Put one on the PATH or set JAVA_HOME.",
            FAKE_RUNTIME="yes",
        )


class InstalledTest(LauncherTest):
    """A kit that has its jars beside it, as an archive that was unpacked has."""

    def setUp(self):
        super().setUp()
        jars = self.kit.home / "conformance/lib"
        jars.mkdir()
        (jars / "kit.jar").touch()

    def test_nothing_is_built(self):
        self.assertEqual(self.kit.run("list"), (0, "<list>\n", ""))
        self.assertEqual(self.kit.builds(), 0)

    def test_old_java(self):
        for said, version in (("11.0.2", "11"), ("1.8.0_292", "8")):
            with self.subTest(version=version):
                (self.kit.jdk / "release").write_text(f'JAVA_VERSION="{said}"\n')
                code, out, err = self.kit.run("list")
                self.assertEqual((code, out), (3, ""))
                self.assertEqual(
                    err,
                    f"vck: {self.kit.jdk}/bin/java is Java {version}; the kit needs Java 17 or newer."
                    " Put one on the PATH or set JAVA_HOME.\n",
                )


if __name__ == "__main__":
    unittest.main()
