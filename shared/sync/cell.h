#pragma once
/// One cell (type, id, field): the value in force, values that lost, and stamps known to be
/// overwritten. The state depends on the set of writes alone, not on their order or repetition:
///
///   winner   the write with the largest (stamp, canonical bytes)
///   past     every stamp somebody replaced knowingly (the `w` of all operations seen)
///   lost     writes other than the winner whose stamp is not in `past`: nobody has seen and
///            replaced them, so a person has to choose
///
/// A write that arrives late is dropped exactly when its stamp is in `past`, whenever that became
/// known. Merging is therefore commutative, associative and idempotent.
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "shared/sync/stamp.h"

namespace oferta::sync {

/// The canonical bytes of a field that is not there.
inline constexpr std::string_view kNothing = "null";

/// Who wrote, when: shared by all cells an operation wrote.
struct Origin {
  Stamp stamp;
  NodeId node = 0;
  std::int64_t sequence = 0;
  std::uint32_t author = 0;  ///< index into the store's authors
  std::int64_t schema = 1;
  std::uint32_t unknown = 0;  ///< index into the store's members of later versions
};

/// A value and where it came from.
struct Write {
  std::string value;  ///< canonical JSON
  Stamp stamp;
  std::uint32_t origin = 0;  ///< index into the store's origins
};

/// Losing writes and overwritten stamps of a cell; most cells have neither.
struct CellPast {
  std::vector<Stamp> past;  ///< sorted
  std::vector<Write> lost;  ///< sorted by stamp, then value
};

class Cell {
 public:
  /// A cell of which nothing is known yet.
  explicit Cell(std::uint32_t field) : field_(field) {}

  std::uint32_t field() const { return field_; }
  /// False while only overwritten stamps are known.
  bool set() const { return set_; }
  const Write& winner() const { return winner_; }
  const std::vector<Write>& lost() const;
  const std::vector<Stamp>& past() const;
  /// Somebody has knowingly replaced or deleted the write of this stamp.
  bool replaced(const Stamp& stamp) const;

  /// Adds a write; true when the state changed.
  bool add(Write write);
  /// Adds an overwritten stamp; true when the state changed.
  bool overwrite(const Stamp& stamp);

 private:
  CellPast& extra();
  bool keep_lost(Write write);

  Write winner_;
  std::unique_ptr<CellPast> extra_;
  std::uint32_t field_ = 0;
  bool set_ = false;
};

}  // namespace oferta::sync
