"""Products are counted under the material they are; what is not certain stays as it is written, and is told."""

from __future__ import annotations

from daodi.detect.signals import signals

NAMES = ("黄芪", "黃耆", "Radix Astragali", "huang qi", "Astragalus root")


def test_a_herb_under_five_names_is_one_product_with_all_its_names() -> None:
    rows = [(str(number), name, "rash") for number, name in enumerate(NAMES)]
    [one] = signals(rows, ["ic"], by_material=True)
    assert (one.product, one.material, one.n, one.names) == ("Astragali Radix", "astragali-radix", 5, NAMES)


def test_without_asking_names_stay_apart() -> None:
    rows = [(str(number), name, "rash") for number, name in enumerate(NAMES)]
    assert [one.n for one in signals(rows, ["ic"])] == [1] * 5


def test_a_report_that_names_one_herb_twice_counts_once() -> None:
    [one] = signals([("1", "黄芪", "rash"), ("1", "黃耆", "rash")], ["ic"], by_material=True)
    assert one.n == 1


def test_ambiguous_and_unknown_names_stay_as_they_are_written_and_are_told() -> None:
    rows = [("1", "mu tong", "renal failure"), ("2", "Brand X 500", "rash"), ("3", "黄芪", "rash")]
    found = signals(rows, ["ic"], by_material=True)
    assert [one.product for one in found] == ["mu tong", "Brand X 500", "Astragali Radix"]
    assert (found.counted.ambiguous, found.counted.unknown) == (("mu tong",), ("Brand X 500",))


def test_a_processed_form_is_not_the_raw_material() -> None:
    rows = [("1", "黄芪", "rash"), ("2", "蜜炙黄芪", "rash"), ("3", "制附子", "rash"), ("4", "炮附子", "rash")]
    assert len({one.product for one in signals(rows, ["ic"], by_material=True)}) == 4
