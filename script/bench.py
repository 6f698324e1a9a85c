"""Run the benchmarks in the environment of the product: script/bench [ARGUMENT FOR benchmarks.run …]."""

import subprocess
import sys

from script import environment
from script.environment import CannotStartError


def main(arguments: list[str]) -> int:
    try:
        with environment.one_at_a_time():
            python = environment.ensure("base")
        command = [str(python), "-m", "benchmarks.run", *arguments]
        return subprocess.run(
            command, cwd=environment.ROOT, env=environment.environ(), check=False
        ).returncode
    except CannotStartError as error:
        print(f"script/bench: {error}", file=sys.stderr)
        return 69
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
