"""`python -m kinora` is `kinora`."""

from kinora.cli import main

main()
