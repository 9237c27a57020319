# SPDX-License-Identifier: Apache-2.0
"""An isolated copy of the tree with a build of its own, where one change at a time is tried.

After a change everything the build touched is put back, file times included, so that the next one
compiles its own files only. The tree it was copied from is read once and never written. A change
has `files`, the paths it touches, and `apply_to(tree)`.
"""

import filecmp
import os
import pathlib
import shlex
import shutil
import subprocess

import process

_BUILD_SECONDS = 3600
# Warnings are silenced: a fault that a warning would catch is still tried, one that is no C++ is
# not. The assertions turn a read outside of a container into a crash.
CONFIGURATION = ("-G", "Ninja", "-D", "CMAKE_BUILD_TYPE=Debug", "-D", "CMAKE_CXX_FLAGS=-w",
                 "-D", "CAMPSIM_TESTS=OFF",
                 # A quarter of the time of a fault is the usual linker's.
                 *(("-D", "CMAKE_EXE_LINKER_FLAGS=-fuse-ld=lld") if shutil.which("ld.lld") else ()))


class Broken(Exception):
    """The unchanged tree cannot be built or does not pass: there is nothing to measure."""


def copy_tree(source, target):
    """Copies what git knows or would add; never a build folder."""
    listed = subprocess.run(
        ["git", "-C", str(source), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        check=False, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if listed.returncode != 0:
        raise Broken(f"git cannot list the files of {source}: {listed.stderr.decode().strip()}")
    for name in filter(None, sorted(set(listed.stdout.decode().split("\0")))):
        origin = pathlib.Path(source, name)
        if origin.is_file():
            copy = pathlib.Path(target, name)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(origin, copy)


class Workspace:
    """`folder`/tree, `folder`/build and `folder`/pristine, the build to go back to.

    Compiles each folder of sources as one unit, or each file of `core/`: the rest, which nobody
    changes, as one unit a folder either way. `optimization` is a compiler's option.
    """

    def __init__(self, folder, snapshot, target, compilers, by_folder=False, optimization="-O0"):
        self.tree = pathlib.Path(folder, "tree")
        self.build = pathlib.Path(folder, "build")
        self._snapshot = pathlib.Path(snapshot)
        self._pristine = pathlib.Path(folder, "pristine")
        self._report = pathlib.Path(folder, "report.json")
        self._target = target
        self._compilers = compilers
        self._flags = ("-D", f"CMAKE_CXX_FLAGS_DEBUG={optimization} -D_GLIBCXX_ASSERTIONS")
        self._units = ("-D", f"CAMPSIM_FILE_BY_FILE={'' if by_folder else 'campsync_core'}")
        _mirror(snapshot, self.tree)

    def prepare(self, compilers):
        """Configures and builds the unchanged tree with so many compilers side by side."""
        command = ["cmake", "-S", str(self.tree), "-B", str(self.build),
                   *CONFIGURATION, *self._flags, *self._units]
        configured = process.run(command, self.tree, _BUILD_SECONDS)
        if configured.status != 0:
            raise Broken("CMake cannot configure the tree:\n" + configured.output[-4000:])
        built = self._ninja(compilers)
        if built.status != 0:
            raise Broken("the unchanged tree does not build:\n" + built.output[-4000:])
        shutil.rmtree(self._pristine, ignore_errors=True)
        shutil.copytree(self.build, self._pristine)

    def run(self, command, seconds):
        """The finished process and the path of its report, which may have written none. {build},
        {tree} and {report} in `command` are filled in."""
        self._report.unlink(missing_ok=True)
        places = {"build": self.build, "tree": self.tree, "report": self._report}
        words = [word.format(**places) for word in shlex.split(command)]
        return process.run(words, self.tree, seconds, limit_memory=True), self._report

    def build_with(self, change):
        """Makes the change and builds: None when it compiled, else the compiler's words."""
        change.apply_to(self.tree)
        built = self._ninja(self._compilers)
        return None if built.status == 0 else built.output

    def restore(self, change):
        """Tree and build as they were before the change, for ninja too."""
        present = _stamps(self.build)
        pristine = _stamps(self._pristine)
        for name in present.keys() - pristine.keys():
            (self.build / name).unlink()
        for name, stamp in pristine.items():
            if present.get(name) != stamp:
                (self.build / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(self._pristine / name, self.build / name)
        # Last, so that a run that is ended before this leaves a source newer than its object.
        for name in change.files:
            shutil.copy2(self._snapshot / name, self.tree / name)

    def _ninja(self, compilers):
        return process.run(["ninja", "-C", str(self.build), "-j", str(compilers),
                            self._target], self.tree, _BUILD_SECONDS)


def _mirror(source, target):
    """Makes `target` hold what `source` holds. A file that is equal keeps its time, so that a build
    of an earlier tree goes on from there."""
    wanted = _stamps(source)
    for name in _stamps(target).keys() - wanted.keys():
        pathlib.Path(target, name).unlink()
    for name in wanted:
        origin, copy = pathlib.Path(source, name), pathlib.Path(target, name)
        if copy.is_file() and filecmp.cmp(origin, copy, shallow=False):
            continue
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(origin, copy)


def _stamps(folder):
    stamps = {}
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            status = os.lstat(path)
            stamps[os.path.relpath(path, folder)] = (status.st_mtime_ns, status.st_size)
    return stamps
