"""`python -m config.launch`: run Weft until Ctrl+C or SIGTERM."""

import os
import sys

from config.env import ROOT
from config.launch.options import CannotStart, check_port, lock_home, read
from config.launch.running import run
from config.launch.say import say


def main() -> int:
    """Return the exit code: 0 after an orderly end, 1 where Weft cannot start."""
    os.chdir(ROOT)
    try:
        options = read(os.environ)
        with lock_home(options.home):
            check_port(options)
            run(options)
    except CannotStart as refusal:
        say(str(refusal))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
