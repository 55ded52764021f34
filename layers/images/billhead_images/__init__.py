"""Turns a picture that a stranger uploaded into one that is safe to store and to draw; no network, no files."""

from billhead_images.limits import LOGO_SIDE_PIXELS, PAPER_SIDE_PIXELS
from billhead_images.logo import CleanLogo, clean_logo
from billhead_images.rejection import LogoRejected

__all__ = ["LOGO_SIDE_PIXELS", "PAPER_SIDE_PIXELS", "CleanLogo", "LogoRejected", "clean_logo"]
