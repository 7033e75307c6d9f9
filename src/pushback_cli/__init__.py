"""Pushback prepares a recruiter for one hard conversation with a hiring manager."""

__version__ = "0.1.0"
