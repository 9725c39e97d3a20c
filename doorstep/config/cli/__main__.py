"""`python -m doorstep.config.cli`: the same as `doorstep`."""

from doorstep.config.cli import main

main()
