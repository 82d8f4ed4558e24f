import pytest
import spacy

from dragoman.parsing.parser import LANGUAGES
from dragoman.parsing.tokenizing import adjust_tokenizer


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    nlp = spacy.blank("en")
    adjust_tokenizer(nlp, LANGUAGES / "en")
    return nlp


@pytest.mark.parametrize(
    "tokens",
    [
        "He does n't want Putin 's aid .",
        "They can not go .",
        "the U.S. - led bloc",
        "a Moscow - backed group",
        "an anti-government re-election vice - president",
        "COVID - 19 and the F - 16",
        "Gen. Smith and Sen. Jones met at 9 a.m.",
        "and / or",
        "on 9/11 and 30/12/2022",
        "$ 5 million , or 10 %",
        "What ?!",
        "gon na",
    ],
)
def test_words_are_cut_as_in_the_treebanks(nlp: spacy.language.Language, tokens: str) -> None:
    text = tokens
    for mark in ("n't", "'s", ",", ".", "- ", "/ ", "%", "?!", "na"):
        text = text.replace(f" {mark}", mark.strip())
    text = text.replace("$ ", "$").replace("can not", "cannot")
    assert [t.text for t in nlp.make_doc(text)] == tokens.split()


@pytest.mark.parametrize("word", ["F-16", "M-19", "S-400", "Mirage-2000"])
def test_spanish_codes_of_letters_and_digits_are_one_word(word: str) -> None:
    nlp = spacy.blank("es")
    adjust_tokenizer(nlp, LANGUAGES / "es")
    assert [t.text for t in nlp.make_doc(f"los {word} franceses")] == ["los", word, "franceses"]
