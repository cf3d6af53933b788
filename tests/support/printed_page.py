"""A page on paper: the letters of the PDF that the browser makes of it."""

from __future__ import annotations

import io
import re
from unicodedata import normalize

from playwright.sync_api import Page
from pypdf import PdfReader

#: How many folds of the article are shut.
FOLDED = "[...document.querySelectorAll('article details:not([open])')].length"


def letters(text: str) -> str:
    """Return a text as it can be found again on paper: without spaces, ligatures, and hyphens where words break."""
    return re.sub(r"[\s\u00ad]+", "", normalize("NFKC", text))


def printed(page: Page) -> str:
    """Return the letters of the PDF."""
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4")))
    return letters(" ".join(sheet.extract_text() for sheet in pdf.pages))


def texts(page: Page, selector: str) -> list[str]:
    """Return the letters of what a selector finds, whether it shows or not."""
    return [letters(text) for text in page.locator(selector).all_text_contents() if letters(text)]
