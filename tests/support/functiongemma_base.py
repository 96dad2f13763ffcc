"""A base as Google publishes FunctionGemma, in small: its template writes FunctionGemma's bytes, oddities included.

The template is written anew from those bytes (tests/functiongemma/golden.jsonl); nobody needs the published one.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from repository import ROOT

from stages.pipeline.params import load
from stages.tiny.model import build_model, build_tokenizer

FUNCTIONGEMMA_TEMPLATE = r"""
{%- macro argument(item, quoted) -%}
  {%- if item is string -%}
    <escape>{{ item }}<escape>
  {%- elif item is boolean -%}
    {{ 'true' if item else 'false' }}
  {%- elif item is mapping -%}
    {%- set ns = namespace(parts=[]) -%}
    {%- for key, inner in item | dictsort -%}
      {%- set name = '<escape>' + key + '<escape>' if quoted else key -%}
      {%- set ns.parts = ns.parts + [name + ':' + argument(inner, quoted)] -%}
    {%- endfor -%}
    {{ '{' + ns.parts | join(',') + '}' }}
  {%- elif item is sequence -%}
    {%- set ns = namespace(parts=[]) -%}
    {%- for inner in item -%}
      {%- set ns.parts = ns.parts + [argument(inner, quoted)] -%}
    {%- endfor -%}
    {{ '[' + ns.parts | join(',') + ']' }}
  {%- else -%}
    {{ item }}
  {%- endif -%}
{%- endmacro -%}
{%- macro names(required) -%}
  required:{{ argument(required, true) }}
{%- endmacro -%}
{%- macro element(items) -%}
  {%- set ns = namespace(parts=[]) -%}
  {%- for key, item in items | dictsort if item is not none -%}
    {%- if key == 'properties' -%}
      {%- set ns.parts = ns.parts + ['properties:{' + parameters(item) + '}'] -%}
    {%- elif key == 'type' -%}
      {%- set ns.parts = ns.parts + ['type:' + argument(item | upper, true)] -%}
    {%- else -%}
      {%- set ns.parts = ns.parts + [key + ':' + argument(item, true)] -%}
    {%- endif -%}
  {%- endfor -%}
  {{ ns.parts | join(',') }}
{%- endmacro -%}
{%- macro parameters(properties) -%}
  {%- set ns = namespace(parts=[]) -%}
  {%- for name, node in properties | dictsort if name not in ['type', 'description', 'properties', 'required'] -%}
    {%- set kind = node['type'] | upper -%}
    {%- set parts = namespace(all=['description:<escape>' + node['description'] | string + '<escape>']) -%}
    {%- if kind == 'STRING' and node['enum'] -%}
      {%- set parts.all = parts.all + ['enum:' + argument(node['enum'], true)] -%}
    {%- elif kind == 'OBJECT' -%}
      {%- set parts.all = parts.all + ['properties:{' + parameters(node['properties'] or {}) + '}'] -%}
      {%- if node['required'] -%}
        {%- set parts.all = parts.all + [names(node['required'])] -%}
      {%- endif -%}
    {%- elif kind == 'ARRAY' and node['items'] is mapping -%}
      {%- set parts.all = parts.all + ['items:{' + element(node['items']) + '}'] -%}
    {%- endif -%}
    {%- set parts.all = parts.all + ['type:<escape>' + kind + '<escape>'] -%}
    {%- set ns.parts = ns.parts + [name + ':{' + parts.all | join(',') + '}'] -%}
  {%- endfor -%}
  {{ ns.parts | join(',') }}
{%- endmacro -%}
{%- macro said(message) -%}
  {%- if message['content'] is string -%}
    {{ message['content'] | trim }}
  {%- else -%}
    {%- for part in message['content'] or [] -%}
      {{ part['text'] | trim }}
    {%- endfor -%}
  {%- endif -%}
{%- endmacro -%}
{%- macro answered(name, content) -%}
  <start_function_response>response:{{ name }}{
  {%- if content is mapping -%}
    {%- for key, item in content | dictsort -%}
      {{ key }}:{{ argument(item, false) }}{{ '' if loop.last else ',' }}
    {%- endfor -%}
  {%- else -%}
    value:{{ argument(content, false) }}
  {%- endif -%}
  }<end_function_response>
{%- endmacro -%}
{{ bos_token }}
{%- set rest = messages -%}
{%- if tools or messages[0]['role'] in ['system', 'developer'] -%}
  {{ '<start_of_turn>developer\n' }}
  {%- if messages[0]['role'] in ['system', 'developer'] -%}
    {%- set rest = messages[1:] -%}
    {{ said(messages[0]) }}
  {%- endif -%}
  {%- for tool in tools or [] -%}
    {%- set function = tool['function'] -%}
    <start_function_declaration>declaration:{{ function['name'] }}{description:<escape>{{ function['description'] }}<escape>
    {%- if function['parameters'] -%}
      ,parameters:{
      {%- if function['parameters']['properties'] -%}
        properties:{ {{- parameters(function['parameters']['properties']) -}} },
      {%- endif -%}
      {%- if function['parameters']['required'] -%}
        {{ names(function['parameters']['required']) }},
      {%- endif -%}
      type:<escape>{{ function['parameters']['type'] | upper }}<escape>}
    {%- endif -%}
    }<end_function_declaration>
  {%- endfor -%}
  {{ '<end_of_turn>\n' }}
{%- endif -%}
{%- set ns = namespace(before='') -%}
{%- for message in rest -%}
  {%- if message['role'] == 'tool' -%}
    {%- set content = message['content'] -%}
    {%- if content and content is mapping and 'name' in content and 'response' in content -%}
      {{ answered(content['name'], content['response']) }}
    {%- elif content is string and content or content is mapping and content -%}
      {{ answered(message['name'], content) }}
    {%- else -%}
      {%- for each in content or [] -%}
        {{ answered(each['name'], each['response']) }}
      {%- endfor -%}
    {%- endif -%}
    {%- set ns.before = 'response' -%}
  {%- else -%}
    {%- if ns.before != 'response' -%}
      {{ '<start_of_turn>' + ('model' if message['role'] == 'assistant' else message['role']) + '\n' }}
    {%- endif -%}
    {{ said(message) }}
    {%- for call in message['tool_calls'] or [] -%}
      <start_function_call>call:{{ call['function']['name'] }}{
      {%- for key, item in call['function']['arguments'] | dictsort -%}
        {{ key }}:{{ argument(item, false) }}{{ '' if loop.last else ',' }}
      {%- endfor -%}
      }<end_function_call>
    {%- endfor -%}
    {%- if message['tool_calls'] -%}
      {{ '<start_function_response>' if loop.last }}
      {%- set ns.before = 'call' -%}
    {%- else -%}
      {{ '<end_of_turn>\n' }}
      {%- set ns.before = 'text' -%}
    {%- endif -%}
  {%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt and ns.before != 'response' -%}
  {{ '<start_of_turn>model\n' }}
{%- endif -%}
""".strip()


def with_template(template: str | None, texts: Sequence[str] = ("a button",)) -> Any:
    """The tiny policy's tokenizer of `texts`, with this template in the place of ours."""
    tokenizer = build_tokenizer(texts, 300)
    if template is not None:
        tokenizer.chat_template = template
    return tokenizer


def base_model(folder: Path, template: str | None) -> Path:
    """A tiny random model with such a tokenizer, saved to `folder`."""
    base = load("base", path=ROOT / "params.yaml")
    shape = base.model_copy(update={"hidden_size": 32, "layers": 1, "heads": 2})
    tokenizer = with_template(template)
    build_model(tokenizer, shape, seed=1).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder
