"""The two versions of the blog: this working tree, and the same with one line changed."""

import shutil
import time

from .place import Release
from .shell import ROOT, Failure

# A style sheet is in the WAR and collected for nginx: a change of one line that both places have to carry the whole way.
CHANGED = 'src/main/webapp/assets/css/blog.css'


class Releases:
    def __init__(self, shell):
        self.shell = shell
        self.times = {}

    def make(self):
        """Both are built in a copy of the tree, so that target/ of whoever runs this stays as it is. The first build is clean,
        the second an incremental one, as after editing."""
        tree = self.shell.work / 'tree'
        shutil.rmtree(tree, ignore_errors=True)
        tree.mkdir()
        listed = self.shell.run('git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard', name='git')
        for name in listed.split('\0'):
            if name and (ROOT / name).is_file():
                (tree / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, tree / name)
        self.times['clean'] = self._package(tree)
        first = Release('a', self._keep(tree, 'a'))
        changed = tree / CHANGED
        if not changed.exists():
            raise Failure(f'{CHANGED} is not there any more: name another file in bench/comparison/releases.py')
        with open(changed, 'a', encoding='utf-8') as file:
            file.write(f'\n:root {{ --{Release.mark}: 1 }}\n')
        self.times['one_line'] = self._package(tree)
        return {'a': first, 'b': Release('b', self._keep(tree, 'b'))}

    def found(self):
        """Those that a run before has made."""
        folders = {name: self.shell.work / f'release-{name}' for name in 'ab'}
        if not all(folder.is_dir() for folder in folders.values()):
            raise Failure(f'{self.shell.work} holds no releases to go on with: begin anew, without --resume')
        return {name: Release(name, folder) for name, folder in folders.items()}

    def _package(self, tree):
        start = time.monotonic()
        self.shell.run('mvn', '-q', '-DskipTests', 'package', cwd=tree, name='mvn')
        return time.monotonic() - start

    def _keep(self, tree, name):
        kept = self.shell.work / f'release-{name}'
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(tree, kept, symlinks=True)
        return kept
