#pragma once
/// The functions of the page that the core may call; implemented in page_library.js.
///
/// Texts are UTF-8 with a length and need no terminator, except for the cursor's name.
#include <cstddef>
#include <cstdint>

extern "C" {
/// Asks for one animation frame; asking again before it comes changes nothing.
void oferta_page_request_frame();
/// A JSON object {"do": …} with, for some, bytes beside it. See platform.cpp for the kinds.
void oferta_page_message(const char* json, std::size_t json_length, const char* bytes,
                         std::size_t bytes_length);
/// A patch of ui::semantic_patch_json.
void oferta_page_mirror(const char* json, std::size_t length);
/// A CSS cursor name, zero-terminated.
void oferta_page_cursor(const char* cursor);
/// Milliseconds since 1970-01-01 UTC.
double oferta_page_now();
/// 32 random bits of the browser's cryptographic generator.
std::uint32_t oferta_page_random();
/// Days since 1970-01-01 of the calendar date where the user is.
std::int32_t oferta_page_local_day();
/// Minutes that the clock where the user is now is ahead of UTC.
std::int32_t oferta_page_utc_offset();
}
