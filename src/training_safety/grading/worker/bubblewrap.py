"""The command that starts a process in bubblewrap: a read-only system, Python, and nothing else of the machine."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from training_safety.grading.worker.walls import ROOM

NOBODY = 65534
"""The user and group that students' code runs as when root grades."""
_SHOWN = ("/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin")
_OFFLINE = {"PIP_NO_INDEX": "1", "PIP_RETRIES": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
"""What tells pip that there is no network, or it would try again and again for many seconds."""
_SETTINGS = ("ld.so.cache", "ld.so.conf", "ld.so.conf.d", "alternatives", "localtime", "mime.types", "fonts")


def command(modules: str, room: str = "") -> list[str]:
    """Return the command that starts the process, with bubblewrap around it.

    Parameters
    ----------
    modules : what it imports, with commas between
    room : the folder for what it writes, if there is to be no bubblewrap around it
    """
    module = "training_safety.grading.worker.zygote"
    python = [sys.executable, "-I", "-B", "-m", module, "--import", modules]
    if room:
        return [*python, "--room", room]
    as_root = os.geteuid() == 0
    walls = [
        shutil.which("bwrap") or "bwrap",
        *("--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"),
        *([] if as_root else ["--unshare-user"]),
        *("--die-with-parent", "--new-session", "--hostname", "sandbox", "--clearenv"),
    ]
    for name, value in {**environment(ROOM), **_OFFLINE}.items():
        walls += ["--setenv", name, value]
    walls += [
        *("--perms", "1777", "--tmpfs", "/tmp"),
        *("--perms", "1777", "--tmpfs", "/run"),
        *("--perms", "0755", "--dir", ROOM),
    ]
    folders, mounts = set(), []
    for path in shown():
        if path.is_symlink():
            mounts += ["--symlink", os.readlink(path), str(path)]
            continue
        for parent in reversed(path.parents):
            if parent != Path("/") and parent not in folders:
                folders.add(parent)
                mounts += ["--perms", "0755", "--dir", str(parent)]
        mounts += ["--ro-bind", str(path), str(path)]
    walls += [
        *mounts,
        *("--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/"),
    ]
    drop = [
        *("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"),
        *("--no-new-privs", "--bounding-set=-all", "--inh-caps=-all"),
    ]
    return [*walls, "--", *(drop if as_root else []), *python]


def environment(room: str) -> dict[str, str]:
    """Return the variables of the environment, with the home in a folder that can be written."""
    return {
        "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
        "HOME": f"{room}/home",
        "TMPDIR": f"{room}/tmp",
        "LANG": "C.UTF-8",
        "TERM": "dumb",
        "PYTHONDONTWRITEBYTECODE": "1",
        "IPYTHONDIR": "/run/ipython",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MALLOC_ARENA_MAX": "2",  # else each thread takes address space that it does not need
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "NBGRADER_EXECUTION": "autograde",
    }


@cache
def shown() -> tuple[Path, ...]:
    """Return what of the file system is shown: the system, Python, its packages, and nothing beside them."""
    system = [Path(name) for name in _SHOWN if os.path.lexists(name)]
    settings = [path for name in _SETTINGS if (path := Path("/etc", name)).exists() and not path.is_symlink()]
    python = [Path(sys.base_prefix), Path(sys.base_exec_prefix), Path(sys.prefix)]
    told = subprocess.run(
        [sys.executable, "-I", "-c", "import json, sys; print(json.dumps(sys.path))"],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    beside = []
    for entry in map(Path, json.loads(told.stdout)):
        if entry.is_dir() and not any(entry.is_relative_to(known) for known in (*system, *python)):
            # What is installed for editing may have the course around it: only its packages are shown.
            beside += [
                path
                for path in sorted(entry.iterdir())
                if (path / "__init__.py").is_file() or path.suffix in (".py", ".so")
            ]
    found: list[Path] = [*system]
    for path in [*settings, *python, *beside]:
        if not any(path == known or path.is_relative_to(known) for known in found):
            found.append(path)
    return tuple(found)
