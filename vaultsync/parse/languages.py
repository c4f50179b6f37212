"""Codes of languages: in the names of templates all of two letters, some of three."""

from vaultsync.patterns import regex

_CODE = regex(r"[a-z]{2,3}(?:-[a-z]{2,4})?")

_TWO = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr "
    "cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu "
    "gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk "
    "kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms "
    "mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro "
    "ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk "
    "tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
_THREE = (
    "arz ast bar bho ceb ckb cmn dsb fil frr fur gsw hak haw hmn hsb ilo kab kmr lld "
    "lmo mai min nan nap nds pap pcm pms prs rom scn sco smn szl tet tpi tzm vec war "
    "wuu yue zgh"
)
"""Without `sms`: it is Skolt Sami, but in the name of a template it is meant to be a text."""


def known_language(code: str) -> bool:
    """Tell whether `de`, `pt-br` or `gsw` is the code of a language."""
    return code.partition("-")[0] in {*_TWO.split(), *_THREE.split()}


def read_language(text: str) -> str:
    """Read `de`; what is no code of a language is the user's own: `language: Python`."""
    code = text.strip().casefold()
    return code if _CODE.fullmatch(code) else ""
