"""`python -m swath`: the command line."""

from swath.cli import main


if __name__ == "__main__":
    main()
