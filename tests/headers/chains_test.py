# SPDX-License-Identifier: Apache-2.0
import pathlib
import tempfile
import unittest

import chains


class ReadHeadersTest(unittest.TestCase):
    def test_names_what_a_header_includes_of_the_project(self):
        with tempfile.TemporaryDirectory() as root:
            folder = pathlib.Path(root, "core", "sync")
            folder.mkdir(parents=True)
            folder.joinpath("a.h").write_text('#include <map>\n#include "core/b.h"\n')
            folder.joinpath("a.cc").write_text('#include "core/c.h"\n')
            self.assertEqual(chains.read_headers(root, ["core"]), {"core/sync/a.h": ["core/b.h"]})


class ClosuresTest(unittest.TestCase):
    def test_follows_includes_to_their_end(self):
        closed = chains.closures({"a": ["b"], "b": ["c"], "c": []})
        self.assertEqual(closed, {"a": {"b", "c"}, "b": {"c"}, "c": set()})

    def test_ends_where_headers_include_each_other(self):
        self.assertEqual(chains.closures({"a": ["b"], "b": ["a"]})["a"], {"b"})


class SplitTest(unittest.TestCase):
    def test_a_row_of_includes_is_one_chain(self):
        self.assertEqual(chains.split({"a": ["b"], "b": ["c"], "c": []}), [["c", "b", "a"]])

    def test_headers_that_do_not_include_each_other_are_apart(self):
        self.assertEqual(chains.split({"a": ["c"], "b": ["c"], "c": []}), [["b"], ["c", "a"]])

    def test_another_place_is_found_for_one_that_is_in_the_way(self):
        # low can go before both, lower only before high: low makes room for it.
        self.assertEqual(len(chains.split({"high": ["low", "lower"], "other": ["low"], "low": [],
                                           "lower": []})), 2)

    def test_headers_that_include_each_other_are_each_alone(self):
        self.assertEqual(chains.split({"a": ["b"], "b": ["a"]}), [["a"], ["b"]])

    def test_each_header_includes_all_before_it_in_the_projects_own_tree(self):
        root = pathlib.Path(__file__).resolve().parents[2]
        includes = chains.read_headers(root, ["core", "sim", "scenarios"])
        closed = chains.closures(includes)
        split = chains.split(includes)
        self.assertEqual(sorted(header for chain in split for header in chain), sorted(includes))
        for chain in split:
            for i, header in enumerate(chain):
                self.assertLessEqual(set(chain[:i]), closed[header], header)


if __name__ == "__main__":
    unittest.main()
