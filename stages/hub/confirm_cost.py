"""Nothing that costs money begins unasked: the price an hour is shown, and a person or a setting says yes."""

import sys

from stages.pipeline.errors import InputError
from stages.pipeline.params import DeployParams


def confirm_cost(what: str, deploy: DeployParams, price: float, yes: bool) -> None:
    """Returns when it may go on; InputError when nobody said yes."""
    cost = (
        f"{what} on {deploy.instance_type} {deploy.instance_size} costs ${price:.2f} an hour while it runs; "
        f"it stops {deploy.scale_to_zero} minutes after the last request"
    )
    print(f"deploy: {cost}", file=sys.stderr)
    listed = deploy.prices.get(deploy.instance_type, price)
    if deploy.instance_size == "x1" and listed != price:
        print(f"deploy: deploy.prices, of {deploy.prices_date}, says ${listed:.2f}; fix it", file=sys.stderr)
    if yes:
        return
    if not sys.stdin.isatty():
        raise InputError(
            f"{cost}; nobody is there to be asked: set deploy.confirmed: true in params.yaml, or run it with --yes"
        )
    print("go on? [y/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise InputError("not confirmed; nothing was started")
