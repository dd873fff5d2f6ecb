"""``yuankan tag --jobs``: the same whatever their number, and nothing of them is left when the call is ended."""

import json
import signal
import subprocess
import time

import pytest

from classifier.learn.batches import BATCH_CHARACTERS
from tests.command import TIMEOUT, Command

INTERRUPTED = "yuankan: interrupted; run the same command again to start over"
TEXT = "我院急诊科举办心肺复苏技能培训班，授课后逐一考核，学员全部合格。"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> str:
    """So many ready articles that they go over processes."""
    path = tmp_path_factory.mktemp("jobs") / "many.jsonl"
    text = TEXT * 30
    number = 8 * BATCH_CHARACTERS // len(text)
    path.write_text("".join(json.dumps({"title": f"第{n}期培训班", "text": text}) + "\n" for n in range(number)))
    return str(path)


def test_one_process_and_two_write_the_same(many: str, yuankan: Command) -> None:
    one, two = (yuankan.run("tag", many, "-f", "jsonl", "--jobs", jobs) for jobs in "12")
    assert (one.returncode, two.returncode) == (0, 0)
    assert one.stdout == two.stdout
    assert [json.loads(line)["title"] for line in one.stdout.splitlines()][:2] == ["第0期培训班", "第1期培训班"]


def workers_of(session: int) -> list[str]:
    listed = subprocess.run(["ps", "-eo", "sess,stat,args"], capture_output=True, text=True, check=True).stdout
    rows = [line.split(maxsplit=2) for line in listed.splitlines()[1:]]
    return [row[2] for row in rows if row[0] == str(session) and "loky" in row[2] and not row[1].startswith("Z")]


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_when_it_is_ended_its_processes_end_and_say_nothing(
    number: signal.Signals, status: int, many: str, yuankan: Command
) -> None:
    # Nobody reads what it writes: it waits, with its processes, until it is ended.
    command = yuankan.argv("tag", many, many, many, "-f", "jsonl", "--jobs", "2")
    with subprocess.Popen(
        command,
        env=yuankan.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        until = time.monotonic() + TIMEOUT
        while not workers_of(process.pid):
            assert process.stdout.readline()
            assert time.monotonic() < until
        process.send_signal(number) if number == signal.SIGTERM else _interrupt(process.pid)
        _, said = process.communicate(timeout=TIMEOUT)
    assert process.returncode == status
    # Whichever test comes first has the model trained, and is told so.
    told = [line for line in said.decode().splitlines() if "training" not in line]
    assert told == ([INTERRUPTED] if number == signal.SIGINT else [])
    assert workers_of(process.pid) == []


def _interrupt(session: int) -> None:
    # As a terminal does: every process of the group is sent it.
    subprocess.run(["kill", "-INT", "--", f"-{session}"], check=True)


def test_a_number_that_makes_no_sense_is_wrong_usage(yuankan: Command) -> None:
    done = yuankan.run("tag", "-", "--jobs", "0")
    assert done.returncode == 2
    assert "--jobs" in done.stderr.decode()
