"""An open vocabulary of ordinary interface texts: words, labels, headings, messages and paths. Pure.

A new text has the shape of the one it replaces: as many words, or the same kind of path. Some of its words are coined,
the head of one word with the tail of another (harlon): a tokenizer knows none of them whole, as it knows few names and
rare words of real intents, and what has to be copied is pieces. A fixed share of the listed words (by hash, so that
adding a word moves no other) is held out: no text drawn for training contains one, and a policy that copies held-out
words has learned to copy. Left out: grammar; "Archive my gentle ticket" is a fine label to copy.
"""

# ruff: noqa: SIM905  (word lists read better as text)
import hashlib
import re
from collections.abc import Callable
from random import Random

from stages.variation.english import english

_HELD_OUT_SHARE = 12  # one word in so many
_COINED_SHARE = 0.3  # of the words of a text

VERBS = """
accept activate add adjust allow answer apply approve archive arrange ask assign attach bake block book borrow
browse build buy call cancel change charge check choose clean clear close collect combine compare confirm
connect copy count create crop cut deliver deny describe discard discover donate download draw drop edit
enable enter explore export extend fill filter find finish fix follow forget forward freeze gather give group
hide hire import improve inspect install invite join keep label launch learn leave lend lift listen load lock
mail manage mark match measure meet mend merge mix move mute name notify offer open order pack paint park
pause pay pick pin plan plant play polish post prepare preview print protect publish pull push rate read
rebuild receive record refresh reject release reload remember remove rename rent repair repeat replace reply
report request reserve reset restart restore resume return review rewind ride rotate save scan schedule search
select sell send share shift show sign skip solve sort spell split start stop store stretch submit subscribe
suggest swap sync test thank trade train transfer translate travel trim try unlock unpack update upgrade
upload use verify view visit vote wait walk warm wash watch water welcome wipe wrap write
""".split()
NOUNS = """
account address airport album alarm amount answer app apple archive area article author avatar badge bag
balance band basil basket battery bed bike bill bird boat body book booth border box branch bread bridge
budget bug building bus button cabin cactus calendar camera campaign candle card career cart case cat catalog
category cell chair change chapter chart chat cherry child circle city class client cloud club coat code
coffee color column comment company contact contract copy corner country course cover credit cup customer
daily dashboard date day deal delivery desk detail device diary dinner discount disk doctor document dog
domain door draft drawing drive driver drum duty edge editor effort email engine entry error event evening
exam expense expert export fabric family farm feature fee feedback feed ferry field file film filter finger
fire firm fish flag flight floor flour flower folder food footer forest form forum friend fruit gallery game
garden gate gift ginger glass goal group guest guide guitar hall hand harbor hat head health height hill
history hobby holiday home honey hotel hour house idea image inbox income index invite invoice island issue
item jacket job journey juice key keyboard kind kitchen ladder lake lamp landing language laptop launch lawyer
leaf lemon lesson letter level library license light line link list location lock log logo lunch machine mail
manager map margin market match meal meeting member memory menu message meter mind minute mirror mobile model
moment money month moon morning motor mountain mouse movie museum music name network news newsletter night
noon note notice number object ocean office onion option order outage owl owner page paint panel paper parcel
park part partner passport password past payment peak pencil people period person phone photo piano picture
pipe place plan plane planet plant plate player poem pocket point policy pool post poster price printer
privacy prize problem product profile program project proof proposal purchase question queue quote radio rain
ranking rate reader reason receipt recipe record refund region reminder rental repair report request resource
result review reward ribbon ride ring river road robot role room rope route rule sail salad salary sale sample
saying scale scene schedule school score screen sea search season seat secret section seller server service
session setting shape share ship shipment shirt shoe shop signal site size skill skin sky snow soap software
song sound soup source space spice sport spring square staff stage stamp star start state station status step
stock stone store storm story street student studio style subject summer sun supplier support survey switch
system table tag target task tax tea teacher team tent text theme ticket time tip title toast tomato tool
topic total tour tower town toy track trail train training transfer travel tree trial trip truck trust tunnel
update upload user vacation valley value vault vehicle vendor version video view village vine violin visit
visitor voice volume voucher wall wallet warehouse warning watch water wave weather website week weekend wheel
window wine winter wish wood word work worker workshop world writer yard year yeast zone zoo
""".split()
ADJECTIVES = """
active advanced afternoon ancient annual artful available basic better big billing black blue bold brave brief
bright broken brown busy calm careful cheap clean clear clever cold common complete cool correct custom daily
dark deep default digital direct double dry early easy electric empty equal exact extra fair familiar fast
final fine first fixed flat foreign formal free fresh friendly full gentle global golden good grand gray green
guest handy happy hard healthy heavy hidden high honest hot huge important inner instant internal kind large
last late latest lazy light little local long lost loud lovely low lower lucky main major mild missing mobile
modern monthly narrow national natural near neat new next nice noisy normal northern official old online open
orange ordinary outer paid paper past perfect personal pink plain polite popular pretty previous private
proper public pure purple quick quiet random rapid rare ready real recent red regular remote rich round royal
safe salty secret serious shared sharp short silent silver simple single slow small smart smooth social soft
solid southern spare special square stable standard still strange strict strong sudden sunny super sure sweet
tall thick thin tidy tiny top total true unique upper urgent useful usual valid vast verified warm wet white
whole wide wild winter wise wooden wrong yearly yellow young
""".split()
NAMES = """
Ada Alice Amara Anna Ben Berlin Bruno Carla Chen Clara Cairo Dana David Delhi Diego Elena Emma Erik Fatima
Felix Frank Grace Hana Hugo Ines Ivan Jonas Julia Kai Karen Kofi Lagos Laura Leo Lima Lisbon Lucy Madrid Maria
Marta Max Mila Nadia Naomi Nina Noah Nora Olga Omar Oscar Oslo Otto Paris Paula Pedro Prague Priya Quinn Rosa
Rome Ruth Sam Sara Sofia Tara Tokyo Tom Uma Vera Victor Vienna Wanda Yara Yusuf Zara
""".split()
NUMBERS = """
one two three four five six seven eight nine ten eleven twelve fifteen sixteen twenty thirty forty fifty sixty
seventy eighty ninety hundred thousand
""".split()
_LINKS = "the a your our my this every".split()
_JOINS = "of for in with at from on by and".split()
_AFTER = "today tomorrow now soon again here daily tonight later twice".split()

