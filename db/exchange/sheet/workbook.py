"""A workbook (XLSX) of ratings: drop-downs for scores and confidences, and a sheet that says what each score means."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from db.exchange.sheet.layout import asked, columns
from db.exchange.sheet.ratings import rows
from db.model.checks import SCORES
from db.model.things import in_language, name

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.exchange.sheet.layout import Column, Say
    from db.model.board import Board
    from db.model.things import Language, Scope

# Excel would turn a text that begins with = into a formula, and one that looks like an address into a link.
PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
HEAD = {"bold": True, "bg_color": "#E7ECF5", "border": 1, "border_color": "#B8C2D3", "text_wrap": True}
_WIDTHS = {"layer": 34, "segment": 24, "player": 24, "score": 12, "confidence": 16, "reason_ko": 36, "reason_en": 36}
_HEAD_HEIGHT = 50


def workbook(board: Board, lang: Language, say: Say, told: Callable[[float], object] = lambda _: None) -> bytes:
    """Return the file: a sheet of positions, one of segments, the levels of all criteria, and how to fill it in.

    ``told`` is given how much is done, 0 to 1; what it raises ends the work.
    """
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 - heavy, and hardly ever needed

    out = BytesIO()
    with xlsxwriter.Workbook(out, PLAIN) as book:
        scopes: tuple[Scope, ...] = ("position", "segment")
        for n, scope in enumerate(scopes):
            _ratings(book, board, scope, lang, say)
            told(0.8 * (n + 1) / len(scopes))
        anchors_sheet(book, board, lang, say)
        guide_sheet(book, say, ("guide_fill", "guide_blank", "guide_keep", "guide_import"))
    return out.getvalue()


def letters(say: Say) -> dict[str, Any]:
    """Return what all cells of a workbook are set in."""
    return {"font_name": say("font"), "font_size": 10, "valign": "vcenter"}


def choices(say: Say) -> list[str]:
    """Return what may be chosen for a score, best last, then what stands for none."""
    return [*(f"{each:g}" for each in sorted(SCORES)), say("unknown"), say("not_applicable")]


def confidences(say: Say) -> list[str]:
    """Return what may be chosen for a confidence."""
    return [say(each) for each in ("low", "moderate", "high")]


def anchors_sheet(book: Any, board: Board, lang: Language, say: Say) -> None:  # noqa: ANN401 - XlsxWriter has no types
    """Add the sheet that says of each criterion what it asks and what its levels are."""
    sheet, head, cell = (
        book.add_worksheet(say("anchors")),
        book.add_format({**letters(say), **HEAD}),
        _wrapped(book, say),
    )
    levels = range(1, 6)
    heads = [say("criterion"), say("asks"), *(f"{each}" for each in levels)]
    for at, text in enumerate(heads):
        sheet.write_string(0, at, text, head)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1 + len(levels), 34)
    sheet.freeze_panes(1, 1)
    for n, each in enumerate(asked(board, ("position", "segment")), 1):
        says = {anchor.score: in_language(anchor.ko, anchor.en, lang) for anchor in each.anchors}
        texts = [f"{name(each, lang)} [{each.key}]", in_language(each.def_ko, each.def_en, lang)]
        for at, text in enumerate([*texts, *(says.get(level, "") for level in levels)]):
            sheet.write_string(n, at, text, cell)


def guide_sheet(book: Any, say: Say, lines: tuple[str, ...]) -> None:  # noqa: ANN401 - XlsxWriter has no types
    """Add the sheet that says how the workbook is filled in."""
    sheet, cell = book.add_worksheet(say("guide")), _wrapped(book, say)
    sheet.set_column(0, 0, 100)
    for n, line in enumerate(lines):
        sheet.write_string(n, 0, say(line), cell)


def restrict(sheet: Any, at: int, last: int, listed: list[str], said: str, title: str, first: int = 1) -> None:  # noqa: ANN401
    """Let the cells of a column take only what is ``listed``, from a list that opens in the cell."""
    rule = {"validate": "list", "source": listed, "error_title": title, "error_message": said, "error_type": "stop"}
    sheet.data_validation(first, at, last, at, rule)


def _wrapped(book: Any, say: Say) -> Any:  # noqa: ANN401 - XlsxWriter has no types
    return book.add_format({**letters(say), "text_wrap": True, "valign": "top"})


def _ratings(book: Any, board: Board, scope: Scope, lang: Language, say: Say) -> None:  # noqa: ANN401 - no types
    sheet = book.add_worksheet(say(scope))
    every = columns(board, (scope,), lang, say)
    # A segment has no player: its column would be empty.
    hidden = {0} | ({3} if scope == "segment" else set())
    last = _cells(sheet, rows(board, (scope,), every, lang, say), _formats(book, every, say))
    _heads(sheet, every, book.add_format({**letters(say), **HEAD}), hidden)
    sheet.freeze_panes(1, 4)
    # On paper every page says what its rows and columns are about.
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.repeat_rows(0)
    sheet.repeat_columns(1, 3)
    sheet.autofilter(0, 0, max(last, 1), len(every) - 1)
    for at, column in enumerate(every):
        if column.part == "score":
            restrict(sheet, at, max(last, 1), choices(say), say("score_wrong"), say("wrong"))
        elif column.part == "confidence":
            restrict(sheet, at, max(last, 1), confidences(say), say("confidence_wrong"), say("wrong"))


def _formats(book: Any, every: tuple[Column, ...], say: Say) -> list[Any]:  # noqa: ANN401 - XlsxWriter has no types
    told = book.add_format({**letters(say), "font_color": "#4A5568"})
    middle, reason = book.add_format({**letters(say), "align": "center"}), book.add_format(letters(say))
    return [told if each.part is None else reason if each.part.startswith("reason") else middle for each in every]


def _heads(sheet: Any, every: tuple[Column, ...], head: Any, hidden: set[int]) -> None:  # noqa: ANN401 - no types
    sheet.set_row(0, _HEAD_HEIGHT)
    for at, column in enumerate(every):
        sheet.write_string(0, at, column.head, head)
        sheet.set_column(at, at, _WIDTHS.get(column.part or column.code, 12), None, {"hidden": at in hidden})


def _cells(sheet: Any, lines: Any, formats: list[Any]) -> int:  # noqa: ANN401 - XlsxWriter has no types
    n = 0
    for n, cells in enumerate(lines, 1):
        for at, (value, form) in enumerate(zip(cells, formats, strict=True)):
            if isinstance(value, str):
                if value:
                    sheet.write_string(n, at, value, form)
            else:
                sheet.write_number(n, at, value, form)
    return n
