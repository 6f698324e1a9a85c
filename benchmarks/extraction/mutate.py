"""Does a reader break?  `python -m benchmarks.extraction.mutate --count N --seed S`; exit status 1 if one does.

Makes bad inputs from the texts of this benchmark and gives each to the importer twice: with its format
found by content, and with one forced upon it (--every: with every format). A refusal is a right answer, as
is an article.  Everything else is reported with the number of the
input, which `--only NUMBER` makes again: another exception, more than --seconds, or more than --megabytes.
Nothing here writes to a database.
"""

import argparse
import itertools
import multiprocessing
import os
import random
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from typing import Any

from tqdm import tqdm

from articles.importers.formats import FORMATS
from articles.importers.parsed import Refused
from articles.importers.reading import read_documents
from benchmarks.extraction.gold import SETS, load
from benchmarks.extraction.mutations import mutant

BY_CONTENT = "by content"

# Documents of one input are followed this far.
DOCUMENTS = 20_000
GOOD = ("article", "refused")
START_SECONDS = 60
HANGS = 6
"""Seconds are of the processor, for other work on the machine says nothing; who needs so many times as long by the
clock is hung."""


@dataclass(frozen=True)
class Limits:
    seconds: float
    megabytes: int


@dataclass(frozen=True)
class Answer:
    """What the importer made of one input. outcome: article, refused, crash, slow or memory. noise: bytes that
    it wrote to standard output or error by itself, where only the command should speak."""

    outcome: str
    seconds: float = 0.0
    detail: str = ""
    noise: int = 0


def formats_for(seed: int, number: int, every: bool) -> Sequence[str]:
    """The formats that an input is read as: by its content, and one or all of the known."""
    if every:
        return [BY_CONTENT, *FORMATS]
    return [BY_CONTENT, random.Random(f"format {seed}/{number}").choice(tuple(FORMATS))]


def corpus() -> list[bytes]:
    return [text.path.read_bytes() for name in SETS for text in load(name).texts]


def _worker(pipe: Connection, seed: int, limits: Limits) -> None:
    """Reads (format, number) from the pipe and answers with what happened, in a process that may be killed."""
    seeds, noise = corpus(), _quietened()
    pipe.send("ready")
    base = _megabytes_in_use()
    while True:
        known, number = pipe.recv()
        _, name, data = mutant(seed, number, seeds)
        base = max(base, _megabytes_in_use())  # making the input is not the reader's memory
        _limit_memory(_address_space() + limits.megabytes * 1_000_000)
        pipe.send("started")
        answer = _answer(data, name, known)
        _limit_memory(resource.RLIM_INFINITY)
        if _megabytes_in_use() - base > limits.megabytes:
            answer = Answer("memory", answer.seconds, f"{_megabytes_in_use() - base} MB more than before")
        pipe.send(replace(answer, noise=_size_of(noise)))


