"""Set Typst's own format with Typst as PDF/UA: ``typeset.py brief.typ out.pdf FONTS``."""

import sys

import typst

typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], pdf_standards=["ua-1"])
