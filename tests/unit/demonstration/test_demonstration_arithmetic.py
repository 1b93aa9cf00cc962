"""Every key is worked out again here, from what the candidate reads in the texts and pictures."""

import json
import math
import re
from fractions import Fraction
from itertools import combinations, pairwise

from lxml import etree

from demonstration.build import SOURCE, package_files
from demonstration.soundness import QTI, SVG, parse

FILES = package_files(SOURCE)


def item(number: int) -> etree._Element:
    return next(parse(d) for n, d in FILES.items() if n.startswith(f"items/{number:02}-"))


def text(number: int) -> str:
    body = item(number).find(f"{QTI}qti-item-body")
    assert body is not None
    etree.strip_elements(body, f"{QTI}qti-rubric-block")
    return " ".join("".join(body.itertext()).split())


def guide(number: int) -> str:
    rubric = item(number).find(f".//{QTI}qti-rubric-block")
    assert rubric is not None
    return " ".join("".join(rubric.itertext()).split())


def key(number: int, response: str = "RESPONSE") -> list[str]:
    declaration = item(number).find(f"{QTI}qti-response-declaration[@identifier='{response}']")
    assert declaration is not None
    return [v.text or "" for v in declaration.iterfind(f"{QTI}qti-correct-response/{QTI}qti-value")]


def choices(number: int) -> dict[str, str]:
    kinds = ("qti-simple-choice", "qti-inline-choice")
    return {
        c.get("identifier", ""): c.text or "" for k in kinds for c in item(number).iter(QTI + k)
    }


def picture(name: str) -> etree._Element:
    return parse(FILES[f"images/{name}.svg"])


def words(name: str) -> list[str]:
    return [t.text or "" for t in picture(name).iter(f"{SVG}text")]


def number(written: str) -> Fraction:
    """Read a Dutch number: a decimal comma, or a point between thousands."""
    digits = re.sub(r"[^\d,.−-]", "", written).replace("−", "-")
    return Fraction(re.sub(r"\.(?=\d{3})", "", digits).replace(",", "."))


def row(number_of_item: int, label: str) -> Fraction:
    for line in item(number_of_item).iter(f"{QTI}tr"):
        cells = ["".join(cell.itertext()) for cell in line]
        if cells[0] == label:
            return number(cells[1])
    raise AssertionError(label)


def lengths(path: str) -> list[int]:
    """Give the lengths of the straight pieces of a path of M, H and V."""
    x, y, *_ = (int(n) for n in re.findall(r"\d+", path))
    found = []
    for direction, value in re.findall(r"([HV])(\d+)", path):
        found.append(abs(int(value) - (x if direction == "H" else y)))
        x, y = (int(value), y) if direction == "H" else (x, int(value))
    return found


def test_01_the_change_is_twenty_euros_minus_the_receipt() -> None:
    amounts = [number(w) for w in words("kassabon") if re.fullmatch(r"−?\d+,\d\d", w)]
    total = sum(amounts)

    assert len(amounts) == 4
    assert "€ 20,00" in text(1)
    assert number(key(1)[0]) == 20 - total
    assert f"{float(total):.2f}" in {e.get("map-key") for e in item(1).iter(f"{QTI}qti-map-entry")}


def test_01_the_amounts_on_the_receipt_are_whole_multiples_of_a_price() -> None:
    lines = words("kassabon")
    for count, amount in ((2, "4,70"), (3, "3,45")):
        assert lines[lines.index(amount) - 1].startswith(f"{count} × ")
        assert number(amount) * 100 % count == 0


def test_02_the_thermometer_rises_by_eleven_degrees() -> None:
    level = picture("thermometer").find(f".//{SVG}rect[@id='level']")
    assert level is not None
    degrees = Fraction(160 - int(level.get("y", "")), 8)

    assert "11 graden warmer" in text(2)
    assert degrees == -6
    assert number(key(2)[0]) == degrees + 11


def test_03_january_is_rounded_and_the_busiest_month_is_found() -> None:
    months = {m: row(3, m) for m in ("januari", "februari", "maart", "april")}

    assert number(choices(3)[key(3, "RESPONSE_AFGEROND")[0]]) == round(months["januari"], -3)
    assert choices(3)[key(3, "RESPONSE_MAAND")[0]] == max(months, key=lambda m: months[m])


def test_04_exactly_the_right_amounts_can_be_made_of_the_coins() -> None:
    coins = [200, 100, 50, 20, 20]
    payable = {sum(c) for n in range(1, 6) for c in combinations(coins, n)}

    right = {i for i, amount in choices(4).items() if number(amount) * 100 in payable}

    assert words("munten") == ["€ 2", "€ 1", "50", "cent", "20", "cent", "20", "cent"]
    assert set(key(4)) == right


def test_05_thirty_five_per_cent_of_the_price_is_taken_off() -> None:
    price = next(number(w) for w in words("prijskaartje") if re.fullmatch(r"€ \d+,\d\d", w))
    percentage = next(number(w) for w in words("prijskaartje") if "%" in w)

    assert number(choices(5)[key(5)[0]]) == price * (100 - percentage) / 100


