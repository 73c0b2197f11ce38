#!/usr/bin/python3
"""Makes the fonts the application and its documents use, from fonts on this machine.

    tools/fonts.py interface OUT_DIR
    tools/fonts.py documents OUT_DIR
    tools/fonts.py icons NAMES_FILE LUCIDE_FONT_DIR OUT_TTF OUT_HEADER

Each font is cut to the characters that a Russian or English user can meet. The interface's figures
are made tabular in the font itself, because the canvas applies no OpenType features.
"""

import json
import os
import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

INTER = Path("/usr/share/fonts/opentype/inter")
NOTO = Path("/usr/share/fonts/truetype/noto")

# Latin with its Western and Central European letters, Cyrillic, and the signs in use.
RANGES = [
    (0x0020, 0x007E),
    (0x00A0, 0x017F),
    (0x0218, 0x021B),
    (0x02BC, 0x02BC),
    (0x0400, 0x045F),
    (0x0490, 0x0491),
    (0x04AE, 0x04B1),
    (0x04D8, 0x04D9),
    (0x04E8, 0x04E9),
]
SIGNS = (
    "\u2007\u2009\u200b\u202f"  # figure, thin, zero-width and narrow no-break space
    "–—‘’‚“”„†‡•…‰′″‹›⁄"
    "€₽₸₴№™"
    "←↑→↓↔↗↘"
    "−∞≈≠≤≥×÷√"
    "■□▲△▶▼◆○●✓✔✕✗"
)
# What documents need and Noto Sans itself lacks, with the sister font that has it.
BORROWED = {
    "NotoSansMath-Regular.ttf": "←↑→↓↔↗↘∞≈≠≤≥√",
    "NotoSansSymbols2-Regular.ttf": "■□▲△▶▼◆○●✓✔✕✗",
}


def characters():
    """The code points every text font is cut to."""
    chosen = {code for first, last in RANGES for code in range(first, last + 1)}
    return chosen | {ord(sign) for sign in SIGNS}


def cut(font, codes, keep_kerning):
    """Leaves only the glyphs of `codes`, without hints."""
    options = subset.Options()
    options.hinting = False
    options.desubroutinize = True
    options.layout_features = ["kern", "mark", "mkmk"] if keep_kerning else []
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.drop_tables += ["FFTM", "DSIG", "STAT", "MATH", "meta"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def save(font, path):
    """Writes the font; the same input gives the same bytes."""
    font.recalcTimestamp = False
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".part")
    font.save(unfinished)
    os.replace(unfinished, path)


def bake_tabular_figures(font):
    """Makes the tabular figures of the `tnum` feature the ordinary ones."""
    table = font["GSUB"].table
    lookups = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for index in record.Feature.LookupListIndex
    }
    tabular = {}
    for index in lookups:
        for subtable in table.LookupList.Lookup[index].SubTable:
            tabular.update(getattr(subtable, "ExtSubTable", subtable).mapping)
    proportional = font.getBestCmap()
    figures = {ord(figure): tabular[proportional[ord(figure)]] for figure in "0123456789"}
    for cmap in font["cmap"].tables:
        if cmap.isUnicode():
            cmap.cmap.update(figures)
    # A few thousandths of an em are wrong in some weights; a column of figures shows it.
    widest = max(font["hmtx"][name][0] for name in figures.values())
    for name in figures.values():
        font["hmtx"][name] = (widest, font["hmtx"][name][1])


def make_interface_fonts(out_dir):
    for style in ("Regular", "SemiBold"):
        font = TTFont(INTER / f"Inter-{style}.otf", recalcTimestamp=False)
        bake_tabular_figures(font)
        cut(font, characters(), keep_kerning=False)
        save(font, out_dir / f"inter-{style.lower()}.otf")
        font.flavor = "woff2"
        save(font, out_dir / f"inter-{style.lower()}.woff2")


