"""Triton kernels of a training pass: each does in one pass over memory what plain operations do in five to fifteen.

A small model's layer is bound by memory: its matrix products take a third of the time if all that stands between them
is left to single operations. Sums are in float32 whatever the tensors hold. fused.py calls these, and says in plain
operations what they compute; tests run them in Triton's interpreter. Written by hand, since a compiler's first step
takes longer than the training of a small model.
"""

import triton
import triton.language as tl


@triton.jit
def norm_forward(
    x, added, weight, total, out, inverse, width, eps,
    ADDED: tl.constexpr, SHIFTED: tl.constexpr, BLOCK: tl.constexpr,
):  # fmt: skip
    """One row: total = x + added; out = total / rms(total) * weight (1 + weight where SHIFTED)."""
    row = tl.program_id(0)
    at = tl.arange(0, BLOCK)
    inside = at < width
    place = row * width + at
    value = tl.load(x + place, mask=inside, other=0.0).to(tl.float32)
    if ADDED:
        value += tl.load(added + place, mask=inside, other=0.0).to(tl.float32)
        tl.store(total + place, value, mask=inside)
    factor = 1.0 / tl.sqrt(tl.sum(value * value, 0) / width + eps)
    scale = tl.load(weight + at, mask=inside, other=0.0).to(tl.float32)
    if SHIFTED:
        scale += 1.0
    tl.store(out + place, (value * factor * scale).to(out.dtype.element_ty), mask=inside)
    tl.store(inverse + row, factor)


@triton.jit
def norm_backward(
    by_out, by_total, total, weight, inverse, by_x, by_added, by_weight, rows, width,
    PASSED: tl.constexpr, ADDED: tl.constexpr, SHIFTED: tl.constexpr, BLOCK: tl.constexpr,
):  # fmt: skip
    """Rows program, program + programs, …; their part of the weight's gradient goes to a line of `by_weight`."""
    program = tl.program_id(0)
    at = tl.arange(0, BLOCK)
    inside = at < width
    scale = tl.load(weight + at, mask=inside, other=0.0).to(tl.float32)
    if SHIFTED:
        scale += 1.0
    sums = tl.zeros([BLOCK], tl.float32)
    for row in range(program, rows, tl.num_programs(0)):
        place = row * width + at
        normal = tl.load(total + place, mask=inside, other=0.0).to(tl.float32)
        factor = tl.load(inverse + row)
        normal *= factor
        gradient = tl.load(by_out + place, mask=inside, other=0.0).to(tl.float32)
        sums += gradient * normal
        gradient *= scale
        found = (gradient - normal * (tl.sum(gradient * normal, 0) / width)) * factor
        if PASSED:
            found += tl.load(by_total + place, mask=inside, other=0.0).to(tl.float32)
        tl.store(by_x + place, found.to(by_x.dtype.element_ty), mask=inside)
        if ADDED:
            tl.store(by_added + place, found.to(by_added.dtype.element_ty), mask=inside)
    tl.store(by_weight + program * width + at, sums, mask=inside)


@triton.jit
def head_places(
    HEADS: tl.constexpr, KEYS: tl.constexpr, CHANNELS: tl.constexpr, BLOCK_HEADS: tl.constexpr, BLOCK: tl.constexpr
):
    """The heads (column) and channels of half a head (row) of a token, and which of a block are some: `narrow` by their
    channel alone, then those of query, key and value heads. A value head's place is counted from the first one's."""
    head = tl.arange(0, BLOCK_HEADS)[:, None]
    at = tl.arange(0, BLOCK)[None, :]
    narrow = at < CHANNELS // 2
    of_query = narrow & (head < HEADS)
    of_key = narrow & (head >= HEADS) & (head < HEADS + KEYS)
    of_value = narrow & (head < KEYS)
    return head, at, narrow, of_query, of_key, of_value


@triton.jit
def head_scales(
    query_weight, key_weight, head, at, narrow, HEADS: tl.constexpr, half: tl.constexpr, SHIFTED: tl.constexpr
):
    """What the norms multiply the two halves of each query and key head by."""
    is_query = head < HEADS
    low = tl.where(is_query, tl.load(query_weight + at, mask=narrow, other=0.0),
                   tl.load(key_weight + at, mask=narrow, other=0.0))  # fmt: skip
    high = tl.where(is_query, tl.load(query_weight + half + at, mask=narrow, other=0.0),
                    tl.load(key_weight + half + at, mask=narrow, other=0.0))  # fmt: skip
    if SHIFTED:
        low += 1.0
        high += 1.0
    return low, high


@triton.jit
def rotation_of(token, cos, sin, positions, at, narrow, half: tl.constexpr):
    """Cosine and sine of a token's position, for the channels of half a head."""
    place = tl.load(positions + token) * half + at
    return tl.load(cos + place, mask=narrow, other=0.0), tl.load(sin + place, mask=narrow, other=0.0)


@triton.jit
def heads_forward(
    qkv, query, key, value, cos, sin, positions, query_weight, key_weight, inverse, eps,
    HEADS: tl.constexpr, KEYS: tl.constexpr, CHANNELS: tl.constexpr,
    NORMED: tl.constexpr, SHIFTED: tl.constexpr, BLOCK_HEADS: tl.constexpr, BLOCK: tl.constexpr,
):  # fmt: skip
    """One token: its query and key heads normalised (where NORMED) and rotated, its value heads copied."""
    token = tl.program_id(0)
    half: tl.constexpr = CHANNELS // 2
    head, at, narrow, of_query, of_key, of_value = head_places(HEADS, KEYS, CHANNELS, BLOCK_HEADS, BLOCK)
    turned = of_query | of_key
    source = qkv + token * ((HEADS + 2 * KEYS) * CHANNELS) + head * CHANNELS + at
    first = tl.load(source, mask=turned, other=0.0).to(tl.float32)
    second = tl.load(source + half, mask=turned, other=0.0).to(tl.float32)
    if NORMED:
        factor = 1.0 / tl.sqrt((tl.sum(first * first, 1) + tl.sum(second * second, 1)) / CHANNELS + eps)
        line = tl.arange(0, BLOCK_HEADS)
        tl.store(inverse + token * (HEADS + KEYS) + line, factor, mask=line < HEADS + KEYS)
        low, high = head_scales(query_weight, key_weight, head, at, narrow, HEADS, half, SHIFTED)
        first *= factor[:, None] * low
        second *= factor[:, None] * high
    cosine, sine = rotation_of(token, cos, sin, positions, at, narrow, half)
    left = first * cosine - second * sine
    right = second * cosine + first * sine
    target = query + token * (HEADS * CHANNELS) + head * CHANNELS + at
    tl.store(target, left.to(query.dtype.element_ty), mask=of_query)
    tl.store(target + half, right.to(query.dtype.element_ty), mask=of_query)
    target = key + token * (KEYS * CHANNELS) + (head - HEADS) * CHANNELS + at
    tl.store(target, left.to(key.dtype.element_ty), mask=of_key)
    tl.store(target + half, right.to(key.dtype.element_ty), mask=of_key)
    source += (HEADS + KEYS) * CHANNELS
    target = value + token * (KEYS * CHANNELS) + head * CHANNELS + at
    tl.store(target, tl.load(source, mask=of_value, other=0.0), mask=of_value)
    tl.store(target + half, tl.load(source + half, mask=of_value, other=0.0), mask=of_value)


@triton.jit
def heads_backward(
    by_query, by_key, by_value, qkv, cos, sin, positions, query_weight, key_weight, inverse, by_qkv, by_weight, tokens,
    HEADS: tl.constexpr, KEYS: tl.constexpr, CHANNELS: tl.constexpr,
    NORMED: tl.constexpr, SHIFTED: tl.constexpr, BLOCK_HEADS: tl.constexpr, BLOCK: tl.constexpr,
):  # fmt: skip
    """Tokens program, program + programs, …; `by_weight` gets (program, head, channel), the weights' gradients."""
    program = tl.program_id(0)
    half: tl.constexpr = CHANNELS // 2
    head, at, narrow, of_query, of_key, of_value = head_places(HEADS, KEYS, CHANNELS, BLOCK_HEADS, BLOCK)
    turned = of_query | of_key
    low_sums = tl.zeros([BLOCK_HEADS, BLOCK], tl.float32)
    high_sums = tl.zeros([BLOCK_HEADS, BLOCK], tl.float32)
    for token in range(program, tokens, tl.num_programs(0)):
        source = by_query + token * (HEADS * CHANNELS) + head * CHANNELS + at
        left = tl.load(source, mask=of_query, other=0.0).to(tl.float32)
        right = tl.load(source + half, mask=of_query, other=0.0).to(tl.float32)
        source = by_key + token * (KEYS * CHANNELS) + (head - HEADS) * CHANNELS + at
        left += tl.load(source, mask=of_key, other=0.0).to(tl.float32)
        right += tl.load(source + half, mask=of_key, other=0.0).to(tl.float32)
        cosine, sine = rotation_of(token, cos, sin, positions, at, narrow, half)
        first = left * cosine + right * sine
        second = right * cosine - left * sine
        line = token * ((HEADS + 2 * KEYS) * CHANNELS) + head * CHANNELS + at
        if NORMED:
            heads = tl.arange(0, BLOCK_HEADS)
            factor = tl.load(inverse + token * (HEADS + KEYS) + heads, mask=heads < HEADS + KEYS, other=0.0)[:, None]
            low = tl.load(qkv + line, mask=turned, other=0.0).to(tl.float32) * factor
            high = tl.load(qkv + line + half, mask=turned, other=0.0).to(tl.float32) * factor
            low_sums += first * low
            high_sums += second * high
            low_scale, high_scale = head_scales(query_weight, key_weight, head, at, narrow, HEADS, half, SHIFTED)
            first *= low_scale
            second *= high_scale
            mean = ((tl.sum(first * low, 1) + tl.sum(second * high, 1)) / CHANNELS)[:, None]
            first = (first - low * mean) * factor
            second = (second - high * mean) * factor
        tl.store(by_qkv + line, first.to(by_qkv.dtype.element_ty), mask=turned)
        tl.store(by_qkv + line + half, second.to(by_qkv.dtype.element_ty), mask=turned)
        source = by_value + token * (KEYS * CHANNELS) + head * CHANNELS + at
        target = by_qkv + line + (HEADS + KEYS) * CHANNELS
        tl.store(target, tl.load(source, mask=of_value, other=0.0), mask=of_value)
        tl.store(target + half, tl.load(source + half, mask=of_value, other=0.0), mask=of_value)
    if NORMED:
        target = by_weight + program * ((HEADS + KEYS) * CHANNELS) + head * CHANNELS + at
        tl.store(target, low_sums, mask=turned)
        tl.store(target + half, high_sums, mask=turned)