_PATH = re.compile(r"/[\w./-]*")
_WORDS = {word.lower() for group in (VERBS, NOUNS, ADJECTIVES, NAMES, NUMBERS) for word in group}


def _is_held_out_word(word: str) -> bool:
    return word in _WORDS and hashlib.sha256(word.encode()).digest()[0] % _HELD_OUT_SHARE == 0


def is_held_out_text(text: str) -> bool:
    """Whether the text contains a word that no varied training story may contain."""
    return any(_is_held_out_word(word) for word in re.findall(r"[a-z]+", text.lower()))


def draw(like: str, rng: Random, held_out: bool = False, coined: bool = True, dictionary: float = 0) -> str:
    """A text of the shape of `like`; one that is held out, or (for training) one that is not.

    Without `coined` every word of it is listed, for texts that a person reads. `dictionary`: how many of the texts have
    words of a dictionary (english.py) in the place of the listed ones.
    """
    coin = _coined_or if coined else _listed
    while True:
        if _PATH.fullmatch(like):
            text = _draw_path(like, rng, coin)
        elif dictionary and rng.random() < dictionary:
            text = english(len(like.split()), rng)
        else:
            text = " ".join(coin(word, rng) for word in _draw_words(len(like.split()), rng).split())
        if is_held_out_text(text) == held_out:
            return text if like[:1].islower() else text[0].upper() + text[1:]


def _draw_path(like: str, rng: Random, coin: Callable[[str, Random], str]) -> str:
    """`/bridge.png` gives `/candle.png`, `/team/old` gives `/route/gift`."""
    stem, dot, suffix = like.partition(".")
    return "/".join(coin(rng.choice(NOUNS), rng) if part else "" for part in stem.split("/")) + dot + suffix


def _coined_or(word: str, rng: Random) -> str:
    """The word, or now and then one that no dictionary has."""
    if word.lower() not in _WORDS or rng.random() >= _COINED_SHARE:
        return word
    head, tail = rng.choice((NOUNS, VERBS, ADJECTIVES, NAMES)), rng.choice((NOUNS, VERBS, ADJECTIVES))
    coined = rng.choice(head)[: rng.randint(2, 5)].lower() + rng.choice(tail)[-rng.randint(2, 5) :]
    return coined.capitalize() if word[0].isupper() else coined


def _listed(word: str, rng: Random) -> str:
    return word


def _draw_words(count: int, rng: Random) -> str:
    pick = rng.choice
    if count <= 1:
        return pick(pick((NOUNS, NOUNS, VERBS, ADJECTIVES, NAMES, NUMBERS)))
    if count == 2:
        first = pick((VERBS, VERBS, ADJECTIVES, ADJECTIVES, NOUNS, NUMBERS))
        return f"{pick(first)} {pick(NAMES if rng.random() < 0.1 else NOUNS)}"
    if count == 3:
        return pick((
            lambda: f"{pick(VERBS)} {pick(_LINKS)} {pick(NOUNS)}",
            lambda: f"{pick(VERBS)} {pick(ADJECTIVES)} {pick(NOUNS)}",
            lambda: f"{pick(NOUNS)} {pick(_JOINS)} {pick(NOUNS)}",
            lambda: f"{pick(ADJECTIVES)} {pick(NOUNS)} {pick(NOUNS)}",
        ))()  # fmt: skip
    words = [pick((*_LINKS, "we", "please")), *_draw_words(2, rng).split()]
    while len(words) < count - 1:
        words += [pick(_JOINS), pick(NOUNS)] if rng.random() < 0.5 else [pick(ADJECTIVES), pick(NOUNS)]
    words = words[: count - 1]
    return " ".join([*words, pick(_AFTER) if words[-1] in _WORDS else pick(NOUNS)])
