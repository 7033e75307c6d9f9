"""Text from people and files is data: what could steer a screen is taken out of it here."""

import re
import unicodedata

# CSI sequences, OSC/DCS/APC strings up to their terminator, and two-character escapes
_ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_].*?(?:\x07|\x1b\\|$)"
    r"|\x1b[ -/]*[0-~]|\x9b[0-?]*[ -/]*[@-~]",
    re.DOTALL,
)
_JOINERS = "\u200c\u200d"  # Persian and Indic scripts and joined emoji need these two


def clean(text: str) -> str:
    """One line of plain text: no escape sequences, controls or bidirectional overrides.

    White space is folded to single spaces and the text is put in NFC, so that the same
    words compare equal however they were typed.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    kept = "".join(_harmless(char) for char in _ESCAPES.sub("", text))
    folded = unicodedata.normalize("NFC", " ".join(kept.split()))
    return folded.strip(_JOINERS + " ")


def _harmless(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    if category == "Cf":
        return char if char in _JOINERS else ""
    return "\N{REPLACEMENT CHARACTER}" if category == "Cs" else char
