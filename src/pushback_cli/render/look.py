"""How a page is to look: what a renderer may know of the place it is shown in."""

from dataclasses import dataclass

NARROWEST, WIDEST = 40, 100


@dataclass(frozen=True)
class Look:
    """Columns, whether colors may be used, and whether the page scrolls off a screen."""

    width: int = 80
    color: bool = False
    scrolls: bool = False

    @property
    def columns(self) -> int:
        """The width used: a page wider than 100 columns is hard to read."""
        return max(NARROWEST, min(self.width, WIDEST))
