from __future__ import annotations

import io

import pytest
from fontTools.ttLib import TTFont

from desktop.brief.typeface import Typeface
from desktop.files import resource

BOLD = resource("fonts", "PretendardGOV-Bold.ttf")


@pytest.fixture(scope="module")
def typeface() -> Typeface:
    return Typeface(BOLD)


@pytest.fixture(scope="module")
def theirs() -> TTFont:
    """The same file as another reader has it."""
    return TTFont(str(BOLD))


def read(content: bytes) -> TTFont:
    """Return a made file as another reader has it, which adds up every table first."""
    return TTFont(io.BytesIO(content), checkChecksums=2)


def shape(of: TTFont, number: int) -> tuple[object, ...]:
    """Return the points of an outline, its parts drawn out."""
    points, ends, flags = of["glyf"][of.getGlyphName(number)].getCoordinates(of["glyf"])
    return list(points), list(ends), list(flags)


def test_letters_and_widths_are_those_that_another_reader_finds(typeface: Typeface, theirs: TTFont) -> None:
    found = {letter: theirs.getGlyphID(name) for letter, name in theirs.getBestCmap().items()}
    assert typeface.letters == found
    for outline in found.values():
        width, _ = theirs["hmtx"][theirs.getGlyphName(outline)]
        assert typeface.advance(outline) == pytest.approx(width * 1000 / 2048)
    assert typeface.weight == 700
    assert typeface.ascent == round(theirs["OS/2"].sTypoAscender * 1000 / 2048)
    assert typeface.capitals == round(theirs["OS/2"].sCapHeight * 1000 / 2048)


def test_a_smaller_file_holds_the_same_outlines_under_new_numbers(typeface: Typeface, theirs: TTFont) -> None:
    letters = [0, *(typeface.letters[ord(each)] for each in "판세가A①é")]
    whole = typeface.together(letters)
    small = read(typeface.some(whole))
    assert small["maxp"].numGlyphs == len(whole)
    for number, outline in enumerate(whole):
        assert shape(small, number) == shape(theirs, outline)
        assert small["hmtx"][small.getGlyphName(number)] == theirs["hmtx"][theirs.getGlyphName(outline)]


def test_the_parts_of_a_composed_letter_come_along(typeface: Typeface, theirs: TTFont) -> None:
    composed = next(
        each for each in typeface.letters.values() if theirs["glyf"][theirs.getGlyphName(each)].isComposite()
    )
    whole = typeface.together([0, composed])
    assert whole[:2] == [0, composed]
    assert len(whole) > 2
    assert shape(read(typeface.some(whole)), 1) == shape(theirs, composed)


def test_a_file_of_many_outlines_has_room_for_all(typeface: Typeface, theirs: TTFont) -> None:
    whole = typeface.together(range(3000))
    assert shape(read(typeface.some(whole)), 2999) == shape(theirs, 2999)


def test_a_file_adds_up_as_typefaces_must(typeface: Typeface) -> None:
    made = typeface.some([0, 1, 2])
    words = (int.from_bytes(made[at : at + 4], "big") for at in range(0, len(made), 4))
    assert sum(words) & 0xFFFFFFFF == 0xB1B0AFBA
