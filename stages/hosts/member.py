"""A process of a host that joined a training (`storyloop worker`): it runs what the host that began it runs.

Run by the launcher as `python -m stages.hosts.member`.
"""

import runpy

from stages.training.rendezvous import told_module


def main() -> None:
    module = told_module()
    if not module.startswith("stages."):
        raise ValueError(f"{module} is no stage")
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
