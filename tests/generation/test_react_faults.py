"""Each fault of React components by itself, without a browser."""

from random import Random

import pytest

from stages.functiongemma import parse
from stages.generation.faults import FAULTS, faults_of, perturb
from stages.generation.react_faults import REACT_FAULTS
from stages.pipeline.records import Story
from stages.tsx.syntax import first_error, parse_tsx

COMPONENT = """\
import { useEffect, useState } from 'react'

export const Notes = ({ first, onNote }) => {
  const [notes, setNotes] = useState(first)
  const [text, setText] = useState('')
  useEffect(() => {
    const save = () => onNote?.(notes)
    addEventListener('blur', save)
    return () => removeEventListener('blur', save)
  }, [notes])
  const add = (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    setNotes([...notes, text])
  }
  return (
    <div>
      <input aria-label="Note" value={text} onChange={(event) => setText(event.target.value)} onKeyDown={add} />
      {notes.map((note) => <p key={note}>{note}</p>)}
    </div>
  )
}
"""
STORY = Story(
    id="notes.stories.tsx#Some", component="notes", file="notes.stories.tsx", export="Some", intent="Notes", split="train",
    contract={"path": "notes.tsx", "export": "Notes"}, files={"notes.stories.tsx": ""}, solution={"notes.tsx": COMPONENT},
    framework="react",
)  # fmt: skip
GONE = {
    "handler_not_called": "onNote?.(notes)",
    "effect_dropped": "useEffect(()",
    "effect_without_cleanup": "return () =>",
    "effect_stale": "}, [notes])",
    "key_missing": "key={note}",
    "controlled_without_change": "onChange",
    "state_mutated": "[...notes, text]",
    "default_not_prevented": "preventDefault",
    "key_ignored": "'Enter'",
}


def spoilt(fault: str) -> str:
    output = faults_of(STORY)[fault](STORY, Random(1))
    assert output is not None
    return parse(output).calls[0].arguments["content"]


@pytest.mark.parametrize("fault", sorted(REACT_FAULTS))
def test_a_fault_of_react_spoils_the_component_and_still_compiles(fault: str) -> None:
    source = spoilt(fault)
    assert source != COMPONENT and first_error(parse_tsx(source)) is None
    assert GONE.get(fault, "nothing") not in source


def test_a_dropped_hook_leaves_a_state_that_never_changes() -> None:
    source = spoilt("hook_dropped")
    assert "[useState(first)[0], () => undefined]" in source or "[useState('')[0], () => undefined]" in source


def test_a_story_has_the_faults_of_its_framework() -> None:
    assert set(REACT_FAULTS) < set(faults_of(STORY))
    assert len(set(REACT_FAULTS) & set(dict(perturb(STORY, 99, Random(3))))) >= 8  # two may come to the same
    assert "event_handler" in FAULTS and "event_handler" not in faults_of(STORY)
    plaited = STORY.model_copy(update={"framework": "plaited"})
    assert set(faults_of(plaited)) == set(FAULTS)
