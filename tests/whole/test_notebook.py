"""The notebook, executed: the cells that are no business of Colab's, on the laptop profile cut small."""

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from tiny_project import ROOT, make_project

NOTEBOOK = ROOT / ".colab/storyloop.ipynb"


def cells() -> list[Any]:
    return [cell for cell in nbformat.read(NOTEBOOK, as_version=4).cells if cell.cell_type == "code"]


def test_no_cell_holds_a_token_an_output_or_logic() -> None:
    for cell in cells():
        assert not re.search(r"hf_[A-Za-z0-9]{8,}", cell.source) and not cell.outputs and cell.execution_count is None
        assert len(cell.source.splitlines()) <= 5 and not re.search(
            r"^\s*(def|for|if|while|class)\b", cell.source, re.M
        )


def test_only_cells_for_colab_use_what_only_colab_has() -> None:
    for cell in cells():
        if re.search(r"google\.colab|apt-get|git clone|dvc p", cell.source):
            assert "colab" in cell.metadata.tags


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_the_notebook_runs_on_the_laptop_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = make_project(tmp_path)
    (project / ".venv").symlink_to(ROOT / ".venv")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if "colab" not in cell.metadata.get("tags", [])]
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", []):
            assert 'PROFILE = "gpu"' in cell.source
            cell.source = cell.source.replace('PROFILE = "gpu"', 'PROFILE = "laptop"')
    monkeypatch.setenv("PYTHONPATH", str(project))  # the console scripts find this copy, not the checkout
    NotebookClient(notebook, timeout=1700, resources={"metadata": {"path": str(project)}}).execute()
    shown = "".join(str(output) for cell in notebook.cells for output in cell.get("outputs", []))
    assert "ERROR" not in shown and "failed to reproduce" not in shown, shown[-3000:]
    assert "eval.grpo" in shown and "text/html" in shown and "pass_rate" in shown
    assert (project / "data/push/receipt.json").exists() and (project / "data/merge/model/model.safetensors").exists()
