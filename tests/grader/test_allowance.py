"""A candidate pays for the processor time that it takes, over all looks, and for nothing else."""

import pytest

from stages.chromium.allowance import Allowance, Spent
from stages.chromium.blocking import MAX_STEP


def test_what_all_looks_take_is_added_up() -> None:
    allowance = Allowance(used=0.3, seconds=1.0)
    for start in (5.0, 90.0):  # another browser, whose clock is another one
        allowance.meter.restart(start)
        allowance.charge(start + 0.1)
        allowance.charge(start + 0.2)
    assert allowance.meter.used == pytest.approx(0.7)
    allowance.charge(90.4)
    with pytest.raises(Spent):
        allowance.charge(90.6)


def test_a_stopped_machine_and_a_jump_of_its_clock_take_next_to_nothing() -> None:
    allowance = Allowance()
    allowance.meter.restart(1.0)
    for clock in (1.0, 1.0, 4000.0, None, 4000.0, 3999.0):
        allowance.charge(clock)
    assert allowance.meter.used == MAX_STEP


def test_a_lower_limit_holds_for_a_while() -> None:
    allowance = Allowance(seconds=1.0)
    allowance.limit = 0.1
    allowance.meter.restart(0.0)
    with pytest.raises(Spent):
        allowance.charge(0.2)
    allowance.limit = allowance.seconds
    allowance.charge(0.3)
