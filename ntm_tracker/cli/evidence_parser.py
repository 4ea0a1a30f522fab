"""The options of ntm evidence; read only when that command is typed."""

from __future__ import annotations

from typing import Any

from ntm_tracker.cli.options import command, data_option, json_option, missing_verb, which, whole_number
from ntm_tracker.cli.vietnamese import Filled, Parser


def fill(parser: Parser) -> None:
    """Give `parser` the verbs of ntm evidence."""
    data_option(parser)
    parser.set_defaults(run=missing_verb(parser))
    verbs = parser.add_subparsers(title="Các lệnh", metavar="LỆNH", parser_class=Parser)
    for add in (_add_paper, _edit_paper, _link_paper, _read_papers, _paper_files, _attach):
        add(verbs)


def _add_paper(verbs: Any) -> None:
    add = command(verbs, "add", "thêm minh chứng cho một hay nhiều chỉ tiêu", ("papers", "add"))
    add.add_argument("indicators", metavar="CHỈ_TIÊU", nargs="+", help="số chỉ tiêu, ví dụ 3.1 3.4")
    add.add_argument("--note", metavar="NỘI DUNG", required=True, help="nội dung minh chứng")
    add.add_argument("--file", metavar="TỆP", nargs="+", action="extend", default=[], help="tệp kèm theo")
    _said(add, default="")
    add.add_argument("--maintained", action="store_true", help="duy trì hằng năm, không có ngày hết hiệu lực")
    which(add, as_of=False)
    json_option(add)


def _edit_paper(verbs: Any) -> None:
    edit = command(verbs, "edit", "sửa một hay nhiều minh chứng cùng lúc", ("papers", "edit"))
    _ids(edit)
    edit.add_argument("--note", metavar="NỘI DUNG", help="nội dung minh chứng")
    _said(edit, default=None)
    upkeep = edit.add_mutually_exclusive_group()
    upkeep.add_argument(
        "--maintained", action="store_true", default=None, help="duy trì hằng năm, không có ngày hết hiệu lực"
    )
    upkeep.add_argument(
        "--not-maintained", dest="maintained", action="store_false", default=None, help="thôi duy trì hằng năm"
    )
    json_option(edit)
    replace = command(verbs, "replace", "thay tệp bằng bản mới; bản cũ vẫn xem được", ("paper_files", "replace"))
    _id(replace)
    replace.add_argument(
        "--file", metavar="[TÊN_CŨ=]TỆP", required=True, help="tệp mới; có nhiều tệp thì ghi thêm tên tệp cũ"
    )
    json_option(replace)


def _said(parser: Parser, default: str | None) -> None:
    empties = "; để trống “” là xóa" if default is None else ""
    parser.add_argument("--kind", metavar="LOẠI", default=default, help=f"loại, ví dụ “báo cáo”, “ảnh”{empties}")
    parser.add_argument("--number", metavar="SỐ", default=default, help=f"số văn bản, ví dụ “12/BC-UBND”{empties}")
    parser.add_argument("--issuer", metavar="CƠ QUAN", default=default, help=f"cơ quan ban hành{empties}")
    parser.add_argument("--owner", metavar="NGƯỜI", default=default, help=f"người giữ bản giấy{empties}")
    # An empty variable of a script must not pass for a day that was left out; where one edits, emptying is meant.
    action = "store" if default is None else Filled
    parser.add_argument("--issued", metavar="NGÀY", default=default, action=action, help=f"ngày ban hành{empties}")
    told = f"có hiệu lực đến ngày{empties}"
    parser.add_argument("--valid-until", metavar="NGÀY", default=default, action=action, help=told)


def _link_paper(verbs: Any) -> None:
    link = command(verbs, "link", "gắn minh chứng với chỉ tiêu khác", ("papers", "link"))
    unlink = command(verbs, "unlink", "gỡ minh chứng khỏi chỉ tiêu; minh chứng vẫn còn", ("papers", "unlink"))
    for parser, word in ((link, "--to"), (unlink, "--from")):
        _ids(parser)
        parser.add_argument(
            word, dest="indicators", metavar="CHỈ_TIÊU", nargs="+", required=True, help="số chỉ tiêu, ví dụ 3.1 3.4"
        )
        which(parser, as_of=False)
        json_option(parser)


def _read_papers(verbs: Any) -> None:
    json_option(command(verbs, "list", "liệt kê minh chứng, mới nhất trước", ("papers", "list_all")))
    show = command(verbs, "show", "xem một minh chứng: nội dung, tệp, các bản trước", ("papers", "show"))
    _id(show)
    json_option(show)
    find = command(
        verbs, "find", "tìm minh chứng, không cần dấu, cả chữ trong tệp PDF, Word, Excel", ("papers", "find")
    )
    find.add_argument(
        "text",
        metavar="CHỮ",
        nargs="+",
        help="các chữ cần tìm, ví dụ “duong xa”; lọc thêm: tieu-chi:3, chi-tieu:3.1, loai:anh, nam:2024, "
        "nguoi:hà, nguoi-giu:hà, han:qua-han, han:con, han:30",
    )
    json_option(find)


def _paper_files(verbs: Any) -> None:
    opened = command(verbs, "open", "mở tệp bằng chương trình của máy", ("paper_files", "open_file"))
    save = command(verbs, "save", "lưu tệp ra ngoài", ("paper_files", "save"))
    for parser in (opened, save):
        _id(parser)
        parser.add_argument("--file", metavar="TÊN", action=Filled, help="tên tệp, khi minh chứng có nhiều tệp")
    save.add_argument("-o", "--output", metavar="NƠI", required=True, action=Filled, help="tệp hoặc thư mục để lưu")
    told = "kiểm tra mọi tệp đã lưu còn nguyên vẹn (mã thoát 1 khi có tệp hỏng)"
    json_option(command(verbs, "verify", told, ("paper_files", "verify")))


def _attach(verbs: Any) -> None:
    told = "thêm cả thư mục tệp, mỗi tệp vào chỉ tiêu ghi ở tên"
    attach = command(verbs, "attach", told, ("paper_files", "attach"))
    attach.add_argument("folder", metavar="THƯ_MỤC", help="thư mục, ví dụ TC03/3.1/… hoặc “3.1 - bao cao tuoi.pdf”")
    attach.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không lưu")
    which(attach, as_of=False)
    json_option(attach)


def _id(parser: Parser) -> None:
    parser.add_argument("id", metavar="SỐ_MC", type=whole_number, help="số minh chứng, ví dụ 12")


def _ids(parser: Parser) -> None:
    parser.add_argument("ids", metavar="SỐ_MC", type=whole_number, nargs="+", help="số minh chứng, ví dụ 12 15")
