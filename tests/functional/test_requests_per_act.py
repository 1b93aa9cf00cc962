"""What acts ask of AWS: an answer is saved with one conditional write and no read."""

import sys

import pytest

from bench.counting import Asked
from bench.requests import Day, table


@pytest.fixture
def asked(cloud: None) -> dict[str, Asked]:
    measured = Day().measure()
    sys.stdout.write(f"\n{table(measured)}\n")
    return measured


def test_a_day_costs_what_we_promise(asked: dict[str, Asked]) -> None:
    assert asked["save"].operations == ["dynamodb.PutItem"]
    assert asked["presence"].operations == ["dynamodb.UpdateItem"]
    assert asked["presence with a changed workspace"].operations == [
        "dynamodb.UpdateItem",
        "dynamodb.PutItem",
    ]
    assert asked["presence with a changed workspace"].write_units == 2
    assert asked["save with presence"].operations == ["dynamodb.PutItem", "dynamodb.UpdateItem"]
    assert asked["save"].write_units == 1
    assert asked["monitor refresh (20 candidates)"].writes == 0
    assert asked["finding the login of a request"].operations == ["dynamodb.GetItem"]
    assert len(asked["candidate login"].operations) <= 8
    assert len(asked["start"].operations) <= 10
    assert len(asked["start again, after a reload"].operations) <= 6
