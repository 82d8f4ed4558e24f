import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Sentence
from dragoman.parsing.errors import MissingPipeline, MissingWeights
from dragoman.parsing.parser import Parser, load
from dragoman.parsing.splitting import split

NEWS = (
    "Russia expels two diplomats\n\n"
    "Russian President Vladimir Putin told his Chinese counterpart on Friday that he wouldn’t cut  ties with Beijing. "
    "“We want peace,” he said. The soldiers were killed by rebels near Goma."
)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load("en")


def parse(parser: Parser, text: str) -> list[Sentence]:
    return parser.parse(text, [(i, *span) for i, span in enumerate(split(text, "en"))])


def test_a_language_without_weights_is_named() -> None:
    with pytest.raises(MissingWeights, match="'xx'"):
        load("xx")


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    with pytest.raises(MissingPipeline, match="no_such_pipeline"):
        load("en", "no_such_pipeline")


def test_importing_the_parser_does_not_import_spacy() -> None:
    code = "import sys, dragoman.parsing.parser; sys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603


def test_who_did_what_to_whom(parser: Parser) -> None:
    title, told, _, killed = parse(parser, NEWS)
    root = next(t for t in title if t.head == t.index)
    assert (root.lemma, root.upos) == ("expel", "VERB")
    assert [t.text for t in title.dependents(root.index, "nsubj")] == ["Russia"]
    assert [t.text for t in title.dependents(root.index, "obj")] == ["diplomats"]
    root = next(t for t in told if t.head == t.index)
    assert root.lemma == "tell"
    assert [t.lemma for t in told.dependents(root.index, "ccomp")] == ["cut"]
    root = next(t for t in killed if t.head == t.index)
    assert [t.text for t in killed.dependents(root.index, "nsubj:pass")] == ["soldiers"]
    assert [t.text for t in killed.dependents(root.index, "obl:agent")] == ["rebels"]


def test_offsets_are_those_of_the_whole_text(parser: Parser) -> None:
    sentences = parse(parser, NEWS)
    assert [s.index for s in sentences] == [0, 1, 2, 3]
    for sentence in sentences:
        for token in sentence:
            assert token.text == NEWS[token.start : token.end]
            assert sentence.start <= token.start < token.end <= sentence.end


def test_only_what_is_asked_for_is_parsed(parser: Parser) -> None:
    spans = split(NEWS, "en")
    assert [s.index for s in parser.parse(NEWS, [(3, *spans[3])])] == [3]
    assert parser.parse(NEWS, []) == []
    assert parser.parse("   \n", [(0, 0, 3)]) == []


def test_another_process_gives_the_same(parser: Parser) -> None:
    code = (
        "import sys; from dragoman.parsing.parser import load; from dragoman.parsing.splitting import split\n"
        "text = sys.stdin.buffer.read().decode()\n"
        "found = load('en').parse(text, [(i, *s) for i, s in enumerate(split(text, 'en'))])\n"
        "sys.stdout.buffer.write(repr(found).encode())"
    )
    done = subprocess.run([sys.executable, "-c", code], input=NEWS.encode(), check=True, capture_output=True)  # noqa: S603
    parse(parser, "Something else was read before.")
    assert done.stdout.decode() == repr(parse(parser, NEWS))


def test_forgetting_the_words_of_earlier_texts_changes_nothing(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    before = parse(parser, NEWS)
    monkeypatch.setattr("dragoman.parsing.parser.MANY_WORDS", 50)
    for number in range(20):
        parse(parser, " ".join(f"Word{number}x{i}" for i in range(30)))
        assert parse(parser, NEWS) == before


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(["No.", "U.S.", "said", "“", "…", "3", "\u00a0", "\t", " ", "-", "\U0001f600"])).map(
        " ".join
    )
)
def test_any_text_gives_one_tree_a_sentence(parser: Parser, text: str) -> None:
    for sentence in parse(parser, text):
        assert sum(t.head == t.index for t in sentence) == 1
        assert all(token.text == text[token.start : token.end] for token in sentence)
        assert len(sentence.subtree(next(t.index for t in sentence if t.head == t.index))) == len(sentence.tokens)
        covered = {i for t in sentence for i in range(t.start, t.end)}
        assert all(
            text[i].isspace() or i in covered or not text[i].isprintable() for i in range(sentence.start, sentence.end)
        )
