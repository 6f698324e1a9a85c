"""Bring the catalogues in locale/ up to date (update), or say what is missing in them (check)."""

import argparse
import subprocess
import sys

from script import environment
from script.environment import CannotStartError


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="script/translations", description=__doc__)
    parser.add_argument("action", choices=["update", "check"])
    action = parser.parse_args(arguments).action
    try:
        with environment.one_at_a_time():
            python = environment.ensure("base")
        return subprocess.run(
            [python, "-m", "script.catalogues", action],
            cwd=environment.ROOT,
            env=environment.environ(),
            check=False,
        ).returncode
    except CannotStartError as error:
        print(f"script/translations: {error}", file=sys.stderr)
        return 69
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