def _quietened() -> int:
    """Leads standard output and error into a nameless file; returns its descriptor."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  lives as long as the process
    descriptor = os.dup(file.fileno())
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    return descriptor


def _size_of(noise: int) -> int:
    """The bytes written since the last time."""
    sys.stdout.flush()
    sys.stderr.flush()
    size = os.fstat(noise).st_size
    os.ftruncate(noise, 0)
    os.lseek(noise, 0, os.SEEK_SET)
    return size


def _answer(data: bytes, name: str, known: str) -> Answer:
    started = time.process_time()
    outcome, detail = "refused", ""
    try:
        documents = read_documents(data, name, format=None if known == BY_CONTENT else known)
        for document in itertools.islice(documents, DOCUMENTS):
            document.as_proposal(name)
            outcome = outcome if isinstance(document, Refused) else "article"
    except MemoryError:
        outcome, detail = "memory", _last_line()
    except Exception:  # whatever it is: that is what we are looking for
        outcome, detail = "crash", _last_line()
    return Answer(outcome, time.process_time() - started, detail)


def _last_line() -> str:
    lines = [line.strip() for line in traceback.format_exc().splitlines() if line.strip()]
    places = [line for line in lines if line.startswith("File")]
    return f"{lines[-1][:200]} at {places[-1] if places else '?'}"


def _address_space() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[0]) * resource.getpagesize()


def _limit_memory(size: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (size, hard))


def _megabytes_in_use() -> int:
    """The most this process ever held, in MB."""
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) // 1000


class Process:
    """One worker, made anew after it hung or died."""

    def __init__(self, seed: int, limits: Limits) -> None:
        self.seed = seed
        self.limits = limits
        self._start()

    def _start(self) -> None:
        self.pipe, theirs = multiprocessing.Pipe()
        context = multiprocessing.get_context("spawn")
        self.process = context.Process(target=_worker, args=(theirs, self.seed, self.limits), daemon=True)
        self.process.start()
        theirs.close()
        if not self.pipe.poll(START_SECONDS) or self.pipe.recv() != "ready":
            raise RuntimeError("the worker did not start")

    def ask(self, known: str, number: int) -> Answer:
        """What the importer makes of the input; a worker that hangs is killed."""
        try:
            self.pipe.send((known, number))
            self._wait(START_SECONDS)  # making the input is not the reader's time
            return self._timed()
        except TimeoutError:
            self.stop()
            self._start()
            return Answer("slow", self.limits.seconds, f"not ready after {HANGS * self.limits.seconds:g} s")
        except EOFError:
            self.process.join()
            status = self.process.exitcode
            self._start()
            return Answer("crash", 0.0, f"the process died with status {status}")

    def _timed(self) -> Answer:
        answer: Answer = self._wait(HANGS * self.limits.seconds)
        if answer.outcome in GOOD and answer.seconds > self.limits.seconds:
            return Answer("slow", answer.seconds, f"took {answer.seconds:.1f} s")
        return answer

    def _wait(self, seconds: float) -> Any:
        if not self.pipe.poll(seconds):
            raise TimeoutError
        return self.pipe.recv()

    def stop(self) -> None:
        self.process.kill()
        self.process.join()


def run(numbers: Iterable[int], seed: int, limits: Limits, every: bool) -> Iterator[tuple[str, int, Answer]]:
    """(format, number, answer) of every input."""
    worker = Process(seed, limits)
    try:
        for number in numbers:
            for known in formats_for(seed, number, every):
                yield known, number, worker.ask(known, number)
    finally:
        worker.stop()


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=1_000, help="how many inputs (default: 1000)")
    parser.add_argument(
        "--seed", type=int, default=1, help="the same seed makes the same inputs (default: 1)"
    )
    parser.add_argument("--only", type=int, metavar="NUMBER", help="only the input of that number")
    parser.add_argument("--every", action="store_true", help="force every known format upon every input")
    parser.add_argument("--seconds", type=float, default=5.0, help="for one input (default: 5)")
    parser.add_argument(
        "--megabytes", type=int, default=500, help="more than before the input (default: 500)"
    )
    return parser.parse_args(argv)


def main(argv: list[str] | None = None) -> int:
    options = _arguments(argv)
    numbers = range(options.count) if options.only is None else [options.only]
    seeds = corpus()
    outcomes: Counter[tuple[str, str]] = Counter()
    slowest, noisy = (0.0, ""), 0
    limits = Limits(options.seconds, options.megabytes)
    answers = run(numbers, options.seed, limits, options.every)
    total = len(numbers) * len(formats_for(options.seed, 0, options.every))
    for known, number, answer in tqdm(answers, total=total, disable=not sys.stderr.isatty(), unit="input"):
        outcomes[known, answer.outcome] += 1
        noisy += answer.noise > 0
        slowest = max(slowest, (answer.seconds, f"{known}, input {number}"))
        if answer.outcome not in GOOD:
            kind, _, data = mutant(options.seed, number, seeds)
            what = f"{known}, input {number} ({kind}, {len(data)} bytes)"
            tqdm.write(f"{answer.outcome}: {what}: {answer.detail}", file=sys.stdout)
    print(f"noisy: {noisy} inputs made a reader write to standard output or error by itself")
    return _summary(outcomes, slowest, options.seed)


def _summary(outcomes: Counter[tuple[str, str]], slowest: tuple[float, str], seed: int) -> int:
    for (known, outcome), count in sorted(outcomes.items()):
        print(f"{known:16}{outcome:10}{count:>8}")
    bad = sum(count for (_, outcome), count in outcomes.items() if outcome not in GOOD)
    print(f"slowest: {slowest[0]:.2f} s ({slowest[1]}); seed {seed}; {bad} faults")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
