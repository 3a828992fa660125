"""Install what one of the commands needs: `python3 config/install.py run|test`.

Runs on a machine with nothing but Python, so it uses the standard library only and keeps to
syntax that older Pythons read, to be able to say that they are too old. Each part leaves a stamp
of what it was made from; when nothing changed, nothing is done.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 20
FETCHED = ("Collecting ", "Processing ", "Requirement already")
ANY_CERTIFICATES = ("NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE")


def main(purpose: str) -> None:
    """Install for `run` or for `test`, which needs all of `run` and more."""
    os.chdir(str(ROOT))
    trust_the_same_certificates()
    make_environment()
    for name in ("run",) if purpose == "run" else ("run", "test"):
        install_python_packages(name)
    install_node()
    install_node_packages(purpose)
    build_front_end()
    compile_messages()


def stop(sentence: str) -> None:
    """End the command with one sentence for the person who started it."""
    sys.exit("weft: " + sentence)


def say(sentence: str) -> None:
    """Show progress at once, also through a pipe."""
    print("weft: " + sentence, flush=True)


def run(*command: object) -> None:
    """Run a program with its output shown; a failure ends the command."""
    done = subprocess.run([str(part) for part in command], check=False)
    if done.returncode:
        stop("this failed (its own words are above): " + " ".join(map(str, command)))


def trust_the_same_certificates() -> None:
    """Let npm and uv trust the certificates that the environment names for other programs."""
    given = [os.environ[name] for name in ANY_CERTIFICATES if os.environ.get(name)]
    if given:
        os.environ.setdefault("NODE_EXTRA_CA_CERTS", given[0])
    os.environ.setdefault("UV_SYSTEM_CERTS", "1")


def fingerprint(*paths: Path) -> str:
    """Return a text that changes with the content of any of the files or with the Python used."""
    digest = hashlib.sha256(repr(sys.version_info).encode())
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_stamped(stamp: Path, content: str) -> bool:
    """Return whether the stamp says that this very thing is installed."""
    return stamp.is_file() and stamp.read_text() == content


def make_environment() -> None:
    """Make `.venv` unless it works already."""
    if sys.version_info < OLDEST_PYTHON:
        stop("Python 3.11 or newer is needed; name one, for example: make run PYTHON=python3.12")
    if PYTHON.exists():
        return
    try:
        import ensurepip  # noqa: F401 (some systems ship Python without it)
        import venv
    except ImportError:
        stop("Python's venv module is missing; on Debian and Ubuntu: apt install python3-venv")
    say("making .venv")
    venv.create(str(VENV), with_pip=True, clear=VENV.exists())


def install_python_packages(name: str) -> None:
    """Install the pinned packages of `requirements/<name>.txt`, with uv where it is there."""
    wanted = ROOT / "requirements" / (name + ".txt")
    stamp = VENV / (".installed-" + name)
    content = fingerprint(wanted)
    if is_stamped(stamp, content):
        return
    uv = shutil.which("uv")
    if uv:
        say("installing the packages of " + str(wanted.relative_to(ROOT)))
        run(uv, "pip", "install", "--compile-bytecode", "--python", PYTHON, "-r", wanted)
    else:
        install_with_pip(wanted)
    stamp.write_text(content)


def install_with_pip(wanted: Path) -> None:
    """Install with pip, its many lines told as a count; shown in full when it fails."""
    total = sum(not line.startswith("#") for line in wanted.read_text().splitlines())
    command = [str(PYTHON), "-m", "pip", "install", "--progress-bar", "off", "-r", str(wanted)]
    env = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUNBUFFERED": "1"}
    said = []
    with subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as pip:
        for line in pip.stdout or ():
            said.append(line.decode(errors="replace"))
            report(said, total, wanted.stem)
    if pip.returncode:
        print("".join(said))
        stop("pip could not install the packages of " + str(wanted) + "; see above")


def report(said: list, total: int, name: str) -> None:
    """Tell how far pip is: at every tenth package, and when it starts to unpack them."""
    fetched = sum(line.startswith(FETCHED) for line in said)
    if said[-1].startswith(FETCHED) and fetched % 10 == 1:
        say(f"fetching the Python packages for {name}: {fetched} of {total}")
    elif said[-1].startswith("Installing"):
        say(f"installing {fetched} Python packages")


def node_is_new_enough(node: str) -> bool:
    """Return whether that program is Node 20 or newer."""
    told = subprocess.run([node, "--version"], check=False, stdout=subprocess.PIPE)
    found = re.match(rb"v(\d+)", told.stdout)
    return found is not None and int(found.group(1)) >= OLDEST_NODE


def install_node() -> None:
    """Use the machine's Node 20 or newer, else put one from a wheel into `.venv`."""
    node = shutil.which("node")
    if node and shutil.which("npm") and node_is_new_enough(node):
        return
    install_python_packages("node")
    os.environ["PATH"] = str(VENV / "bin") + os.pathsep + os.environ["PATH"]


def install_node_packages(purpose: str) -> None:
    """Install the packages of package-lock.json; those of the tests only for `test`."""
    folder = ROOT / "node_modules"
    content = fingerprint(ROOT / "package-lock.json")
    if any(is_stamped(folder / (".installed-" + name), content) for name in {purpose, "test"}):
        return
    say("installing the packages of package-lock.json")
    omit = ["--omit=dev"] if purpose == "run" else []
    run(
        shutil.which("npm"),
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--no-update-notifier",
        *omit,
    )
    (folder / (".installed-" + purpose)).write_text(content)


def build_front_end() -> None:
    """Bundle scripts, styles and icons into static/dist; quick when they did not change."""
    run(shutil.which("node"), ROOT / "static" / "build.mjs")


def compile_messages() -> None:
    """Compile the translations whose source is newer than the compiled file."""
    run(PYTHON, "-m", "config.messages")


if __name__ == "__main__":
    main(sys.argv[1])
