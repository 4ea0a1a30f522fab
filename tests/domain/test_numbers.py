"""Numbers as Vietnamese offices write and read them."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.domain.numbers import as_json_number, format_number, format_share, parse_number
from ntm_tracker.errors import InputRefused
from tests.strategies import pasted_text, typed_decimals


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("92", "92"),
        ("99,8", "99.8"),
        ("1.394,2", "1394.2"),
        ("1.394", "1394"),
        ("1.394.200", "1394200"),
        ("1394,2", "1394.2"),
        ("1,394", "1.394"),
        ("99.8", "99.8"),
        ("0.125", "0.125"),
        ("1.2345", "1.2345"),
        ("1 394,2", "1394.2"),
        (" 92 ", "92"),
        ("1\u00a0394,2", "1394.2"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("0", "0"),
        ("999.999.999.999.999", "999999999999999"),
    ],
)
def test_reads_what_officers_type(typed: str, value: str) -> None:
    """A comma parts decimals, points part thousands; a point that cannot is the decimal point."""
    assert parse_number(typed) == Decimal(value)


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "%", "1,394,200", "1.394.2", "1e5", "NaN", "Infinity", "٣", "９", "²", "--5", "+", "5-", "1,2,3",
        "12%5", "mười", "1/2", ",5", "5,", "0x10", "1_000", "1234.567", "1" * 16, "\ud800",
    ],
)  # fmt: skip
def test_refuses_what_is_no_number(typed: str) -> None:
    """What cannot be read for certain is refused, never guessed."""
    with pytest.raises(InputRefused):
        parse_number(typed)


def test_a_refusal_says_how_to_write_it() -> None:
    """The sentence shows what was typed and what would be read."""
    with pytest.raises(InputRefused, match=r"“1e5” không phải là số; hãy ghi như 92, 99,8 hoặc 1\.394,2"):
        parse_number("1e5")


def test_a_number_too_long_is_told_so() -> None:
    """Sixteen digits are refused with the most that is taken."""
    with pytest.raises(InputRefused, match="tối đa 15 chữ số"):
        parse_number("1234567890123456")


@given(pasted_text(max_size=12))
def test_reading_only_ever_refuses(text: str) -> None:
    """Whatever is typed gives a finite number or is refused; nothing else is raised."""
    with suppress(InputRefused):
        assert parse_number(text).is_finite()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("-0.00", "0"),
        ("92", "92"),
        ("92.0", "92"),
        ("99.8", "99,8"),
        ("99.80", "99,8"),
        ("0.125", "0,125"),
        ("1394.2", "1.394,2"),
        ("1E+3", "1.000"),
        ("-1234567.5", "-1.234.567,5"),
        ("100", "100"),
    ],
)
def test_writes_points_for_thousands_and_a_comma(value: str, text: str) -> None:
    """A figure is shown the Vietnamese way, without needless zeros and without an exponent."""
    assert format_number(Decimal(value)) == text


@given(typed_decimals())
def test_what_is_written_is_read_back(value: Decimal) -> None:
    """A figure shown and typed in again is the same figure."""
    assert parse_number(format_number(value)) == value


@pytest.mark.parametrize(
    ("share", "text"),
    [
        ("0", "0%"),
        ("0.5", "50%"),
        ("0.9996", "99,9%"),
        ("0.99999999", "99,9%"),
        ("1", "100%"),
        ("0.6666666667", "66,6%"),
    ],
)
def test_a_share_is_rounded_down(share: str, text: str) -> None:
    """A share is shown with one decimal and never as more than it is."""
    assert format_share(Decimal(share)) == text


@given(st.integers(1, 10**6), st.integers(0, 3))
def test_a_share_below_one_is_never_shown_as_all(of: int, digits: int) -> None:
    """100 % stands only where nothing is missing."""
    assert format_share(Decimal(of - 1) / of, digits) != "100%"
    assert format_share(Decimal(of) / of, digits) == "100%"


@given(st.decimals(0, 1, places=6), st.integers(0, 3))
def test_a_share_is_shown_within_one_step(share: Decimal, digits: int) -> None:
    """What is shown is at most the share, and less than one step below it."""
    shown = parse_number(format_share(share, digits).removesuffix("%"))
    assert shown <= share * 100 < shown + Decimal(1).scaleb(-digits)


@given(typed_decimals())
def test_json_holds_a_plain_number(value: Decimal) -> None:
    """A whole figure is an int in JSON, any other a float of the same value."""
    plain = as_json_number(value)
    assert isinstance(plain, int) == (value == value.to_integral_value())
    assert Decimal(str(plain)) == value
