"""What shuts in one submission inside the sandbox: namespaces of its own, limits, and fewer system calls.

It runs in a process that is about to run a student's code, between the sandbox of bubblewrap, which
hides the machine, and the code. Linux only; on other systems only the limits of POSIX are set.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import resource
import signal
import struct
import sys
from collections.abc import Mapping
from functools import cache

ROOM = "/srv/student"
"""The one place where the code can write; it is there for one submission only."""
WORK = f"{ROOM}/work"
"""Where the code runs: the files that were handed in are here."""
INNER_ID = 1000
"""The user and group that the code believes to be; it has no rights outside of its folder."""
SUPERVISORS = 1
"""Processes that count against the limit and are ours, beside the one that runs the cells."""

_NEW_USER, _NEW_PID, _NEW_MOUNTS, _NEW_IPC = 0x10000000, 0x20000000, 0x00020000, 0x08000000
_READ_ONLY, _NO_SUID, _NO_DEVICES, _CHANGE = 1, 2, 4, 0x20
_BIND, _RECURSIVE, _PRIVATE = 0x1000, 0x4000, 1 << 18
_PARENT_DEATH, _ADOPTING = 1, 36
_DUMPABLE, _NO_NEW_PRIVILEGES, _SECCOMP, _BOUNDING_DROP, _AMBIENT = 4, 38, 22, 24, 47
_MB = 1 << 20


def enter_namespaces() -> None:
    """Give this process, and the first one it forks, namespaces of their own.

    Raises ``OSError`` where the system does not allow it.
    """
    outer_user, outer_group = os.getuid(), os.getgid()
    _call("unshare", _NEW_USER | _NEW_PID | _NEW_MOUNTS | _NEW_IPC)
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{INNER_ID} {outer_user} 1"),
        ("gid_map", f"{INNER_ID} {outer_group} 1"),
    ):
        with open(f"/proc/self/{name}", "w", encoding="ascii") as file:
            file.write(text)


def furnish(files_mb: float) -> None:
    """Put empty folders in place of those that can be written, with room for ``files_mb`` [MB] together.

    There is no ``/proc``: it would show other processes and open files, and little needs it.
    """
    _mount(b"none", b"/", None, _PRIVATE | _RECURSIVE)
    room = f"size={int(files_mb * _MB)},nr_inodes=20000,mode=0700".encode()
    _mount(b"student", ROOM.encode(), b"tmpfs", _NO_SUID | _NO_DEVICES, room)
    for name in ("work", "tmp", "shm", "home"):
        os.mkdir(f"{ROOM}/{name}", 0o700)
    _mount(f"{ROOM}/shm".encode(), b"/dev/shm", None, _BIND)
    if os.listdir("/tmp"):  # Python itself is there, and nothing is to be left beside it
        _mount(b"none", b"/tmp", None, _CHANGE | _BIND | _READ_ONLY | _NO_SUID | _NO_DEVICES)
    else:
        _mount(f"{ROOM}/tmp".encode(), b"/tmp", None, _BIND)
    for covered in (b"/proc", b"/run"):
        _mount(b"none", covered, b"tmpfs", _NO_SUID | _NO_DEVICES | _READ_ONLY, b"size=4k,mode=0555")
    os.chdir(WORK)


def give_up_rights() -> None:
    """Give up every right over the new namespaces, and the way to get it back."""
    libc = _libc()
    for capability in range(64):
        if libc.prctl(_BOUNDING_DROP, capability, 0, 0, 0) != 0:
            break
    libc.prctl(_AMBIENT, 4, 0, 0, 0)
    header = struct.pack("Ii", 0x20080522, 0)
    if libc.capset(header, bytes(24)) != 0 or libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "the rights over the namespaces could not be given up")


def stay_unseen() -> None:
    """Keep other processes of the same user from looking into this one."""
    if sys.platform == "linux":
        _libc().prctl(_DUMPABLE, 0, 0, 0, 0)


def die_with_parent() -> None:
    """Have this process killed when the one that started it ends, however it ends."""
    if sys.platform == "linux":
        _libc().prctl(_PARENT_DEATH, signal.SIGKILL, 0, 0, 0)


def adopt_orphans() -> None:
    """Become the parent of all processes below this one whose own has ended, so that ``end_orphans`` finds them."""
    if sys.platform == "linux":
        _libc().prctl(_ADOPTING, 1, 0, 0, 0)


def end_orphans() -> None:
    """End all processes that this one is the parent of; theirs become its own, and are ended as well."""
    with contextlib.suppress(OSError):
        for _ in range(10_000):
            with open(f"/proc/self/task/{os.getpid()}/children", encoding="ascii") as file:
                found = list(map(int, file.read().split()))
            if not found:
                return
            for pid in found:
                os.kill(pid, signal.SIGKILL)
            for pid in found:
                os.waitpid(pid, 0)


def go_first() -> None:
    """Have the system end this process and its copies before all others when it is out of memory."""
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w", encoding="ascii") as file:
        file.write("1000")


def address_space() -> int:
    """Return the address space that this process takes [bytes]; ``/proc`` has to be there."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 512 * _MB


