"""The chat template that conversations with a base are rendered with, known before the base is loaded.

curate renders the training data, and needs no weights for it: of a repository of the Hub only the tokenizer is fetched.
"""

from transformers import AutoTokenizer

from stages.pipeline.errors import InputError
from stages.policy.prompts import ChatTemplate
from stages.pretrained.gguf_file import gguf_tokenizer
from stages.pretrained.sources import find
from stages.pretrained.vocabulary import brings_the_format


def chat_template_of(source: str, revision: str | None) -> ChatTemplate | None:
    """The template of a `base.source` other than `tiny`; None where ours takes its place (see vocabulary.py).

    Raises InputError where there is no tokenizer to be had.
    """
    found = find(source, revision)
    if found.path is not None and found.kind == "gguf":
        tokenizer = gguf_tokenizer(found.path)
    else:
        place = {"pretrained_model_name_or_path": found.path} if found.path else {"revision": revision}
        try:
            tokenizer = AutoTokenizer.from_pretrained(**{"pretrained_model_name_or_path": source, **place})
        except (OSError, ValueError) as error:
            first = str(error).strip().splitlines()[0]
            raise InputError(
                f"params.yaml: base.source: the tokenizer of {source} cannot be read ({first}), and curate needs its "
                "chat template; go online, accept the licence on the model's page and set HF_TOKEN, or set base.source "
                "to tiny"
            ) from None
    return ChatTemplate.of(tokenizer) if brings_the_format(tokenizer) else None