@triton.jit
def gated_forward(gate_up, out, width, GELU: tl.constexpr, BLOCK: tl.constexpr):
    """One token: activation(gate) * up."""
    token = tl.program_id(0)
    at = tl.arange(0, BLOCK)
    inside = at < width
    source = gate_up + token * 2 * width + at
    gate = tl.load(source, mask=inside, other=0.0).to(tl.float32)
    up = tl.load(source + width, mask=inside, other=0.0).to(tl.float32)
    steep = gate
    if GELU:
        steep = 1.5957691216057308 * (gate + 0.044715 * gate * gate * gate)
    share = tl.sigmoid(steep)
    tl.store(out + token * width + at, (gate * share * up).to(out.dtype.element_ty), mask=inside)


@triton.jit
def gated_backward(by_out, gate_up, by_gate_up, width, GELU: tl.constexpr, BLOCK: tl.constexpr):
    token = tl.program_id(0)
    at = tl.arange(0, BLOCK)
    inside = at < width
    place = token * 2 * width + at
    gradient = tl.load(by_out + token * width + at, mask=inside, other=0.0).to(tl.float32)
    gate = tl.load(gate_up + place, mask=inside, other=0.0).to(tl.float32)
    up = tl.load(gate_up + place + width, mask=inside, other=0.0).to(tl.float32)
    # GELU in its tanh form is gate times a sigmoid, since (1 + tanh(u)) / 2 = sigmoid(2 u).
    if GELU:
        share = tl.sigmoid(1.5957691216057308 * (gate + 0.044715 * gate * gate * gate))
        slope = 1.5957691216057308 * (1.0 + 3.0 * 0.044715 * gate * gate)
    else:
        share = tl.sigmoid(gate)
        slope = 1.0
    by_gate = gradient * up * (share + gate * share * (1.0 - share) * slope)
    tl.store(by_gate_up + place, by_gate.to(by_gate_up.dtype.element_ty), mask=inside)
    tl.store(by_gate_up + place + width, (gradient * gate * share).to(by_gate_up.dtype.element_ty), mask=inside)


@triton.jit
def cross_entropy(logits, targets, weights, losses, words, smoothing, BLOCK: tl.constexpr):
    """One token: its loss times its weight; its logits are replaced by the gradient of that."""
    token = tl.program_id(0)
    line = logits + token.to(tl.int64) * words
    target = tl.load(targets + token)
    weight = tl.load(weights + token)
    at = tl.arange(0, BLOCK)
    largest = tl.full([BLOCK], float("-inf"), tl.float32)
    total = tl.zeros([BLOCK], tl.float32)
    plain = tl.zeros([BLOCK], tl.float32)
    for start in range(0, words, BLOCK):
        inside = start + at < words
        value = tl.load(line + start + at, mask=inside, other=float("-inf")).to(tl.float32)
        larger = tl.maximum(largest, value)
        # Where a lane has seen no word yet, both are minus infinity, whose difference is no number.
        total = tl.where(inside, total * tl.exp(largest - larger) + tl.exp(value - larger), total)
        largest = larger
        plain += tl.where(inside, value, 0.0)
    most = tl.max(largest, 0)
    total = tl.where(largest > float("-inf"), total * tl.exp(largest - most), 0.0)
    log_sum = most + tl.log(tl.sum(total, 0))
    picked = tl.load(line + target).to(tl.float32)
    loss = log_sum - (1.0 - smoothing) * picked - smoothing * (tl.sum(plain, 0) / words)
    tl.store(losses + token, loss * weight)
    tl.debug_barrier()  # `picked` is read before it is written over
    for start in range(0, words, BLOCK):
        inside = start + at < words
        value = tl.load(line + start + at, mask=inside, other=float("-inf")).to(tl.float32)
        gradient = tl.exp(value - log_sum) - tl.where(start + at == target, 1.0 - smoothing, 0.0) - smoothing / words
        tl.store(line + start + at, (gradient * weight).to(logits.dtype.element_ty), mask=inside)
