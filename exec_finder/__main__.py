"""`python -m exec_finder`."""

from exec_finder.cli import main

if __name__ == "__main__":
    main()