def add_glyph(font, code, glyph, width):
    name = f"uni{code:04X}"
    font["glyf"][name] = glyph
    font["hmtx"][name] = (width, glyph.xMin)
    for cmap in font["cmap"].tables:
        if cmap.isUnicode():
            cmap.cmap[code] = name


def add_minus(font):
    """U+2212: the horizontal bar of the style's own plus sign."""
    glyf = font["glyf"]
    plus = font.getBestCmap()[ord("+")]
    points, _, _ = glyf[plus].getCoordinates(glyf)
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    _, bottom, top, _ = sorted({y for _, y in points})
    pen = TTGlyphPen(None)
    pen.moveTo((left, bottom))
    for corner in ((left, top), (right, top), (right, bottom)):
        pen.lineTo(corner)
    pen.closePath()
    minus = pen.glyph()
    minus.recalcBounds(glyf)
    add_glyph(font, 0x2212, minus, font["hmtx"][plus][0])


def borrow(font, sister, signs):
    """Copies outlines of `signs` from a font of the same family and design size."""
    cmap = sister.getBestCmap()
    known = font.getBestCmap()
    glyphs = sister.getGlyphSet()
    scale = font["head"].unitsPerEm / sister["head"].unitsPerEm
    for sign in signs:
        if ord(sign) in known or ord(sign) not in cmap:
            continue
        outline = DecomposingRecordingPen(glyphs)
        glyphs[cmap[ord(sign)]].draw(outline)
        pen = TTGlyphPen(None)
        outline.replay(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
        glyph = pen.glyph()
        glyph.recalcBounds(font["glyf"])
        add_glyph(font, ord(sign), glyph, round(sister["hmtx"][cmap[ord(sign)]][0] * scale))


def make_document_fonts(out_dir):
    sisters = {name: TTFont(NOTO / name) for name in BORROWED}
    for style, name in (
        ("Regular", "regular"),
        ("Bold", "bold"),
        ("Italic", "italic"),
        ("BoldItalic", "bold-italic"),
    ):
        font = TTFont(NOTO / f"NotoSans-{style}.ttf", recalcTimestamp=False)
        cut(font, characters(), keep_kerning=True)
        add_minus(font)
        for sister_name, signs in BORROWED.items():
            borrow(font, sisters[sister_name], signs)
        save(font, out_dir / f"noto-sans-{name}.ttf")


def constant_name(icon):
    return "kIcon" + "".join(word.capitalize() for word in icon.split("-"))


def make_icons(names_file, lucide_dir, out_font, out_header):
    lines = (line.strip() for line in names_file.read_text("utf-8").splitlines())
    names = sorted({line for line in lines if line and not line.startswith("#")})
    known = json.loads((lucide_dir / "info.json").read_text("utf-8"))
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.exit(f"fonts.py: {names_file} names icons that do not exist: {', '.join(unknown)}")
    codes = {name: int(known[name]["encodedCode"].lstrip("\\"), 16) for name in names}

    font = TTFont(lucide_dir / "lucide.ttf", recalcTimestamp=False)
    cut(font, set(codes.values()), keep_kerning=False)
    save(font, out_font)

    header = [
        "// The icons of assets/icons.txt, as text in the icon font. Made by tools/fonts.py.",
        "#pragma once",
        "",
        "namespace oferta::ui {",
        "",
        *(f'inline constexpr const char* {constant_name(n)} = "\\u{c:04X}";' for n, c in codes.items()),
        "",
        "}  // namespace oferta::ui",
        "",
    ]
    out_header.parent.mkdir(parents=True, exist_ok=True)
    out_header.write_text("\n".join(header), "utf-8")


def main(arguments):
    match arguments:
        case ["interface", out_dir]:
            make_interface_fonts(Path(out_dir))
        case ["documents", out_dir]:
            make_document_fonts(Path(out_dir))
        case ["icons", names_file, lucide_dir, out_font, out_header]:
            make_icons(Path(names_file), Path(lucide_dir), Path(out_font), Path(out_header))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
