"""Cards of what is published."""

from typing import get_args

from stages.hub.dataset_card import SAID
from stages.pipeline.records import Source


def test_the_card_of_the_train_set_can_say_what_every_source_is() -> None:
    assert set(SAID) == set(get_args(Source))
