"""Turns clean page pictures into what a scanner makes of an old photocopy: crooked, soft, uneven and speckled.

Usage: scan-pages.py PAGE.pgm...   Each PAGE.pgm gets a PAGE.jpg beside it. The same page always comes out the same.
"""
import pathlib
import sys

import numpy
from PIL import Image, ImageFilter

LARGEST_TILT_DEGREES = 0.7
PAPER, INK = 236, 38          # grey of photocopied paper and of toner
SPECKS_PER_PAGE = 220
JPEG_QUALITY = 34             # keeps a page near 100 KB and still easy to read


def scanned(page: Image.Image, number: int) -> Image.Image:
    """The page as a scanner would see it; the page's number decides its tilt and its dirt."""
    chance = numpy.random.default_rng(1998 + number)
    tilt = chance.uniform(-LARGEST_TILT_DEGREES, LARGEST_TILT_DEGREES)
    page = page.rotate(tilt, resample=Image.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.55))
    grey = INK + numpy.asarray(page, dtype=float) / 255 * (PAPER - INK)
    height, width = grey.shape
    # The lamp is brighter at one side, and the spine of the bound copy leaves a shadow at the other.
    grey += numpy.linspace(-5, 5, width)[None, :]
    grey -= 60 * numpy.exp(-numpy.arange(width) / 14)[None, :]
    grey += chance.normal(0, 2.2, grey.shape)
    rows, columns = chance.integers(0, height - 2, SPECKS_PER_PAGE), chance.integers(0, width - 2, SPECKS_PER_PAGE)
    for row, column, size in zip(rows, columns, chance.integers(1, 3, SPECKS_PER_PAGE)):
        grey[row:row + size, column:column + size] -= 90
    return Image.fromarray(grey.clip(0, 255).astype('uint8'), 'L')


for number, name in enumerate(sorted(sys.argv[1:])):
    path = pathlib.Path(name)
    scanned(Image.open(path), number).save(path.with_suffix('.jpg'), quality=JPEG_QUALITY, dpi=(150, 150))
