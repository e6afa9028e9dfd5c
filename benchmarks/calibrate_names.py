"""How `is_person_name` holds on generated names and phrases: of the texts said at 0.8, how many are people?

    python benchmarks/calibrate_names.py [HOW_MANY]

Names come from Faker in many locales, each word with one chance in ten spoilt into an unknown one (Faker's own names
are in the lists); others are Faker's jobs, firms, streets, slogans, colours and cities. Needs Faker (MIT).
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable

from exec_finder.names import is_person_name

LOCALES = "en_US en_GB de_DE fr_FR es_ES pt_BR it_IT nl_NL sv_SE da_DK pl_PL cs_CZ tr_TR hu_HU en_IN ru_RU et_EE ro_RO"
SPOILT = 0.1


def spoil(name: str, rng: random.Random) -> str:
    """The name with some words unknown: two inner letters changed places, one doubled."""
    made = []
    for word in name.split():
        if len(word) > 4 and rng.random() < SPOILT:
            place = rng.randrange(1, len(word) - 2)
            word = word[:place] + word[place + 1] + word[place] + word[place] + word[place + 2 :]  # noqa: PLW2901
        made.append(word)
    return " ".join(made)


def texts(count: int, rng: random.Random) -> list[tuple[str, bool]]:
    from faker import Faker

    Faker.seed(7)
    people = [Faker(locale) for locale in LOCALES.split()]
    english = Faker("en_US")
    others: list[Callable[[], str]] = [
        english.job,
        english.company,
        english.street_name,
        english.city,
        lambda: english.catch_phrase().title(),
        lambda: english.bs().title(),
        lambda: str(english.color_name()),
        lambda: " ".join(english.words(rng.choice((2, 2, 3)))).title(),
    ]
    found = [(spoil(rng.choice(people).name(), rng), True) for _ in range(count)]
    return found + [(rng.choice(others)(), False) for _ in range(count)]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    said = [(is_person_name(text), person, text) for text, person in texts(count, random.Random(7))]
    print("said at     texts  people")
    for low in range(10):
        inside = [person for sure, person, _ in said if low / 10 <= sure < (low + 1) / 10]
        if inside:
            print(f"{low / 10:.1f} to {(low + 1) / 10:.1f}  {len(inside):6}  {sum(inside) / len(inside):.2f}")
    print(f"people recognised  {sum(sure >= 0.5 for sure, person, _ in said if person) / count:.3f}")
    print(f"others taken       {sum(sure >= 0.5 for sure, person, _ in said if not person) / count:.3f}")
    if "-v" in sys.argv:
        for sure, person, text in said:
            if (sure >= 0.5) != person:
                print(f"{sure:.2f} {'missed' if person else 'taken '} {text}")


if __name__ == "__main__":
    main()
