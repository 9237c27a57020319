# SPDX-License-Identifier: Apache-2.0
"""The form of a mutant, and that those of the tree keep to it and to the tree."""

import json
import pathlib
import subprocess
import tempfile
import unittest

import equivalents
import mutant

HERE = pathlib.Path(__file__).resolve().parent
TREE = HERE.parents[1]
COUNT_MIN = 65
COUNT_OF_BUGS_MIN = 10

PATCH = """stage: plan
breaks: MK-STATUS-11
harm: A step back
  is taken.

--- a/core/a.cc
+++ b/core/a.cc
@@ -7,3 +7,3 @@
 one
-two
+three
 four
"""


class MutantsOfTheTreeTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.mutants = mutant.read_all(HERE / "patches")

    def test_there_are_enough(self):
        self.assertGreaterEqual(len(self.mutants), COUNT_MIN)

    def test_enough_bugs_of_the_history_are_among_them(self):
        bugs = [one for one in self.mutants if one.history]
        self.assertGreaterEqual(len(bugs), COUNT_OF_BUGS_MIN)

    def test_the_history_has_the_commits_that_mended_them(self):
        if _git("rev-parse", "--is-shallow-repository") != "false":
            self.skipTest("there is no history here")
        for one in self.mutants:
            if one.history:
                with self.subTest(one.id):
                    self.assertEqual(_git("log", "-1", "--format=%s", one.mended_in),
                                     one.history.partition(" ")[2])

    def test_each_applies(self):
        for one in self.mutants:
            with self.subTest(one.id):
                self.assertEqual(one.complaint(TREE), "")

    def test_each_stage_has_some(self):
        self.assertEqual({one.stage for one in self.mutants}, set(mutant.STAGES))

    def test_each_contract_has_one(self):
        contracts = {one.breaks.split()[1] for one in self.mutants if one.rule is None}
        self.assertEqual(contracts, set(mutant.CONTRACTS))

    def test_the_rules_are_in_the_rulebook(self):
        known = {rule["id"] for path in (TREE / "scenarios/rulebook").glob("[ms][kf]-*.json")
                 for rule in json.loads(path.read_text(encoding="utf-8"))["rules"]}
        for one in self.mutants:
            if one.rule is not None:
                self.assertIn(one.rule, known, one.id)

    def test_no_two_change_the_same(self):
        diffs = {}
        for one in self.mutants:
            diff = one.path.read_text(encoding="utf-8").partition("\n\n")[2]
            self.assertNotIn(diff, diffs, one.id)
            diffs[diff] = one.id

    def test_the_equivalents_are_among_them(self):
        text = (HERE / "equivalent.json").read_text(encoding="utf-8")
        equivalents.parse(text, {one.id for one in self.mutants})


def _git(*arguments):
    """What git says of the tree's history; empty where there is none."""
    done = subprocess.run(["git", "-C", str(TREE), *arguments], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, check=False)
    return done.stdout.decode().strip()


class MutantTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)

    def write(self, text=PATCH, name="step-taken"):
        path = self.folder / f"{name}.patch"
        path.write_text(text, encoding="utf-8")
        return path

    def tree(self, text):
        (self.folder / "tree/core").mkdir(parents=True)
        (self.folder / "tree/core/a.cc").write_text(text, encoding="utf-8")
        return self.folder / "tree"

    def test_is_its_files_name_its_head_and_its_diff(self):
        self.write()
        one = mutant.read_all(self.folder)[0]
        self.assertEqual((one.id, one.stage, one.breaks, one.rule, one.harm, one.files),
                         ("step-taken", "plan", "MK-STATUS-11", "MK-STATUS-11",
                          "A step back is taken.", ("core/a.cc",)))

    def test_a_contract_is_no_rule(self):
        text = PATCH.replace("MK-STATUS-11", "contract nothing-lost")
        self.assertIsNone(mutant.parse("step-taken.patch", text).rule)

    def test_a_bug_put_back_names_the_commit_that_mended_it(self):
        text = PATCH.replace("\n\n", "\nhistory: 1234abc core: step no\n  more\n\n", 1)
        one = mutant.parse("step-taken.patch", text)
        self.assertEqual((one.history, one.mended_in), ("1234abc core: step no more", "1234abc"))
        self.assertIsNone(mutant.parse("step-taken.patch", PATCH).mended_in)

    def test_an_incomplete_one_is_refused(self):
        for old, new, words in (
                ("stage: plan\n", "", "the head has"),
                ("stage: plan", "stage: other", "stage is one of"),
                ("MK-STATUS-11", "MK-STATUS", "breaks names one rule"),
                ("MK-STATUS-11", "contract other", "a contract is one of"),
                ("taken.", "taken", "harm is a sentence"),
                ("taken.\n", "taken.\nhistory: 1234abc\n", "a commit and its subject"),
                ("taken.\n", "taken.\nauthor: somebody\n", "may have history"),
                ("harm: A step", "harm A step", "not `name: value`"),
                ("+++ b/core/a.cc\n", "", "unified diff"),
                ("core/a.cc", "sim/a.cc", "not in core/")):
            with self.subTest(words), self.assertRaisesRegex(mutant.BadMutant, words):
                mutant.parse("step-taken.patch", PATCH.replace(old, new))

    def test_a_name_is_words(self):
        with self.assertRaisesRegex(mutant.BadMutant, "joined by hyphens"):
            mutant.parse("Step_taken.patch", PATCH)

    def test_applies_where_lines_moved(self):
        tree = self.tree("zero\none\ntwo\nfour\n")
        one = mutant.parse(self.write(), PATCH)
        self.assertEqual(one.complaint(tree), "")
        one.apply_to(tree)
        self.assertEqual((tree / "core/a.cc").read_text(encoding="utf-8"),
                         "zero\none\nthree\nfour\n")

    def test_one_that_went_stale_says_so(self):
        tree = self.tree("one\nfive\nfour\n")
        one = mutant.parse(self.write(), PATCH)
        self.assertIn("patch does not apply", one.complaint(tree))
        with self.assertRaisesRegex(mutant.BadMutant, "step-taken no longer applies"):
            one.apply_to(tree)

    def test_a_repository_around_the_tree_hides_nothing(self):
        (self.folder / ".git").mkdir()
        for name in ("objects", "refs"):
            (self.folder / ".git" / name).mkdir()
        (self.folder / ".git/HEAD").write_text("ref: refs/heads/a\n", encoding="utf-8")
        one = mutant.parse(self.write(), PATCH)
        self.assertIn("patch does not apply", one.complaint(self.tree("one\nfive\nfour\n")))


class EquivalentsTest(unittest.TestCase):
    def test_gives_the_reasons(self):
        text = '[{"id": "step-taken", "reason": "nobody asks"}]'
        self.assertEqual(equivalents.parse(text, {"step-taken"}), {"step-taken": "nobody asks"})

    def test_refuses_what_says_too_little(self):
        for text, words in (("{", "Expecting"), ("{}", "a list"),
                            ('[{"id": "a-b"}]', "id and reason"),
                            ('[{"id": "a-b", "reason": " "}]', "reason says why"),
                            ('[{"id": "a-c", "reason": "x"}]', "no mutant a-c"),
                            ('[{"id": "a-b", "reason": "x"}, {"id": "a-b", "reason": "y"}]',
                             "twice")):
            with self.subTest(text), self.assertRaisesRegex(equivalents.BadEntry, words):
                equivalents.parse(text, {"a-b"})


if __name__ == "__main__":
    unittest.main()
