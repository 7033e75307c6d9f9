"""That something cannot be kept: the one error of this floor that a brief survives."""

from ..errors import PushbackError


class CannotKeep(PushbackError):
    """The folder or the disk refuses; what is on screen goes on without."""
