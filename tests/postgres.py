"""A PostgreSQL of our own, where Debian's is installed: started once a session, gone with it, whatever ends it."""

import itertools
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

# Newest first; `initdb` stands on the path elsewhere.
_HOMES = (*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), *map(Path, os.get_exec_path()))
# It refuses to run as root.
_USERS = ("postgres", "nobody")
# The shell ends the server as soon as whoever started the shell is gone: its end of the pipe closes then.
_KEEPER = 'folder=$1; shift; "$@" & read -r _; kill -QUIT $!; wait $!; rm -rf "$folder"'
_PATIENCE = 60
_PASSWORD = "secret"  # noqa: S105 - of a server that is gone with the tests


class Server:
    """A server on 127.0.0.1 that anybody may use.

    Parameters
    ----------
    port : int
        Where it listens.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self._numbers = itertools.count(1)

    def create(self, **options: str) -> str:
        """Create a database; return its URL."""
        name = f"catalogue{next(self._numbers)}"
        given = " ".join(f"{key} '{value}'" for key, value in options.items())
        self.execute(f'CREATE DATABASE "{name}" TEMPLATE template0 {given}')
        return f"postgresql://yuankan:{_PASSWORD}@127.0.0.1:{self.port}/{name}"

    def execute(self, statement: str, *, database: str = "postgres") -> Any:
        """Run a statement outside any transaction; return the rows."""
        import pg8000.native

        with pg8000.native.Connection(
            "yuankan", host="127.0.0.1", port=self.port, database=database, password=_PASSWORD
        ) as connection:
            return connection.run(statement)

    def answers(self) -> bool:
        """Whether it is ready."""
        import pg8000.exceptions

        try:
            self.execute("SELECT 1")
        except (pg8000.exceptions.Error, OSError):
            return False
        return True


@dataclass(frozen=True, slots=True)
class _User:
    """Whom a process runs as; None is whoever runs the tests."""

    uid: int | None = None
    gid: int | None = None

    def start(self, command: Sequence[str | Path], folder: Path) -> subprocess.Popen[str]:
        """Start a program; what it says stands in the file ``log`` of the folder."""
        with (folder / "log").open("ab") as log:
            return subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                encoding="utf-8",
                cwd=folder,
                user=self.uid,
                group=self.gid,
                extra_groups=None if self.uid is None else [],
            )


@contextmanager
def running() -> Iterator[Server]:
    """Start a server; skip the test, with the reason, where there is none or it cannot run."""
    home = next((home for home in _HOMES if (home / "initdb").exists()), None)
    if home is None:
        pytest.skip("PostgreSQL is not installed: no initdb")
    folder = Path(tempfile.mkdtemp(prefix="yuankan-postgres-"))
    try:
        user = _user(folder)
        _prepare(home, folder, user)
        with _started(home, folder, user) as server:
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user(folder: Path) -> _User:
    """Return somebody who may run it, and let that user have the folder."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return _User()
    import pwd

    users = [user for user in pwd.getpwall() if user.pw_name in _USERS]
    if not users:
        pytest.skip(f"PostgreSQL does not run as root, and there is no user {' or '.join(_USERS)}")
    user = min(users, key=lambda one: _USERS.index(one.pw_name))
    os.chown(folder, user.pw_uid, user.pw_gid)
    return _User(user.pw_uid, user.pw_gid)


def _prepare(home: Path, folder: Path, user: _User) -> None:
    password = folder / "password"
    password.write_text(_PASSWORD, encoding="ascii")
    password.chmod(0o644)
    words = "--username yuankan --encoding UTF8 --no-locale --no-sync --auth scram-sha-256"
    command: list[str | Path] = [home / "initdb", *words.split(), "--pwfile", password, "--pgdata", folder / "data"]
    with user.start(command, folder) as process:
        if process.wait(_PATIENCE) != 0:
            pytest.skip(f"PostgreSQL cannot run here: {_last_words(folder)}")


@contextmanager
def _started(home: Path, folder: Path, user: _User) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        server = Server(probe.getsockname()[1])
    # What it holds is thrown away: it need not survive a crash, nor come to rest.
    quick = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
    options = f"-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=20 {quick}"
    keeping: list[str | Path] = ["/bin/sh", "-c", _KEEPER, "sh", folder]
    command: list[str | Path] = [home / "postgres", "-D", folder / "data", "-p", str(server.port), *options.split()]
    with user.start([*keeping, *command], folder) as keeper:
        # Leaving closes its standard input: it stops the server, and is waited for.
        _wait(server, keeper, folder)
        yield server


def _last_words(folder: Path) -> str:
    return " ".join((folder / "log").read_text(encoding="utf-8", errors="replace").splitlines()[-1:])


def _wait(server: Server, keeper: subprocess.Popen[str], folder: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while not server.answers():
        if keeper.poll() is not None or time.monotonic() > until:
            pytest.skip(f"PostgreSQL does not start here: {_last_words(folder)}")
        time.sleep(0.1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A server for the session."""
    with running() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of a database of its own for a test: once of SQLite, once of PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'catalogue.db'}"
    server: Server = request.getfixturevalue("postgres")
    return server.create()
