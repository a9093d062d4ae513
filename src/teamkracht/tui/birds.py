"""Names of birds for clients: kind, and they say nothing about anybody."""

from __future__ import annotations

from collections.abc import Collection
from random import Random

from teamkracht.i18n import current

BIRDS = {
    "Aalscholver": "cormorant",
    "Appelvink": "hawfinch",
    "Bergeend": "shelduck",
    "Boomklever": "nuthatch",
    "Boomkruiper": "treecreeper",
    "Boomvalk": "hobby",
    "Bosuil": "tawny owl",
    "Buizerd": "buzzard",
    "Fitis": "willow warbler",
    "Fuut": "great crested grebe",
    "Geelgors": "yellowhammer",
    "Goudhaan": "goldcrest",
    "Goudplevier": "golden plover",
    "Goudvink": "bullfinch",
    "Graspieper": "meadow pipit",
    "Groenling": "greenfinch",
    "Grutto": "godwit",
    "Heggenmus": "dunnock",
    "Houtduif": "wood pigeon",
    "IJsvogel": "kingfisher",
    "Karekiet": "reed warbler",
    "Kerkuil": "barn owl",
    "Kievit": "lapwing",
    "Kluut": "avocet",
    "Koolmees": "great tit",
    "Kwartel": "quail",
    "Leeuwerik": "lark",
    "Lepelaar": "spoonbill",
    "Lijster": "thrush",
    "Merel": "blackbird",
    "Nachtegaal": "nightingale",
    "Ooievaar": "stork",
    "Patrijs": "partridge",
    "Pimpelmees": "blue tit",
    "Putter": "goldfinch",
    "Regenwulp": "whimbrel",
    "Reiger": "heron",
    "Rietgors": "reed bunting",
    "Ringmus": "tree sparrow",
    "Roodborst": "robin",
    "Scholekster": "oystercatcher",
    "Sijs": "siskin",
    "Specht": "woodpecker",
    "Spreeuw": "starling",
    "Staartmees": "long-tailed tit",
    "Steenuil": "little owl",
    "Stern": "tern",
    "Tapuit": "wheatear",
    "Tjiftjaf": "chiffchaff",
    "Torenvalk": "kestrel",
    "Tureluur": "redshank",
    "Vink": "chaffinch",
    "Visarend": "osprey",
    "Waterhoen": "moorhen",
    "Wielewaal": "golden oriole",
    "Winterkoning": "wren",
    "Wulp": "curlew",
    "Zanglijster": "song thrush",
    "Zilverreiger": "egret",
    "Zwaluw": "swallow",
    "Zwartkop": "blackcap",
}
"""Dutch names, with the English ones beside them."""


def offer(random: Random, taken: Collection[str], count: int = 4) -> tuple[str, ...]:
    """Offer names that nobody of the team has yet; fewer where most are taken."""
    used = {name.casefold() for name in taken}
    free = [name for name in BIRDS if name.casefold() not in used]
    return tuple(random.sample(free, min(count, len(free))))


def with_english(name: str) -> str:
    """Give a name, with the English beside it for who reads English."""
    english = BIRDS.get(name)
    return f"{name} ({english})" if english and current() == "en" else name
