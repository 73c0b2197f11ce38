#!/usr/bin/python3
"""Writes the interface's texts as a header: the keys once, then the texts of each language in their
order. As two JSON files in the program they would be a fifth larger for the browser.

    tools/strings.py RU_JSON EN_JSON OUT_HEADER

A text with plural forms has a key for each: `key#one`. Where a language has no such form, its text is
empty. Every entry ends with U+001F.
"""

import json
import sys
from pathlib import Path

END = "\u001f"
# A compiler need not take a literal of more than 65 536 bytes.
MOST_BYTES = 60_000


def texts_of(path):
    """Key -> text of one language."""
    texts = {}
    for key, value in json.loads(path.read_text("utf-8")).items():
        forms = {f"{key}#{form}": text for form, text in value.items()} if isinstance(value, dict) else {key: value}
        texts.update(forms)
    for key, text in texts.items():
        if not isinstance(text, str) or not text or END in text or ')"' in text:
            sys.exit(f"strings.py: {path}: the text of `{key}` cannot be used")
    return texts


def literals(entries):
    """String literals that hold the entries one after another."""
    pieces = [""]
    for entry in entries:
        if len((pieces[-1] + entry).encode()) > MOST_BYTES:
            pieces.append("")
        pieces[-1] += entry + END
    return "{" + ", ".join(f'R"({piece})"' for piece in pieces) + "}"


def main(ru_file, en_file, out_header):
    ru, en = texts_of(Path(ru_file)), texts_of(Path(en_file))
    keys = sorted(ru.keys() | en.keys())
    header = [
        "// The texts of assets/strings. Made by tools/strings.py.",
        "#pragma once",
        "#include <string_view>",
        "",
        "namespace oferta::app {",
        "",
        f"inline constexpr std::string_view kTextKeys[] = {literals(keys)};",
        f"inline constexpr std::string_view kTextsRu[] = {literals(ru.get(key, '') for key in keys)};",
        f"inline constexpr std::string_view kTextsEn[] = {literals(en.get(key, '') for key in keys)};",
        "",
        "}  // namespace oferta::app",
        "",
    ]
    Path(out_header).write_text("\n".join(header), "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
