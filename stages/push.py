"""Stage push: builds and checks the Hub repositories (merged model, adapter, train set), and publishes those that
have an id.

The receipt says what is where. It is made anew on every `dvc repro` from what the Hub holds, never taken from a
cache: the stage is `always_changed`, which also keeps it out of the run cache. When nothing changed it compares and
uploads nothing. Without repository ids it stays offline, and ends at once where it finds everything as it left it,
which is why nothing else is imported before. Run alone: python -m stages.push
"""

from stages.hub.unchanged import is_unchanged
from stages.pipeline.errors import run_stage


def main() -> None:
    if is_unchanged():
        print("push: everything is as the last push left it; no repository id is set, so nothing goes to the Hub")
        return
    from stages.hub import publication

    publication.main()


if __name__ == "__main__":
    run_stage(main)
