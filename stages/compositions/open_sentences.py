"""Sentences about a subject, for requests that leave the words open: a grammar with many forms and many subjects. Pure.

A subject is what the request names ("the night bus"); it stands in each sentence. Sentences have a capital letter and
no full stop, as those of the training stories.
"""

# ruff: noqa: SIM905  (word lists read better as text)
import re
from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from stages.variation.vocabulary import is_held_out_text


class Subject(NamedTuple):
    said: str  # in the request and in sentences
    many: bool

    @property
    def stem(self) -> str:
        """What stands in any text about it: the longest of its words without an ending."""
        word = max(re.findall("[a-z]+", self.said.lower()), key=len)
        return re.sub("(?<=...)(?:ies|es|s|ing)$", "", word)


class Event(NamedTuple):
    """Something that happened, good or bad: "the file", "saved"."""

    thing: str
    done: str
    good: bool


_PLACES = """
the night bus, the city pool, the reading room, the bike workshop, the rooftop garden, the flea market, the choir,
the chess circle, the old lighthouse, the repair cafe, the village theatre, the toy museum, the canal tour, our bakery,
our chess evenings+, our pottery class, our piano lessons+, the swimming course, the film night, the mobile clinic,
the lost property office, guided walks+, language courses+, the canteen, the staff kitchen, the car park, the sauna,
the puppet theatre, the skate park, the climbing wall, the night ferry, the open stage, the sewing circle
"""
_MATTERS = """
parking, recycling, car sharing, first aid, insurance, data protection, night shifts+, group bookings+, lockers+,
gift vouchers+, rental bikes+, student discounts+, refunds+, late fees+, overtime, working from home, our newsletter,
fire drills+, spare keys+, season tickets+, loyalty points+, parental leave, house rules+, meeting rooms+, fair trade,
public holidays+, solar power, bike lanes+, noise, plastic bottles+, school lunches+, travel expenses+, safe passwords+
"""
_NATURE = """
bees+, owls+, otters+, hedgehogs+, dolphins+, whales+, foxes+, bats+, penguins+, squirrels+, snails+, butterflies+,
moss, mushrooms+, oak trees+, sunflowers+, orchids+, volcanoes+, glaciers+, thunderstorms+, fog, comets+, rainbows+,
coffee, green tea, dark chocolate, honey, sourdough, olive oil, cheese, jazz, opera, origami, chess, juggling, knitting,
pottery, calligraphy, yoga, rowing, archery, fencing, sleep, patience, laughter, bicycles+, lighthouses+, windmills+,
steam trains+, kites+, clocks+, maps+, bridges+, puppets+, accordions+, tattoos+, typewriters+, the Vikings+,
the Romans+, hummingbirds+, earthworms+, snow, beavers+, lichen, kaleidoscopes+, sundials+, dandelions+, ravens+
"""
_OF_MATTERS = (
    "Ask {who} about {s} if anything is unclear",
    "{N} people told us what they think of {s}",
    "Good to know: {s} {takes} less time than you think",
    "{who} can tell you how {s} {works}",
    "You find all about {s} at {where}",
    "Thanks to you {s} {is} better than ever",
    "{S} {has} changed since {when2}",
    "We looked into {s} and found {n} ways to save time",
    "What you should know about {s} before {when}",
    "{S} in {n} easy steps",
    "{who} answers everything about {s} on {day}",
    "From {day} on {s} {is} easier than before",
    "{N} facts about {s} that surprised even {who}",
    "{S} {concerns} all of us, so have a look",
)
_OF_PLACES = (
    *_OF_MATTERS[:8],
    "{S} {is} open from {day} to {later}",
    "{S} {is} free for members and their guests",
    "{S} {is} back {when}, and everybody is welcome",
    "From {day} on {s} {has} a new home beside {where}",
    "Bring a friend and see what {s} {has} to offer",
    "{S} {is} fully booked until {later}",
    "Meet {who} and try {s} on {day}",
    "Nobody knows {s} better than {who}",
)
_OF_NATURE = (
    "{S} {is} older than most people think",
    "{N} things that hardly anybody knows about {s}",
    "{S} {has} fascinated people for {n} centuries",
    "Why {s} {matters} more than ever",
    "Meet {who} and learn to love {s}",
    "How {s} {makes} a grey {day} brighter",
    "Without {s} the world would be a duller place",
    "A closer look at {s} and what {they} can teach us",
    "{who} spent {n} years with {s} and never got bored",
    "Children often understand {s} better than adults",
    "{S} {is} easy to find near {where}",
    "There is more to {s} than meets the eye",
    "Nothing beats {s} on a quiet {day} evening",
    "{S} can be enjoyed at any age",
)
_HEADLINES = (
    "All about {s}", "{S}", "{S} at a glance", "Hello, {s}", "The secret of {s}", "Why {s}", "A guide to {s}",
    "Getting to know {s}", "{S} for beginners", "In praise of {s}", "The truth about {s}", "Discover {s}",
    "{S} and you", "News about {s}", "{S}: the basics", "Everybody loves {s}", "Focus on {s}", "The magic of {s}",
)  # fmt: skip
# A question, and its answer.
_ABOUT_ALL = (
    ("What do I have to know about {s}", "That {s} {is} simpler than it sounds"),
    ("Whom can I ask about {s}", "{who} knows the answer, from {day} to {later}"),
    ("Where do I find somebody who knows {s}", "At {where}, on {day} and {later}"),
    ("How long does it take to understand {s}", "About {n} minutes with {who}"),
    ("Who looks after {s}", "{who} does, together with {n} volunteers"),
    ("Is there a book about {s}", "Yes, {who} wrote it in {n} weeks"),
    ("What changed since {when2}", "There is a lot more to say about {s}"),
)
_ABOUT_PLACES = (
    *_ABOUT_ALL,
    ("Who is welcome", "Anybody, {s} {is} open to all"),
    ("How much does it cost", "Nothing at all, {s} {is} free for members"),
    ("Can I bring children", "Of course, {s} {is} fun at any age"),
    ("Is there a limit", "Yes, {n} people at a time"),
    ("Are dogs allowed", "Yes, on a lead, even near {where}"),
    ("When can I come", "From {day} to {later}, and on holidays by arrangement"),
    ("What happens in bad weather", "Then {s} {takes} place at {where}"),
)
_ABOUT_MATTERS = (
    *_ABOUT_ALL,
    ("Does it cost anything", "No, {s} {is} included"),
    ("What if I change my mind", "Tell {who} before {later}"),
    ("Where do I sign up", "At {where}, until {day}"),
    ("What changes {when}", "{who} is going to explain {s} anew"),
    ("Why did nobody tell me", "We wrote about {s} {n} times, most recently on {day}"),
    ("{Does} {s} concern me", "Yes, {s} {concerns} all of us"),
)
_ABOUT_NATURE = (
    *_ABOUT_ALL,
    ("Why do people like {s}", "Because {s} {makes} everyday life brighter"),
    ("How old {is} {s}", "Older than anybody can tell"),
    ("Can I see {s} near here", "Yes, try {where} on a quiet {day}"),
    ("Do children like {s}", "Very much, from about {n} years on"),
    ("What would we do without {s}", "The world would be a sadder place"),
    ("How did {who} come to love {s}", "By accident, one {day} in spring"),
)
_GOOD = (
    "Thank you, {t} has been {d}", "All done: {t} was {d}", "Good news, {t} is {d}", "{T} was {d} just now",
    "{T} has been {d} and nothing else is left to do", "Your wish came true: {t} is {d}", "{T} was {d} a moment ago",
    "We are happy to say that {t} was {d}", "Lovely, {t} has just been {d}", "Everything went well and {t} is {d}",
)  # fmt: skip
_BAD = (
    "Sorry, {t} was {d}", "Unfortunately {t} has been {d}", "Please look again: {t} was {d}",
    "{T} was {d}, so try once more", "Something went wrong and {t} was {d}", "Careful: {t} has been {d}",
    "{T} was {d}, and we are looking into it", "We are sorry that {t} was {d}", "Attention, {t} has just been {d}",
)  # fmt: skip
_GOOD_EVENTS = """
file: saved, copied, uploaded, renamed; photo: uploaded, restored, shared; draft: saved, sent, published;
profile: updated; password: updated, reset; invoice: sent, received; playlist: shared, copied, saved;
booking: received, moved; comment: published, sent; calendar: updated, shared; backup: restored, copied;
recording: saved, uploaded; application: received, sent; form: sent, received; drawing: saved, shared;
folder: moved, renamed, copied;
review: published, received; survey: sent; schedule: updated; timetable: updated, published; essay: saved, uploaded;
poem: published, saved; spreadsheet: saved, shared; signature: received, saved; nickname: updated; wishlist: shared
"""
_BAD_EVENTS = """
file: lost, damaged, rejected; photo: deleted, damaged, refused; draft: lost, deleted; upload: interrupted, cancelled;
password: rejected; invoice: refused, lost; booking: cancelled, refused; backup: interrupted, damaged;
call: interrupted; recording: interrupted, lost; application: rejected; form: rejected, refused; folder: deleted;
account: blocked; card: refused, blocked; payment: rejected, cancelled; meeting: cancelled;
download: interrupted; signature: refused;
flight: cancelled; connection: lost, interrupted; lesson: cancelled; spreadsheet: damaged, lost
"""
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_NUMBERS = "three four five six seven eight nine ten twelve twenty".split()
_WHO = (
    "our curator", "Maria", "the gardener", "Tom", "our team", "the caretaker", "the librarian", "Nadia",
    "the front desk", "an expert", "Uma", "the captain", "our nurse", "Yusuf", "the beekeeper", "Mila",
)  # fmt: skip
_WHERE = (
    "the town hall", "the harbour", "the main entrance", "the old mill", "the fountain", "gate seven", "the library",
    "the second floor", "the railway station", "the river", "the market square", "the greenhouse",
)  # fmt: skip
_WHEN = ("this spring", "this week", "this autumn", "next month", "next week", "this year", "after the holidays")
_WHEN2 = ("last year", "last summer", "the spring", "the eighties", "yesterday", "last month")


