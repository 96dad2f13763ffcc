"""What a tokenizer carries: a Jinja `chat_template` to write conversations, and a `response_template` to read answers.

`CHAT_TEMPLATE` is what `conversation.render` renders, and what a saved tokenizer carries. Jinja cannot read JSON, so it
takes the arguments of `tool_calls` as objects, as transformers and vLLM pass them.

`RESPONSE_TEMPLATE` is for `tokenizer.parse_response` of transformers and what builds on it. It keeps the backslash of
protected text (see `tokens`); of a truncated call, and of one with `None` or a key that holds `-` or `.`, it returns
the raw text as arguments, instead of failing.
"""

from typing import Any

from stages.functiongemma.tokens import PROTECTED_NAMES

_NAMES = ", ".join(f"'{name}'" for name in PROTECTED_NAMES)

_JINJA = r"""
{%- macro protect(text) -%}
  {%- set ns = namespace(text=text) -%}
  {%- for name in [@NAMES@] -%}
    {%- set ns.text = ns.text | replace('<' + name, '<' + name + '\\') -%}
  {%- endfor -%}
  {{- ns.text -}}
{%- endmacro -%}
{%- macro key(name) -%}
  {%- set bare = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-' -%}
  {%- set odd = name | list | reject('in', bare) | list -%}
  {{- name if name and not odd else '<escape>' + protect(name) + '<escape>' -}}
{%- endmacro -%}
{%- macro pairs(fields) -%}
  {%- for name, item in fields | dictsort -%}
    {{- key(name) + ':' + value(item) -}}
    {{- '' if loop.last else ',' -}}
  {%- endfor -%}
{%- endmacro -%}
{%- macro value(item) -%}
  {%- if item is string -%}
    {{- '<escape>' + protect(item) + '<escape>' -}}
  {%- elif item is boolean -%}
    {{- 'true' if item else 'false' -}}
  {%- elif item is mapping -%}
    {{- '{' + pairs(item) + '}' -}}
  {%- elif item is sequence -%}
    {{- '[' -}}
    {%- for inner in item -%}
      {{- value(inner) -}}
      {{- '' if loop.last else ',' -}}
    {%- endfor -%}
    {{- ']' -}}
  {%- else -%}
    {{- item -}}
  {%- endif -%}
{%- endmacro -%}
{%- macro schema(node, parameter=false) -%}
  {%- set ns = namespace(parts=[]) -%}
  {%- if parameter or node['description'] -%}
    {%- set ns.parts = ns.parts + ['description:' + value(node['description'] or '')] -%}
  {%- endif -%}
  {%- if node['enum'] -%}
    {%- set ns.parts = ns.parts + ['enum:' + value(node['enum'])] -%}
  {%- endif -%}
  {%- if node['items'] is mapping and node['items'] -%}
    {%- set ns.parts = ns.parts + ['items:' + schema(node['items'])] -%}
  {%- endif -%}
  {%- if node['properties'] -%}
    {%- set inner = namespace(parts=[]) -%}
    {%- for name, property in node['properties'] | dictsort -%}
      {%- set inner.parts = inner.parts + [key(name) + ':' + schema(property, true)] -%}
    {%- endfor -%}
    {%- set ns.parts = ns.parts + ['properties:{' + inner.parts | join(',') + '}'] -%}
  {%- endif -%}
  {%- if node['required'] -%}
    {%- set ns.parts = ns.parts + ['required:' + value(node['required'])] -%}
  {%- endif -%}
  {%- if parameter or node['type'] -%}
    {%- set ns.parts = ns.parts + ['type:' + value((node['type'] or '') | upper)] -%}
  {%- endif -%}
  {{- '{' + ns.parts | join(',') + '}' -}}
{%- endmacro -%}
{%- macro text(message) -%}
  {%- if message['content'] is string -%}
    {{- message['content'] -}}
  {%- elif message['content'] -%}
    {%- for part in message['content'] -%}
      {%- if part['type'] != 'text' -%}
        {{- raise_exception('a message may hold text parts only') -}}
      {%- endif -%}
      {{- part['text'] -}}
    {%- endfor -%}
  {%- endif -%}
{%- endmacro -%}
{%- macro response(name, content) -%}
  {{- '<start_function_response>response:' + name + '{' -}}
  {{- pairs(content) if content is mapping else 'value:' + value(content) -}}
  {{- '}<end_function_response>' -}}
{%- endmacro -%}
{{- bos_token -}}
{%- set system = messages[:1] if messages and messages[0]['role'] in ['system', 'developer'] else [] -%}
{%- if system or tools -%}
  {{- '<start_of_turn>developer\n' -}}
  {{- text(system[0]) | trim if system else '' -}}
  {%- for tool in tools or [] -%}
    {%- set function = tool['function'] or tool -%}
    {{- '<start_function_declaration>declaration:' + function['name'] -}}
    {{- '{description:' + value(function['description'] | string) -}}
    {{- ',parameters:' + schema(function['parameters']) if function['parameters'] else '' -}}
    {{- '}<end_function_declaration>' -}}
  {%- endfor -%}
  {{- '<end_of_turn>\n' -}}
{%- endif -%}
{%- set ns = namespace(last='', name='') -%}
{%- for message in messages[system | length:] -%}
  {%- if message['role'] == 'tool' -%}
    {%- if ns.last not in ['answer', 'call', 'response'] -%}
      {{- raise_exception('a tool result must follow the calls it answers') -}}
    {%- endif -%}
    {%- set content = message['content'] -%}
    {%- set named = namespace(results=[]) -%}
    {%- for each in ([content] if content is mapping else [] if content is string else content or []) -%}
      {%- if each is mapping and each | list | sort == ['name', 'response'] -%}
        {%- set named.results = named.results + [each] -%}
      {%- endif -%}
    {%- endfor -%}
    {%- if named.results -%}
      {%- for each in named.results -%}
        {{- response(each['name'], each['response']) -}}
      {%- endfor -%}
    {%- else -%}
      {%- set ns.name = message['name'] or '' -%}
      {%- if not ns.name -%}
        {%- for other in messages -%}
          {%- for call in other['tool_calls'] or [] -%}
            {%- if not ns.name and call['id'] and call['id'] == message['tool_call_id'] -%}
              {%- set ns.name = (call['function'] or call)['name'] -%}
            {%- endif -%}
          {%- endfor -%}
        {%- endfor -%}
      {%- endif -%}
      {%- if not ns.name -%}
        {{- raise_exception('a tool result needs a name, or the tool_call_id of a call before it') -}}
      {%- endif -%}
      {{- response(ns.name, content if content is mapping else text(message)) -}}
    {%- endif -%}
    {%- set ns.last = 'response' -%}
  {%- elif message['role'] == 'assistant' -%}
    {%- if ns.last != 'response' -%}
      {{- '<start_of_turn>model\n' -}}
    {%- endif -%}
    {{- text(message) | trim -}}
    {%- for call in message['tool_calls'] or [] -%}
      {%- set function = call['function'] or call -%}
      {%- if function['arguments'] is string -%}
        {{- raise_exception('the arguments of a call must be an object, not JSON text') -}}
      {%- endif -%}
      {{- '<start_function_call>call:' + function['name'] + '{' -}}
      {{- pairs(function['arguments'] or {}) + '}<end_function_call>' -}}
    {%- endfor -%}
    {%- if message['tool_calls'] -%}
      {%- set ns.last = 'call' -%}
    {%- else -%}
      {{- '<end_of_turn>\n' -}}
      {%- set ns.last = 'answer' -%}
    {%- endif -%}
  {%- elif message['role'] in ['user', 'system', 'developer'] -%}
    {%- if ns.last == 'response' -%}
      {{- '<end_of_turn>\n' -}}
    {%- endif -%}
    {%- set content = text(message) | trim -%}
    {%- if message['role'] == 'user' -%}
      {{- '<start_of_turn>user\n' + protect(content) + '<end_of_turn>\n' -}}
    {%- else -%}
      {{- '<start_of_turn>developer\n' + content + '<end_of_turn>\n' -}}
    {%- endif -%}
    {%- set ns.last = message['role'] -%}
  {%- else -%}
    {{- raise_exception('unknown role ' + message['role'] | string) -}}
  {%- endif -%}
{%- endfor -%}
{%- if ns.last == 'call' -%}
  {{- '<start_function_response>' -}}
{%- elif add_generation_prompt and ns.last != 'response' -%}
  {{- '<start_of_turn>model\n' -}}
{%- endif -%}
"""

CHAT_TEMPLATE: str = _JINJA.replace("@NAMES@", _NAMES).strip()

RESPONSE_TEMPLATE: dict[str, Any] = {
    "defaults": {"role": "assistant"},
    # After a response the model goes on in the same turn, and its earlier calls are not part
    # of the new answer.
    "start_anchor": ["<start_of_turn>model\n", "<end_function_response>"],
    "fields": {
        "content": {"close": ["<end_of_turn>", "<start_function_response>", "<eos>"]},
        "tool_calls": {
            "open_pattern": r"<start_function_call>call:(?P<name>[A-Za-z0-9_.-]+)(?=\{)",
            "close": "<end_function_call>",
            "repeats": True,
            "content": "json",
            "content_args": {
                "unquoted_keys": True,
                "string_delims": [["<escape>", "<escape>"]],
                "allow_non_json": True,
            },
            "transform": {"type": "function", "function": {"name": "{name}", "arguments": "{content}"}},
        },
    },
}
