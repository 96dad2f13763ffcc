"""Makes plain `pytest` work in a fresh clone: tests that use the browser need its bundle."""

from pathlib import Path

from stages import bundle

ROOT = Path(__file__).parent.parent


def pytest_sessionstart() -> None:
    sources = [path for path in (ROOT / "stages/grader/runtime").rglob("*.ts") if "node_modules" not in path.parts]
    built = [ROOT / "data/bundle" / f"{name}.js" for name in ("checker", "frame", "main")]
    newest = max(source.stat().st_mtime for source in sources)
    if not all(file.exists() and file.stat().st_mtime >= newest for file in built):
        bundle.main()