def limit(limits: Mapping[str, float], taken: int, sandboxed: bool) -> None:
    """Set the limits of this process and of all that it starts.

    Parameters
    ----------
    limits : the fields of ``Limits``
    taken : the address space that it has before any of the student's code [bytes]
    sandboxed : whether it is shut in, with a count of processes of its own
    """
    wanted = {
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": int(limits["file_mb"] * _MB),
        "RLIMIT_NOFILE": 256,
        "RLIMIT_CPU": int(limits["seconds"]) + 5,
        "RLIMIT_MSGQUEUE": 0,
        "RLIMIT_MEMLOCK": 0,
        "RLIMIT_STACK": 8 * _MB,
    }
    if sys.platform == "linux":
        wanted["RLIMIT_AS"] = taken + int(limits["memory_mb"] * _MB)
    if sandboxed:  # the user is counted anew in these namespaces; outside, all of the teacher's would count
        wanted["RLIMIT_NPROC"] = int(limits["processes"]) + SUPERVISORS
    for name, value in wanted.items():
        if not hasattr(resource, name):
            continue
        which = getattr(resource, name)
        _, hard = resource.getrlimit(which)
        most = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(which, (most, most))


# System calls that no exercise needs and that have let code out of sandboxes before. Numbers of x86-64
# and of the generic table (aarch64, riscv64).
_BARRED = {
    "x86_64": {
        "ptrace": 101, "pivot_root": 155, "chroot": 161, "acct": 163, "mount": 165, "umount2": 166,
        "swapon": 167, "reboot": 169, "init_module": 175, "quotactl": 179, "add_key": 248,
        "request_key": 249, "keyctl": 250, "unshare": 272, "vmsplice": 278, "perf_event_open": 298,
        "name_to_handle_at": 303, "open_by_handle_at": 304, "setns": 308, "process_vm_readv": 310,
        "process_vm_writev": 311, "finit_module": 313, "memfd_create": 319, "kexec_load": 246,
        "kexec_file_load": 320, "bpf": 321, "userfaultfd": 323, "io_uring_setup": 425,
        "io_uring_enter": 426, "io_uring_register": 427, "open_tree": 428, "move_mount": 429,
        "fsopen": 430, "fsmount": 432, "memfd_secret": 447,
    },
    "aarch64": {
        "umount2": 39, "mount": 40, "pivot_root": 41, "chroot": 51, "quotactl": 60, "vmsplice": 75,
        "acct": 89, "unshare": 97, "kexec_load": 104, "init_module": 105, "ptrace": 117, "reboot": 142,
        "add_key": 217, "request_key": 218, "keyctl": 219, "swapon": 224, "perf_event_open": 241,
        "name_to_handle_at": 264, "open_by_handle_at": 265, "setns": 268, "process_vm_readv": 270,
        "process_vm_writev": 271, "finit_module": 273, "memfd_create": 279, "bpf": 280,
        "userfaultfd": 282, "kexec_file_load": 294, "io_uring_setup": 425, "io_uring_enter": 426,
        "io_uring_register": 427, "open_tree": 428, "move_mount": 429, "fsopen": 430, "fsmount": 432,
        "memfd_secret": 447,
    },
}  # fmt: skip
_CLONE = {"x86_64": 56, "aarch64": 220}
_CLONE3 = 435
_AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_NAMESPACES = 0x7E020000  # every CLONE_NEW… in the flags of clone
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_LOAD, _EQUAL, _ANY_BIT, _AT_LEAST, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06


def bar_system_calls() -> bool:
    """Have dangerous system calls refused from now on; return whether this kind of machine is known."""
    machine = platform.machine()
    if machine not in _BARRED:
        return False
    program = _filter(machine)
    buffer = ctypes.create_string_buffer(program, len(program))
    described = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(buffer))
    if _libc().prctl(_SECCOMP, 2, described, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "the system calls could not be barred")
    return True


@cache
def _filter(machine: str) -> bytes:
    barred = sorted(_BARRED[machine].values())
    steps = [
        (_LOAD, 0, 0, 4),  # the machine's architecture
        (_EQUAL, 1, 0, _AUDIT[machine]),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),  # the number of the call
    ]
    if machine == "x86_64":  # the numbers of x32 start here
        steps += [(_AT_LEAST, 0, 1, 0x40000000), (_RETURN, 0, 0, _REFUSE | 38)]
    steps += [(_EQUAL, 0, 1, _CLONE3), (_RETURN, 0, 0, _REFUSE | 38)]  # "not there", so that clone is used
    for number in barred:
        steps += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _REFUSE | 1)]
    steps += [
        (_EQUAL, 0, 3, _CLONE[machine]),
        (_LOAD, 0, 0, 16),  # its flags
        (_ANY_BIT, 0, 1, _NAMESPACES),
        (_RETURN, 0, 0, _REFUSE | 1),
        (_RETURN, 0, 0, _ALLOW),
    ]
    return b"".join(struct.pack("HBBI", *step) for step in steps)


def _mount(what: bytes, where: bytes, kind: bytes | None, flags: int, options: bytes | None = None) -> None:
    _call("mount", what, where, kind, ctypes.c_ulong(flags), options)


def _call(name: str, *arguments: object) -> None:
    if getattr(_libc(), name)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
