"""What a request can leave to whoever answers it: kinds of things with true members, and facts about them. Pure.

None of them is what a held-out request leaves open: no cities, planets, moons, recipes, groceries. Members with a word
of the vocabulary that is held out are left out when they are drawn.
"""

# ruff: noqa: E501  (word lists read better as text, a kind of thing a line)
from random import Random
from typing import NamedTuple

from stages.variation.vocabulary import is_held_out_text


class Category(NamedTuple):
    one: str
    many: str
    members: tuple[str, ...]

    def some(self, count: int, rng: Random) -> list[str]:
        return rng.sample([member for member in self.members if not is_held_out_text(member)], count)


class Fact(NamedTuple):
    """Things with what is known of each: `asks` is how a request says the second column."""

    one: str
    many: str
    of: str
    asks: str
    members: tuple[tuple[str, str], ...]

    def some(self, count: int, rng: Random) -> list[tuple[str, str]]:
        return rng.sample([pair for pair in self.members if not is_held_out_text(" ".join(pair))], count)


_CATEGORIES = """
colour | colours | Red, Blue, Green, Yellow, Purple, Orange, Turquoise, Violet, Beige, Crimson, Teal, Maroon, Ivory
month | months | January, February, March, April, May, June, July, August, September, October, November, December
fruit | fruits | Apple, Banana, Cherry, Mango, Pear, Plum, Grape, Peach, Kiwi, Papaya, Apricot, Fig, Melon, Quince
vegetable | vegetables | Carrot, Leek, Spinach, Beetroot, Onion, Celery, Turnip, Kale, Broccoli, Fennel, Parsnip, Radish
instrument | instruments | Violin, Piano, Flute, Guitar, Trumpet, Cello, Drums, Harp, Clarinet, Oboe, Banjo, Tuba
sport | sports | Football, Tennis, Rowing, Fencing, Judo, Handball, Cricket, Archery, Rugby, Badminton, Curling, Golf
language | languages | Spanish, French, Hindi, Polish, Greek, Swahili, Turkish, Korean, Arabic, Finnish, Danish, Czech
tool | tools | Hammer, Screwdriver, Wrench, Pliers, Chisel, Drill, Saw, Spanner, Level, Clamp, Sander, Mallet
season | seasons | Spring, Summer, Autumn, Winter
weekday | weekdays | Monday, Tuesday, Wednesday, Thursday, Friday
day of the week | days of the week | Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday
bird | birds | Robin, Sparrow, Owl, Heron, Magpie, Swallow, Falcon, Wren, Kingfisher, Stork, Raven, Finch, Crane
spice | spices | Cinnamon, Paprika, Cumin, Ginger, Turmeric, Saffron, Nutmeg, Cardamom, Cloves, Pepper, Anise, Sumac
fabric | fabrics | Cotton, Linen, Silk, Wool, Velvet, Denim, Satin, Flannel, Corduroy, Tweed, Canvas, Felt, Cashmere
kind of tea | kinds of tea | Earl Grey, Green tea, Chamomile, Peppermint, Rooibos, Jasmine, Assam, Oolong, Darjeeling, Matcha
kind of coffee | kinds of coffee | Espresso, Cappuccino, Latte, Americano, Macchiato, Flat white, Mocha, Ristretto, Cold brew
kind of cheese | kinds of cheese | Cheddar, Brie, Gouda, Feta, Parmesan, Camembert, Mozzarella, Gruyere, Ricotta, Halloumi
kind of bread | kinds of bread | Sourdough, Baguette, Rye, Ciabatta, Focaccia, Pita, Brioche, Naan, Pumpernickel, Challah
ice cream flavour | ice cream flavours | Vanilla, Chocolate, Strawberry, Pistachio, Lemon, Hazelnut, Mint, Caramel, Coconut
tree | trees | Oak, Birch, Maple, Willow, Pine, Beech, Chestnut, Elm, Cedar, Ash, Linden, Poplar, Hawthorn, Alder
flower | flowers | Rose, Tulip, Daisy, Lily, Orchid, Poppy, Iris, Lavender, Peony, Marigold, Dahlia, Crocus, Violet
animal | animals | Elephant, Otter, Fox, Hedgehog, Giraffe, Badger, Camel, Squirrel, Lynx, Beaver, Koala, Moose
pet | pets | Cat, Dog, Rabbit, Hamster, Goldfish, Parrot, Tortoise, Guinea pig, Ferret, Canary
fish | fishes | Salmon, Trout, Tuna, Cod, Herring, Carp, Perch, Mackerel, Pike, Sardine, Eel, Halibut
insect | insects | Bee, Ant, Beetle, Butterfly, Dragonfly, Moth, Wasp, Cricket, Ladybird, Grasshopper
country | countries | Portugal, Kenya, Japan, Brazil, Norway, Canada, Vietnam, Morocco, Chile, Iceland, Ghana, Nepal
continent | continents | Africa, Asia, Europe, Australia, Antarctica, North America, South America
ocean | oceans | Atlantic, Pacific, Indian Ocean, Arctic Ocean, Southern Ocean
currency | currencies | Euro, Dollar, Yen, Pound, Krona, Rupee, Peso, Franc, Real, Rand, Zloty, Lira
metal | metals | Iron, Copper, Gold, Zinc, Nickel, Tin, Lead, Aluminium, Titanium, Platinum, Cobalt
gemstone | gemstones | Ruby, Emerald, Sapphire, Topaz, Opal, Amethyst, Garnet, Jade, Diamond, Onyx
shape | shapes | Circle, Triangle, Square, Rectangle, Hexagon, Oval, Pentagon, Rhombus, Octagon
job | jobs | Carpenter, Nurse, Baker, Plumber, Pilot, Teacher, Gardener, Electrician, Lawyer, Tailor, Vet, Welder
school subject | school subjects | Maths, History, Biology, Physics, Geography, Art, Chemistry, Music, Economics, Latin
hobby | hobbies | Knitting, Chess, Painting, Fishing, Pottery, Origami, Gardening, Photography, Juggling, Embroidery
dance | dances | Tango, Waltz, Salsa, Polka, Foxtrot, Rumba, Samba, Flamenco, Quickstep, Swing
kind of music | kinds of music | Jazz, Blues, Folk, Opera, Reggae, Techno, Soul, Punk, Hip hop, Country, Gospel
film genre | film genres | Comedy, Drama, Western, Thriller, Horror, Documentary, Musical, Animation, Romance, Fantasy
vehicle | vehicles | Car, Tram, Bicycle, Ferry, Scooter, Van, Motorbike, Lorry, Bus, Tractor, Taxi
piece of furniture | pieces of furniture | Table, Armchair, Bookcase, Wardrobe, Sofa, Desk, Stool, Bench, Dresser, Cupboard
garment | clothes | Shirt, Trousers, Scarf, Jacket, Socks, Jumper, Gloves, Skirt, Raincoat, Hoodie, Dress
room | rooms | Kitchen, Bathroom, Bedroom, Cellar, Attic, Hallway, Study, Pantry, Balcony, Garage
herb | herbs | Basil, Thyme, Rosemary, Parsley, Mint, Sage, Dill, Oregano, Coriander, Chives, Tarragon
nut | nuts | Almond, Walnut, Hazelnut, Cashew, Pecan, Pistachio, Macadamia, Brazil nut, Chestnut
pizza topping | pizza toppings | Mushrooms, Olives, Ham, Onions, Peppers, Capers, Artichokes, Salami, Anchovies, Pineapple
board game | board games | Chess, Go, Backgammon, Draughts, Monopoly, Scrabble, Ludo, Cluedo, Othello
file format | file formats | PDF, CSV, PNG, JPEG, HTML, JSON, SVG, TXT, XML, ZIP, GIF, MP3
feeling | feelings | Joy, Anger, Fear, Sadness, Surprise, Disgust, Pride, Shame, Envy, Relief, Boredom
kind of weather | kinds of weather | Sunny, Rainy, Cloudy, Snowy, Windy, Foggy, Stormy, Icy, Hazy
size | sizes | Tiny, Small, Medium, Large, Extra large, Huge
unit of length | units of length | Metre, Inch, Foot, Mile, Yard, Kilometre, Centimetre, Millimetre
"""

