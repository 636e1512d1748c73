"""Set HTML with WeasyPrint as PDF/UA: ``weasy.py brief.html out.pdf``."""

import sys

from weasyprint import HTML

HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