def test_06_the_recipe_for_four_is_made_for_six() -> None:
    assert "voor 4 personen" in text(6)
    assert "voor 6 personen" in text(6)
    assert number(key(6, "RESPONSE_MEEL")[0]) == row(6, "boekweitmeel") * 6 / 4
    assert number(choices(6)[key(6, "RESPONSE_MELK")[0]]) == row(6, "melk") * 6 / 4 / 1000


def test_07_the_route_on_the_map_is_as_long_as_the_key_says() -> None:
    route = picture("kaart").find(f".//{SVG}path[@id='route']")
    assert route is not None
    squares = [Fraction(length, 36) for length in lengths(route.get("d", ""))]

    assert squares == [2, 2, 2, 2, 1, 2]
    assert "schaal 1 : 50 000" in words("kaart")
    assert number(key(7)[0]) == sum(squares) * 50_000 / 100_000


def test_08_the_guide_compares_six_visits_with_a_month() -> None:
    month, card = (number(w) for w in words("sportschool") if re.fullmatch(r"€ \d+,\d\d", w))
    visits = 6 * card / 10

    assert "elke maand 6 keer" in text(8)
    assert visits > month
    assert f"= € {float(visits - month):.2f}".replace(".", ",") in guide(8)
    assert f"= € {float(visits):.2f}".replace(".", ",") in guide(8)


def test_09_the_chosen_bus_is_the_last_one_that_is_in_time() -> None:
    times = [w for w in words("dienstregeling") if re.fullmatch(r"\d\.\d\d", w)]
    minutes = [int(t[0]) * 60 + int(t[2:]) for t in times]
    leaving, arriving = minutes[:4], minutes[-4:]

    last = max(i for i in range(4) if arriving[i] + 8 <= 9 * 60)

    assert all(
        a < b
        for stop in range(3)
        for a, b in zip(minutes[stop * 4 :], minutes[stop * 4 + 4 :], strict=False)
    )
    assert [f"{m // 60}.{m % 60:02} uur" for m in leaving] == list(choices(9).values())
    assert choices(9)[key(9)[0]] == f"{times[last]} uur"


def test_10_the_packs_cover_the_living_room_as_it_is_drawn() -> None:
    room = picture("plattegrond").find(f".//{SVG}rect[@id='living-room']")
    assert room is not None
    width, depth = (Fraction(room.get(side, "")) / 30 for side in ("width", "height"))

    assert [number(w) for w in words("plattegrond") if re.fullmatch(r"\d,\d m", w)] == [
        width,
        depth,
    ]
    assert "2,4 m²" in text(10)
    assert int(key(10)[0]) == math.ceil(width * depth / Fraction("2.4"))


def test_11_exactly_two_statements_follow_from_the_bars() -> None:
    bars = picture("ijsverkoop").find(f".//{SVG}g[@id='bars']")
    assert bars is not None
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = (
        sold := [int(bar.get("height", "")) for bar in bars]
    )
    statements = {
        "DUBBEL": saturday > 2 * thursday,
        "WEEKEND": saturday + sunday > monday + tuesday + wednesday + thursday + friday,
        "GEMIDDELD": Fraction(sum(sold), 7) < 100,
        "HELFT": wednesday * 2 == tuesday,
    }

    assert set(statements) == set(choices(11))
    assert set(key(11)) == {name for name, true in statements.items() if true}


def test_11_every_bar_stands_on_the_axis_and_is_told_in_the_alternative_text() -> None:
    bars = picture("ijsverkoop").find(f".//{SVG}g[@id='bars']")
    image = item(11).find(f".//{QTI}img")
    assert bars is not None
    assert image is not None

    assert {int(b.get("y", "")) + int(b.get("height", "")) for b in bars} == {248}
    assert re.findall(r"\d+", image.get("alt", "")) == [b.get("height") for b in bars]


def test_12_the_line_falls_by_the_same_amount_every_day() -> None:
    line = picture("regenton").find(f".//{SVG}path[@id='water']")
    assert line is not None
    points = [(int(x), int(y)) for x, y in re.findall(r"(\d+) (\d+)", line.get("d", ""))]
    litres = [244 - y for _, y in points]
    falls = {a - b for a, b in pairwise(litres)}

    assert [x for x, _ in points] == [56 + 48 * day for day in range(5)]
    assert falls == {25}
    assert litres[0] == 200
    assert f"200 : 25 = {litres[0] // falls.pop()} dagen" in guide(12)


def test_the_full_answers_are_the_keys_of_the_items() -> None:
    answers = json.loads((SOURCE / "answers.json").read_text(encoding="utf-8"))
    for item_id, answer in answers.items():
        full = answer["cases"][0]
        for response, value in full["response"].items():
            correct = key(int(item_id[-2:]), response)
            if full["score"] is not None:
                assert sorted(value if isinstance(value, list) else [value]) == sorted(correct)