def _subjects(text: str) -> list[Subject]:
    return [Subject(said.rstrip("+"), said.endswith("+")) for said in re.split(r",\s+", text.strip())]


_KINDS = (
    (tuple(_subjects(_PLACES)), _OF_PLACES, _ABOUT_PLACES),
    (tuple(_subjects(_MATTERS)), _OF_MATTERS, _ABOUT_MATTERS),
    (tuple(_subjects(_NATURE)), _OF_NATURE, _ABOUT_NATURE),
)
SUBJECTS = tuple(subject for subjects, _, _ in _KINDS for subject in subjects if not is_held_out_text(subject.said))


def _events(text: str) -> list[tuple[str, list[str]]]:
    pairs = (event.split(": ") for event in re.split(r";\s+", text.strip()))
    return [(thing, done.split(", ")) for thing, done in pairs if not is_held_out_text(thing)]


_EVENTS = {True: _events(_GOOD_EVENTS), False: _events(_BAD_EVENTS)}


def event(rng: Random) -> Event:
    good = rng.random() < 0.6
    thing, done = rng.choice(_EVENTS[good])
    return Event(thing, rng.choice(done), good)


def headline(subject: Subject, rng: Random) -> str:
    return _fitting(_HEADLINES, subject, rng)


def sentence(subject: Subject, rng: Random) -> str:
    (forms,) = (forms for subjects, forms, _ in _KINDS if subject in subjects)
    return _fitting(forms, subject, rng)


