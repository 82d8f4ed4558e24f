"""The spaCy configuration of the network: a shared encoder, a morphologizer and a transition parser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Size:
    """What decides about speed, accuracy and the size on disk."""

    width: int = 128
    depth: int = 4
    rows: tuple[int, int, int, int] = (6000, 1000, 2500, 1500)
    hidden: int = 128
    pieces: int = 2


def configuration(language: str, size: Size) -> dict[str, Any]:
    """A spaCy configuration as a dictionary."""
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": size.width, "upstream": "tok2vec"}
    tok2vec = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": size.width,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": list(size.rows),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": size.width,
            "depth": size.depth,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": True,
        "hidden_width": size.hidden,
        "maxout_pieces": size.pieces,
        "use_upper": True,
        "nO": None,
        "tok2vec": listener,
    }
    return {
        "nlp": {"lang": language, "pipeline": ["tok2vec", "morphologizer", "parser"]},
        "components": {
            "tok2vec": {"factory": "tok2vec", "model": tok2vec},
            "morphologizer": {
                "factory": "morphologizer",
                "model": {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": listener},
            },
            "parser": {"factory": "parser", "min_action_freq": 20, "model": parser},
        },
    }
