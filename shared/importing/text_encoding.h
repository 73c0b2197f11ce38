#pragma once
/// The encoding of a text file that does not say it.
///
///   DecodedText decoded = decode_text(bytes);         // decoded.text is UTF-8
#include <string>
#include <string_view>

namespace oferta::importing {

enum class Encoding { utf8, windows_1251, utf16_little, utf16_big };

struct DecodedText {
  std::string text;  ///< valid UTF-8 without a byte order mark
  Encoding encoding = Encoding::utf8;
};

/// A byte order mark decides. Without one: UTF-16 where zero bytes stand in every other place, as
/// in any table with digits and separators; UTF-8 where the bytes are that; else windows-1251, in
/// which every byte means something. Broken surrogates become U+FFFD.
DecodedText decode_text(std::string_view bytes);
/// The same for bytes of which a person has said the encoding; what is none of it becomes U+FFFD.
DecodedText decode_text(std::string_view bytes, Encoding encoding);

}  // namespace oferta::importing
