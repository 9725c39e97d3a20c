"""One cell of an order file: its text cleaned, and what of it may be repeated in a report."""

from __future__ import annotations

import re
import unicodedata

from doorstep.core.errors import Text, text


class Unfit(Exception):
    """A cell can't be taken: a stable `code` and the `reason` in both languages."""

    def __init__(self, code: str, zh: str, en: str) -> None:
        super().__init__(en)
        self.code = code
        self.reason: Text = text(zh, en)


# More than any field takes; patterns are only ever run over texts as short as this.
_MOST_CHARS = 2000
_EXCEL_TEXT = re.compile(r'="([^"]*)"|\'(.*)', re.DOTALL)
_SCIENTIFIC = re.compile(r"[0-9](\.[0-9]+)?[eE]\+?[0-9]{1,3}")
_FORMULA = re.compile(r"[=@]|[+\-](?:.*\|.*!|[0-9+\-*/.]*[A-Za-z]+\()")
_WIDE = {
    wide: wide - 0xFEE0 for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}


def cleaned(raw: str) -> str:
    """One line of text without what can't be seen: spaces of all kinds become one, invisible marks go, the
    ways in which spreadsheets force a text (="…" and a leading apostrophe) are unwrapped.

    Raises Unfit for text that no field could hold, for control characters, for text that an earlier
    conversion has spoilt, and for formulas, which a spreadsheet would run if the text were exported again
    (CWE-1236).
    """
    limited(raw, _MOST_CHARS)
    forced = _EXCEL_TEXT.fullmatch(raw.strip())
    said = raw if forced is None else forced[1] if forced[1] is not None else forced[2]
    if not said.isprintable():
        said = "".join(_seen(char) for char in said)
    line = re.sub(r" +", " ", said).strip()
    if "\ufffd" in line or "锟斤拷" in line:
        raise Unfit(
            "garbled",
            "文字已成乱码，请从原系统重新导出",
            "its text was spoilt by an earlier conversion; export it again",
        )
    if _FORMULA.match(line):
        raise Unfit(
            "formula",
            "以公式符号开头，请改填文字或数值",
            "it begins like a formula; put the text or number itself",
        )
    return line


def _seen(char: str) -> str:
    if char in "\t\n\r\v\f\x85":
        return " "
    match unicodedata.category(char):
        case "Zs" | "Zl" | "Zp":
            return " "
        case "Cc" | "Cs":
            code = f"U+{ord(char):04X}"
            raise Unfit(
                "control-character",
                f"含控制字符 {code}，请删去",
                f"it holds the control character {code}; delete it",
            )
        case "Cf":
            return ""
        case _:
            return char


def prose(line: str) -> str:
    """Full-width letters and digits made plain. Nothing else: NFKC would turn compatibility hanzi of names
    and places into other characters, and Chinese punctuation into Western."""
    return line.translate(_WIDE)


def plain(line: str) -> str:
    """A code, number or choice in its plain form (NFKC: full-width, circled and such forms made plain)."""
    return " ".join(unicodedata.normalize("NFKC", line).split())


def choice_key(line: str) -> str:
    """A choice without case and spaces, to look it up."""
    return plain(line).casefold().replace(" ", "")


def refuse_scientific(line: str) -> None:
    """A spreadsheet turned a long number into 1.38E+10: its digits are lost. Raises Unfit."""
    if _SCIENTIFIC.fullmatch(line):
        raise Unfit(
            "digits-lost",
            "长数字被表格软件改成了科学计数，请把该列设为文本后重新填写",
            "a spreadsheet shortened this long number; format the column as text and enter it again",
        )


def limited(line: str, most: int) -> str:
    """Raises Unfit when the text is longer than `most` characters."""
    if len(line) > most:
        raise Unfit(
            "too-long",
            f"超过 {most} 个字（现有 {len(line)} 个）",
            f"it has {len(line)} characters, more than {most}",
        )
    return line


def masked(field: str, raw: str) -> str:
    """A cell as it may stand in a report and a log: enough to find it, no personal data (ETHIC-1)."""
    line = "".join(char if char.isprintable() else " " for char in raw).strip()
    match field:
        case "customer_name":
            return line[:1] + "*" * min(len(line) - 1, 5)
        case "customer_phone":
            return line if len(line) < 5 else f"{line[:3]}{'*' * min(len(line) - 5, 15)}{line[-2:]}"
        case "address" | "need":
            return line if len(line) <= 6 else f"{line[:6]}…"
        case "number" | "received_at":
            return line[:40]
        case _:
            return re.sub(r"[0-9]{7,}", lambda run: f"{run[0][:3]}****", line[:40])
