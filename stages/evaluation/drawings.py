"""The drawings of the report as inline SVG: intervals, training curves, histograms. Pure; colours are CSS classes.

Left out: a plotting library. Four shapes (line, dot, bar, text) are enough, follow the page's colour scheme and weigh
a few kilobytes.
"""

from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from stages.evaluation.curves import Curve

BINS = 10
COLOURS = 6  # classes c0, c1, …
LINE_COLOURS = (2, 3, 1)
Interval = tuple[float, float, float]  # value, low, high


def interval_drawing(title: str, rows: Mapping[str, Interval]) -> Markup:
    """A dot with its interval for each named row, on an axis from 0 to 100%."""
    left, right, top, line = 24 + 11 * max(map(len, rows)), 28, 8, 30
    width, height = 640, top + line * len(rows) + 26
    span = width - left - right

    def x(value: float) -> float:
        return left + span * value

    parts = []
    for tick in (0, 0.25, 0.5, 0.75, 1):
        parts.append(_line(x(tick), top, x(tick), height - 26, "grid"))
        parts.append(_text(x(tick), height - 8, f"{100 * tick:.0f}%", "tick middle"))
    for number, (name, (value, low, high)) in enumerate(rows.items()):
        colour = number % COLOURS
        y = top + line * (number + 0.5)
        parts.append(_text(left - 12, y + 5, name, "label end"))
        parts.append(_line(x(low), y, x(high), y, f"range c{colour}"))
        parts.append(Markup('<circle class="dot c{}" cx="{:.1f}" cy="{:.1f}" r="6"/>').format(colour, x(value), y))
    spoken = "; ".join(
        f"{name} {100 * v:.0f}% ({100 * lo:.0f} to {100 * hi:.0f})" for name, (v, lo, hi) in rows.items()
    )
    return _svg(width, height, f"{title}: {spoken}", parts)


def curve_drawing(title: str, curves: Mapping[str, Curve], y_title: str, unit: bool = False) -> Markup:
    """Lines over training steps; `unit` fixes the axis to 0..1. A long line is faint, under its running mean."""
    left, right, top, bottom = 56, 28, 20, 44
    width, height = 640, 250
    points = [point for curve in curves.values() for point in curve]
    if not points:
        return Markup("")
    first, last = min(step for step, _ in points), max(step for step, _ in points)
    most = 1.0 if unit else ceiling(max(value for _, value in points))

    def x(step: float) -> float:
        return left + (width - left - right) * ((step - first) / (last - first) if last > first else 0.5)

    def y(value: float) -> float:
        return height - bottom - (height - top - bottom) * value / most

    parts = []
    for part in range(5):
        value = most * part / 4
        parts.append(_line(left, y(value), width - right, y(value), "grid"))
        parts.append(_text(left - 8, y(value) + 4, f"{value:g}", "tick end"))
    for step in sorted({first, (first + last) // 2, last}):
        parts.append(_text(x(step), height - bottom + 20, str(step), "tick middle"))
    parts.append(_text(left + (width - left - right) / 2, height - 4, "step", "tick middle"))
    parts.append(_text(left + 6, top - 3, y_title, "tick"))
    for number, curve in zip(LINE_COLOURS, curves.values(), strict=False):
        place = [(x(step), y(value)) for step, value in curve]
        smooth = len(curve) >= 12
        parts.append(_polyline(place, f"line c{number}" + (" faint" if smooth else "")))
        if smooth:
            means = running_mean([value for _, value in curve])
            parts.append(_polyline([(x(s), y(m)) for (s, _), m in zip(curve, means, strict=True)], f"line c{number}"))
    spoken = "; ".join(
        f"{name} from {curve[0][1]:.3g} to {curve[-1][1]:.3g}" for name, curve in curves.items() if curve
    )
    return _svg(width, height, f"{title}, steps {first} to {last}: {spoken}", parts)


def histogram_drawing(title: str, rewards: Sequence[float], colour: int) -> Markup:
    """The share of rewards in each tenth of 0..1."""
    width, height, left, top, bottom = 300, 156, 6, 20, 28
    shares = histogram(rewards)
    bar = (width - 2 * left) / BINS
    parts = [_line(left, height - bottom, width - left, height - bottom, "axis")]
    for number, share in enumerate(shares):
        tall = (height - top - bottom) * share
        box = Markup('<rect class="bar c{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>')
        parts.append(box.format(colour % COLOURS, left + bar * number + 1.5, height - bottom - tall, bar - 3, tall))
        if share >= 0.005:
            at = left + bar * (number + 0.5)
            parts.append(_text(at, height - bottom - tall - 4, f"{100 * share:.0f}", "small middle"))
    for tick in (0.0, 0.5, 1.0):
        where = ("", " middle", " end")[int(tick * 2)]
        parts.append(_text(left + (width - 2 * left) * tick, height - 6, f"{tick:g}", "tick" + where))
    spoken = ", ".join(
        f"{100 * share:.0f}% from {number / BINS:g} to {(number + 1) / BINS:g}"
        for number, share in enumerate(shares)
        if share
    )
    return _svg(width, height, f"{title}: {spoken}", parts)


def histogram(rewards: Sequence[float]) -> list[float]:
    """Shares by tenth; a reward of 1 is in the last one."""
    counts = [0] * BINS
    for reward in rewards:
        counts[min(BINS - 1, int(reward * BINS + 1e-9))] += 1
    return [count / len(rewards) for count in counts]


def running_mean(values: Sequence[float]) -> list[float]:
    """Each value's mean with its neighbours, a fifth of the curve in all; fewer at the ends, as many on either side."""
    reach = max(1, len(values) // 10)
    means = []
    for at in range(len(values)):
        side = min(reach, at, len(values) - 1 - at)
        near = values[at - side : at + side + 1]
        means.append(sum(near) / len(near))
    return means


def ceiling(value: float) -> float:
    """The next round number, so that a quarter of it is one too."""
    size = 10.0 ** (len(str(int(value))) - 1) if value >= 1 else 0.1
    steps = (1, 2, 4, 6, 8, 10)
    return next((size * step for step in steps if size * step >= value), value or 1.0)


def _svg(width: int, height: int, spoken: str, parts: Sequence[Markup]) -> Markup:
    body = Markup("").join(parts)
    return Markup('<svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(width, height, spoken, body)


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> Markup:
    return Markup(f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>')


def _polyline(points: Sequence[tuple[float, float]], kind: str) -> Markup:
    return Markup(f'<polyline class="{kind}" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}"/>')


def _text(x: float, y: float, text: str, kind: str) -> Markup:
    return Markup(f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>')
