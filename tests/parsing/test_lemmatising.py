import pytest

from dragoman.parsing.lemmatising import Lemmatizer, read_lemmatizer
from dragoman.parsing.parser import LANGUAGES

PAST = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"
INFINITIVE = "VerbForm=Inf"


def test_the_reading_decides() -> None:
    lemmatizer = Lemmatizer({("found", "VERB", ""): "find", ("found", "VERB", INFINITIVE): "found"}, {})
    assert lemmatizer.lemma("found", "VERB", PAST) == "find"
    assert lemmatizer.lemma("FOUND", "VERB", INFINITIVE) == "found"


def test_an_ending_that_makes_a_known_word_is_preferred() -> None:
    endings = {("VERB|VerbForm=Ger", "ing"): (3, ""), ("VERB|VerbForm=Ger", "king"): (3, "e")}
    lemmatizer = Lemmatizer({("talk", "VERB", ""): "talk"}, endings)
    assert lemmatizer.lemma("talking", "VERB", "VerbForm=Ger") == "talk"
    assert lemmatizer.lemma("liking", "VERB", "VerbForm=Ger") == "like"


def test_names_keep_their_capitals() -> None:
    assert Lemmatizer({}, {}).lemma("Netanyahu", "PROPN", "Number=Sing") == "Netanyahu"
    assert Lemmatizer({}, {}).lemma("Shelling", "NOUN", "Number=Sing") == "shelling"


@pytest.mark.parametrize(
    ("form", "upos", "feats", "lemma"),
    [
        ("expelled", "VERB", PAST, "expel"),
        ("withdrew", "VERB", PAST, "withdraw"),
        ("Accused", "VERB", PAST, "accuse"),
        ("provoking", "VERB", "Tense=Pres|VerbForm=Part", "provoke"),
        ("sanctions", "NOUN", "Number=Plur", "sanction"),
        ("countries", "NOUN", "Number=Plur", "country"),
        ("was", "AUX", PAST, "be"),
        ("Russian", "ADJ", "Degree=Pos", "Russian"),
    ],
)
def test_english_words_of_the_news(form: str, upos: str, feats: str, lemma: str) -> None:
    lemmatizer = read_lemmatizer(LANGUAGES / "en" / "weights" / "lemmas.tsv.gz")
    assert lemmatizer.lemma(form, upos, feats) == lemma
