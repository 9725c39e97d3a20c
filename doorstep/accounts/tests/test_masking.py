import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from doorstep.accounts.rules import (
    is_phone,
    mask_address,
    mask_customer_name,
    mask_name,
    mask_phone,
    normal_name,
    normal_phone,
    split_address,
)

HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
DIGITS = "0123456789"


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张*"),
        ("王小明", "王**"),
        ("欧阳娜娜", "欧阳**"),
        ("欧阳", "欧*"),
        ("张", "*"),
        (" 李 强 ", "李*"),
        ("𠮷田", "𠮷*"),
        ("䶮晓东", "䶮**"),
        ("买买提·艾力", "买*****"),
        ("Emily Carter", "E*** C***"),
        ("J Li", "* L***"),
        ("", ""),
    ],
)
def test_a_name_keeps_the_surname(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("name", "segment", "masked"),
    [
        ("合肥禾盛商贸有限公司", "business", "合肥禾盛商贸有限公司"),
        ("云栖里酒店", "hotel", "云栖里酒店"),
        ("刘志强", "business", "刘**"),
        ("青柚便利店(刘志强)", "business", "青*********"),
        ("云栖里酒店", "home", "云****"),
    ],
)
def test_only_the_name_over_an_organisations_door_is_public(name: str, segment: str, masked: str) -> None:
    assert mask_customer_name(name, segment) == masked


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("13800001234", "138****1234"),
        ("+86 138-0000-1234", "138****1234"),
        ("１３８００００１２３４", "138****1234"),
        ("0551-60001234", "0551-****1234"),
        ("055160001234", "0551-****1234"),
        ("(010)60001234", "010-****1234"),
        ("0551-6000123", "0551-****123"),
        ("0551-60001234转801", "0551-****1234"),
        ("400-000-1234", "******1234"),
        ("60001234", "****1234"),
        ("95001", "****1"),
        ("110", "***"),
        ("无", "****"),
        ("", ""),
    ],
)
def test_a_phone_keeps_its_ends(phone: str, masked: str) -> None:
    assert mask_phone(phone) == masked


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("蜀山区黄山路468号翡翠花园3栋2单元1102室", "蜀山区黄山路****"),
        ("包河区南二环路12号", "包河区南二环路****"),
        ("滨湖新区广西路209号烟墩新居7栋", "滨湖新区广西路****"),
        ("安徽省合肥市庐阳区长江中路1号", "安徽省合肥市庐阳区长江中路****"),
        ("瑶海区 长江东路 259号", "瑶海区长江东路****"),
        ("合肥市黄山路1号", "合肥市黄山路****"),
        ("黄山路4号", "黄山路****"),
        ("瑶海区王奶奶小卖部后面路口", "瑶海区****"),
        ("栖云小区3栋", "****"),
        ("华润城市花园3栋", "****"),
        ("12 Huangshan Road, Room 4", "****"),
        ("", ""),
    ],
)
def test_an_address_keeps_district_and_street(address: str, masked: str) -> None:
    assert mask_address(address) == masked


@given(st.text(max_size=40))
def test_masking_again_changes_nothing(anything: str) -> None:
    for mask in (mask_name, mask_phone, mask_address):
        assert mask(mask(anything)) == mask(anything)


@pytest.mark.parametrize("name", ["李\uf9b4", "王㛃宁", "䶮晓东", "\U0002f800乐"])
def test_rare_characters_of_a_name_stay_as_written(name: str) -> None:
    assert normal_name(f" {name} ") == name


@given(st.text(max_size=40))
def test_normalising_again_changes_nothing(anything: str) -> None:
    assert normal_name(normal_name(anything)) == normal_name(anything)
    assert normal_phone(normal_phone(anything)) == normal_phone(anything)


@given(HAN, st.text(HAN, min_size=1, max_size=4), st.text(HAN, min_size=1, max_size=4))
def test_a_masked_name_tells_nothing_of_the_given_name(surname: str, one: str, other: str) -> None:
    assume(len(one) == len(other))
    first, second = mask_name(surname + one), mask_name(surname + other)
    assume("*" * len(one) in first and "*" * len(other) in second)  # not a compound surname
    assert first == second == surname + "*" * len(one)


@given(st.lists(st.text(string.ascii_letters, min_size=2, max_size=12), min_size=1, max_size=4))
def test_a_masked_latin_name_tells_initials_only(words: list[str]) -> None:
    assert mask_name(" ".join(words)) == " ".join(f"{word[0]}***" for word in words)


@given(st.text(DIGITS, min_size=2, max_size=2), *[st.text(DIGITS, min_size=4, max_size=4)] * 3)
def test_a_masked_mobile_tells_nothing_of_its_middle(head: str, one: str, other: str, tail: str) -> None:
    assert mask_phone(f"1{head}{one}{tail}") == mask_phone(f"1{head}{other}{tail}") == f"1{head}****{tail}"


@given(st.text(DIGITS, min_size=1, max_size=25))
def test_at_least_four_digits_of_any_number_are_hidden(number: str) -> None:
    told = [c for c in mask_phone(number) if c.isdigit()]
    assert len(told) <= max(0, len(normal_phone(number).replace("-", "")) - 4)


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_masked_address_tells_nothing_behind_the_number(one: str, other: str) -> None:
    street = "蜀山区黄山路468号"
    assert mask_address(street + one) == mask_address(street + other) == "蜀山区黄山路****"


@given(st.text(max_size=40))
def test_a_masked_address_has_no_digit(anything: str) -> None:
    assert not any(c.isdigit() for c in mask_address(anything))
    assert mask_address(anything) in ("", f"{''.join(split_address(anything))}****")


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("+86 138-0000-1234", "13800001234"),
        ("0086 13800001234", "13800001234"),
        ("(0551)60001234", "0551-60001234"),
        ("055160001234转8", "0551-60001234-8"),
        ("021-60001234", "021-60001234"),
        ("未留", "未留"),
    ],
)
def test_spellings_of_a_number_are_one(typed: str, normal: str) -> None:
    assert normal_phone(typed) == normal


@pytest.mark.parametrize(
    "number", ["13800001234", "0551-60001234", "4000001234", "10000", "95001", "+85260001234"]
)
def test_what_can_be_called(number: str) -> None:
    assert is_phone(number)


@pytest.mark.parametrize(
    "number", ["", "1380000", "60001234", "138****1234", "未留", "1380000123x", "0551-600012345678"]
)
def test_what_can_not_be_called(number: str) -> None:
    assert not is_phone(number)