def question_and_answer(subject: Subject, rng: Random, not_these: Sequence[str] = ()) -> tuple[str, str]:
    (forms,) = (forms for subjects, _, forms in _KINDS if subject in subjects)
    while True:
        both = _filled("\n".join(rng.choice(forms)), subject, rng)
        question, answer = both.split("\n")
        question = f"{question}?"
        if question not in not_these and not is_held_out_text(both):
            return question, answer


def message(event: Event, rng: Random) -> str:
    """Of what happened."""
    while True:
        whose = rng.choice(("your", "your", "the"))
        form, thing = rng.choice(_GOOD if event.good else _BAD), f"{whose} {event.thing}"
        said = form.format(t=thing, T=thing[0].upper() + thing[1:], d=event.done)
        if not is_held_out_text(said.replace(event.done, "")):
            return said


def _fitting(forms: Sequence[str], subject: Subject, rng: Random) -> str:
    while True:
        said = _filled(rng.choice(forms), subject, rng)
        if not is_held_out_text(said):
            return said


def _filled(form: str, subject: Subject, rng: Random) -> str:
    first, second = sorted(rng.sample(range(len(_DAYS)), 2))
    number, one = rng.choice(_NUMBERS), subject.said
    said = form.format(
        s=one, S=one[0].upper() + one[1:], n=number, N=number.capitalize(), who=rng.choice(_WHO),
        where=rng.choice(_WHERE), when=rng.choice(_WHEN), when2=rng.choice(_WHEN2), day=_DAYS[first],
        later=_DAYS[second], they="they" if subject.many else "it",
        **{verb: many if subject.many else verb for verb, many in _VERBS.items()},
    )  # fmt: skip
    return "\n".join(line[0].upper() + line[1:] for line in said.split("\n"))


_VERBS = {
    "is": "are", "has": "have", "takes": "take", "works": "work", "matters": "matter", "makes": "make",
    "concerns": "concern", "Does": "Do",
}  # fmt: skip
