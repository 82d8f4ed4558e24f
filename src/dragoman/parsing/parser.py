"""Sentences of a text to Universal Dependencies trees."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from dragoman.model import Sentence, Span, Token
from dragoman.parsing.abbreviations import read_abbreviations
from dragoman.parsing.dividing import Divider
from dragoman.parsing.errors import MissingPipeline, MissingWeights
from dragoman.parsing.normalising import normalise
from dragoman.parsing.products import numpy_products, single_thread
from dragoman.parsing.trees import Word, single_root

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LANGUAGES = Path(__file__).parent.parent / "languages"
# Sentences that go through the network together. Part of the contract that the same call gives the same bits.
BATCH = 64
# Unknown words, each about a kilobyte, that are kept between calls because looking a word up anew takes time.
MANY_WORDS = 100_000
# White space that spaCy makes tokens of.
_ODD_SPACE = re.compile(r"\s\s|[^\S ]|^\s|\s$")

Reading = Callable[["Doc"], list[Word]]


class Parser:
    """Parses sentences of one language. Use ``load`` to get one."""

    def __init__(
        self,
        nlp: Language,
        read: Reading,
        version: str,
        ambiguous: frozenset[str] = frozenset(),
        divider: Divider | None = None,
    ) -> None:
        self._nlp = nlp
        self._divider = divider
        self._ambiguous = ambiguous
        self._read = read
        self.version = version
        self._lock = Lock()
        self._words = ExitStack()
        self._known = 0

    def parse(self, text: str, spans: Iterable[tuple[int, int, int]]) -> list[Sentence]:
        """Parse the sentences given as ``(index, start, end)``; the answer depends on nothing but the arguments."""
        wanted = [(index, start, end) for index, start, end in spans if text[start:end].strip()]
        if not wanted:
            return []
        with self._lock, single_thread():
            self._forget()
            made = [self._document(text[start:end]) for _, start, end in wanted]
            docs = self._nlp.pipe((doc for doc, _ in made), batch_size=BATCH)
            return [
                Sentence(index, start, end, self._tokens(doc, places, text, start))
                for doc, (_, places), (index, start, end) in zip(docs, made, wanted, strict=True)
            ]

    def parse_words(self, sentences: Iterable[tuple[Sequence[str], Sequence[bool]]]) -> list[Sentence]:
        """Parse sentences cut into words already, each with whether a space follows it."""
        from spacy.tokens import Doc

        with self._lock, single_thread():
            self._forget()
            docs = [
                Doc(
                    self._nlp.vocab,
                    [normalise(w) for w in words],
                    list(spaces),
                    sent_starts=[i == 0 for i in range(len(words))],
                )
                for words, spaces in sentences
            ]
            return [
                Sentence(index, 0, len(doc.text.rstrip()), self._tokens(doc, _places(doc), doc.text, 0))
                for index, doc in enumerate(self._nlp.pipe(docs, batch_size=BATCH))
            ]

    def _forget(self) -> None:
        """Drop the words of earlier texts once there are many, so that a long run's memory stays level."""
        if len(self._nlp.vocab) - self._known > MANY_WORDS or not self._known:
            self._words.close()
            self._words.enter_context(self._nlp.memory_zone())
            self._known = len(self._nlp.vocab) + 1

    def _document(self, sentence: str) -> tuple[Doc, list[Span]]:
        """The tokenized sentence, without tokens of white space, and the place of each token."""
        import numpy
        from spacy.tokens import Doc

        doc = self._nlp.make_doc(normalise(sentence))
        if self._divider is None and doc[-1].text not in self._ambiguous and not _ODD_SPACE.search(sentence):
            flags: Any = numpy.full((len(doc), 1), -1, dtype="int64")
            flags[0] = 1
            doc.from_array(["SENT_START"], flags.astype("uint64"))
            return doc, _places(doc)
        pieces = [(token.text, token.idx) for token in doc if not token.is_space]
        last, at = pieces[-1]
        if last in self._ambiguous and len(pieces) > 1:
            pieces[-1:] = [(last[:-1], at), (".", at + len(last) - 1)]
        words, places, spaces = [], [], []
        for i, (word, start) in enumerate(pieces):
            parts = self._divider.parts(word) if self._divider else ((word, 0, len(word)),)
            words += [form for form, _, _ in parts]
            places += [(start + a, start + b) for _, a, b in parts]
            behind = i + 1 < len(pieces) and start + len(word) < pieces[i + 1][1]
            spaces += [False] * (len(parts) - 1) + [behind]
        return Doc(doc.vocab, words=words, spaces=spaces, sent_starts=[i == 0 for i in range(len(words))]), places

    def _tokens(self, doc: Doc, places: Sequence[Span], text: str, start: int) -> tuple[Token, ...]:
        words = single_root(self._read(doc))
        tokens = []
        for index, (word, (first, last)) in enumerate(zip(words, places, strict=True)):
            begin, end = start + first, start + last
            tokens.append(
                Token(index, text[begin:end], word.lemma, word.upos, word.feats, word.head, word.deprel, begin, end)
            )
        return tuple(tokens)


def _places(doc: Doc) -> list[Span]:
    return [(token.idx, token.idx + len(token.text)) for token in doc]


@cache
def load(language: str, name: str | None = None) -> Parser:
    """The parser of a language, or an installed spaCy pipeline by name. Loaded once a process."""
    return _own(language) if name is None else _foreign(language, name)


def available(language: str) -> bool:
    """Whether the package holds a parser for the language."""
    return (LANGUAGES / language / "weights" / "config.cfg").is_file()


def _own(language: str) -> Parser:
    folder = LANGUAGES / language
    weights = folder / "weights"
    if not available(language):
        raise MissingWeights(language)
    import spacy

    from dragoman.parsing.lemmatising import read_lemmatizer
    from dragoman.parsing.tokenizing import adjust_tokenizer, read_divider

    with numpy_products():
        nlp = spacy.load(weights, exclude=["tokenizer"])
    adjust_tokenizer(nlp, folder)
    lemma = read_lemmatizer(weights / "lemmas.tsv.gz").lemma

    names = {0: "", nlp.vocab.strings["ROOT"]: "root", nlp.vocab.morphology.EMPTY_MORPH: ""}

    def name(number: int) -> str:
        if number not in names:
            names[number] = nlp.vocab.strings[number]
        return names[number]

    def read(doc: Doc) -> list[Word]:
        values = doc.to_array(["POS", "MORPH", "HEAD", "DEP"])
        heads = values[:, 2].astype("int64").tolist()
        words = []
        for i, (token, (pos, morph, _, dep)) in enumerate(zip(doc, values.tolist(), strict=True)):
            form, upos, feats = token.text, name(pos), name(morph)
            words.append(Word(form, lemma(form, upos, feats), upos, feats, i + heads[i], name(dep)))
        return words

    divider = read_divider(folder)
    return Parser(nlp, read, _fingerprint(folder), read_abbreviations(folder).words_too, divider if divider else None)


def _foreign(language: str, name: str) -> Parser:
    import spacy

    from dragoman.parsing.conversion import reader

    try:
        with numpy_products():
            nlp = spacy.load(name, exclude=["ner", "senter", "textcat"])
    except OSError as error:
        raise MissingPipeline(name) from error
    labels = frozenset(nlp.pipe_labels.get("parser", ()))
    return Parser(nlp, reader(labels, language), f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}")


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    files = [p for p in (folder / "weights").rglob("*") if p.is_file()]
    files += [p for p in (folder / "tokens.toml", folder / "abbreviations.txt") if p.is_file()]
    for path in sorted(files):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
