"""The one family of errors; each builds the sentence that the officer reads."""

from __future__ import annotations


class NtmError(Exception):
    """Anything the program refuses, with one Vietnamese sentence as its text."""

    exit_code = 2

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class InputRefused(NtmError):
    """What was typed cannot be taken; nothing was saved."""


class NotFound(NtmError):
    """What was named is not in the record or in the criteria files."""


class NothingToUndo(NtmError):
    """The record holds no deed that can be taken back."""

    def __init__(self) -> None:
        super().__init__("Không còn việc nào để hoàn tác.")


class SavedMeanwhile(NtmError):
    """Somebody saved the same row since it was read."""

    exit_code = 3


class RecordUnavailable(NtmError):
    """The database cannot be opened, read or written."""

    exit_code = 3


class ShippedDataMissing(NtmError):
    """The installation lacks a folder it was shipped with."""

    exit_code = 3

    def __init__(self, name: str, looked_in: object) -> None:
        super().__init__(f"Bản cài đặt thiếu thư mục “{name}” (đã tìm trong {looked_in}); hãy cài lại chương trình.")
