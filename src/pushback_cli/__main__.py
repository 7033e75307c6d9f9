"""`python -m pushback_cli`, and the `pushback` entry point."""

from .cli import app


def main() -> None:
    """Run the command line."""
    app(prog_name="pushback")


if __name__ == "__main__":
    main()