# one | many | second column | how the second is asked for | members
_FACTS = """
animal | animals | legs | how many legs each has | Dog 4, Spider 8, Ant 6, Hen 2, Horse 4, Crab 10, Bee 6, Snail 0, Duck 2, Cow 4, Goose 2
month | months | days | how many days each has | January 31, February 28, March 31, April 30, May 31, June 30, July 31, August 31, September 30
shape | shapes | sides | how many sides they have | Triangle 3, Square 4, Pentagon 5, Hexagon 6, Octagon 8, Heptagon 7, Rectangle 4, Decagon 10
number | numbers | word | the word for each | 1 One, 2 Two, 3 Three, 4 Four, 5 Five, 6 Six, 7 Seven, 8 Eight, 9 Nine, 11 Eleven, 12 Twelve
instrument | instruments | strings | how many strings each has | Violin 4, Guitar 6, Ukulele 4, Cello 4, Mandolin 8, Banjo 5, Viola 4, Harp 47
sport | sports | players | players in a team | Football 11, Basketball 5, Volleyball 6, Handball 7, Cricket 11, Baseball 9, Curling 4
vehicle | vehicles | wheels | how many wheels each has | Bicycle 2, Car 4, Tricycle 3, Scooter 2, Unicycle 1, Motorbike 2, Van 4, Wheelbarrow 1
language | languages | hello | how one says hello in it | French Bonjour, Spanish Hola, Italian Ciao, German Hallo, Turkish Merhaba, Polish Witaj, Swahili Jambo
animal | animals | young | what their young are called | Dog Puppy, Cat Kitten, Cow Calf, Sheep Lamb, Horse Foal, Hen Chick, Goat Kid, Duck Duckling, Swan Cygnet
animal | animals | sound | the sound each makes | Dog Bark, Cat Meow, Cow Moo, Sheep Baa, Pig Oink, Duck Quack, Lion Roar, Owl Hoot, Snake Hiss
number | numbers | roman | the roman numeral of each | 1 I, 2 II, 3 III, 4 IV, 5 V, 6 VI, 7 VII, 8 VIII, 9 IX, 10 X, 50 L, 100 C
weekday | weekdays | short | the short form of each | Monday Mon, Tuesday Tue, Wednesday Wed, Thursday Thu, Friday Fri
country | countries | currency | what people pay with | Japan Yen, India Rupee, Mexico Peso, Norway Krone, Poland Zloty, Brazil Real, Portugal Euro, Thailand Baht
metal | metals | symbol | the symbol of each | Iron Fe, Copper Cu, Gold Au, Zinc Zn, Nickel Ni, Tin Sn, Lead Pb, Titanium Ti, Platinum Pt, Cobalt Co
fruit | fruits | colour | the colour of each | Banana Yellow, Strawberry Red, Blueberry Blue, Lime Green, Mandarin Orange, Plum Purple, Raspberry Red
verb | verbs | past | the past form of each | Go Went, Sing Sang, Write Wrote, Take Took, Swim Swam, Eat Ate, Drive Drove, See Saw, Run Ran, Fly Flew
letter | letters | code word | its code word on the radio | A Alfa, B Bravo, C Charlie, D Delta, E Echo, F Foxtrot, G Golf, K Kilo, L Lima, T Tango
word | words | opposite | the opposite of each | Hot Cold, Big Small, Fast Slow, Old New, Wet Dry, Loud Quiet, Thick Thin, Heavy Light, Rich Poor
tree | trees | fruit | the fruit of each | Oak Acorn, Pine Cone, Beech Beechnut, Palm Coconut, Olive Olive, Hazel Hazelnut
country | countries | language | the language spoken there | Brazil Portuguese, Austria German, Egypt Arabic, Mexico Spanish, Greece Greek, Finland Finnish
"""


def _rows(text: str) -> list[list[str]]:
    return [[part.strip() for part in line.split("|")] for line in text.strip().splitlines()]


CATEGORIES = tuple(Category(one, many, tuple(members.split(", "))) for one, many, members in _rows(_CATEGORIES))
FACTS = tuple(
    Fact(
        one, many, of, asks, tuple((pair.split(" ")[0], " ".join(pair.split(" ")[1:])) for pair in members.split(", "))
    )
    for one, many, of, asks, members in _rows(_FACTS)
)
