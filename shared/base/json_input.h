#pragma once
/// The byte source the JSON lexer reads from: tells how far it has read and, for syntax checks,
/// leaves out digits that cannot change the verdict. Internal to the parser.
///
/// A number such as 1e400 or one of 500 digits is good grammar, yet the lexer converts every number
/// and stops at those that overflow a double. At most 100 digits of a whole part and two of an
/// exponent are let through: 10^100 · 10^99 still fits, and fewer digits of a run are as
/// grammatical as more.
#include <cstddef>
#include <iterator>
#include <string_view>

namespace oferta {

class JsonSource {
 public:
  explicit JsonSource(std::string_view text, bool shorten_numbers)
      : text_(text), shorten_(shorten_numbers) {
    if (shorten_) classify();
  }

  bool at_end() const { return next_ >= text_.size(); }
  /// The lexer asked for a byte behind the last one.
  bool read_past_end() const { return read_past_end_; }
  void note_end() { read_past_end_ = true; }
  char current() const { return text_[next_]; }
  /// Bytes of the original text read so far.
  std::size_t consumed() const { return next_; }
  void advance() {
    ++next_;
    if (shorten_) {
      while (next_ < text_.size() && !classify()) ++next_;
    }
  }

 private:
  enum class Part { other, whole, fraction, exponent };

  // Takes note of the byte at next_; false when it is a digit to leave out.
  bool classify() {
    if (at_end()) return true;
    const char c = text_[next_];
    if (in_string_) {
      if (escaped_) {
        escaped_ = false;
      } else if (c == '\\') {
        escaped_ = true;
      } else if (c == '"') {
        in_string_ = false;
      }
      return true;
    }
    if (c >= '0' && c <= '9') {
      if (part_ == Part::other) part_ = Part::whole;
      ++digits_;
      if (part_ == Part::whole) return digits_ <= kWholeDigits;
      return part_ != Part::exponent || digits_ <= kExponentDigits;
    }
    if (c == '.' && part_ == Part::whole) {
      part_ = Part::fraction;
      digits_ = 0;
    } else if ((c == 'e' || c == 'E') && (part_ == Part::whole || part_ == Part::fraction)) {
      part_ = Part::exponent;
      digits_ = 0;
    } else if ((c != '+' && c != '-') || part_ != Part::exponent || digits_ > 0) {
      part_ = Part::other;
      digits_ = 0;
      in_string_ = c == '"';
    }
    return true;
  }

  static constexpr std::size_t kWholeDigits = 100;
  static constexpr std::size_t kExponentDigits = 2;

  std::string_view text_;
  std::size_t next_ = 0;
  std::size_t digits_ = 0;
  Part part_ = Part::other;
  bool shorten_ = false;
  bool in_string_ = false;
  bool escaped_ = false;
  bool read_past_end_ = false;
};

/// The source as the pair of input iterators the parser takes; a null source is the end.
class JsonIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;

  explicit JsonIterator(JsonSource* source) : source_(source) {}
  char operator*() const { return source_->current(); }
  JsonIterator& operator++() {
    source_->advance();
    return *this;
  }
  JsonIterator operator++(int) {
    const JsonIterator before = *this;
    source_->advance();
    return before;
  }
  friend bool operator==(const JsonIterator& a, const JsonIterator& b) {
    return a.finished() == b.finished();
  }
  friend bool operator!=(const JsonIterator& a, const JsonIterator& b) { return !(a == b); }

 private:
  bool finished() const {
    if (source_ == nullptr) return true;
    if (!source_->at_end()) return false;
    source_->note_end();
    return true;
  }
  JsonSource* source_;
};

}  // namespace oferta
