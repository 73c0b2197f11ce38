#pragma once
/// Which sequence numbers of one node have been seen. A node numbers its operations 1, 2, 3 …; they
/// may arrive in any order, and a number that is missing in between has not been seen.
///
///   Sequences seen;
///   seen.add(1); seen.add(2); seen.add(5);
///   seen.through();  // 2: everything up to here is known, ask for what follows
///   seen.largest();  // 5: a number this node may not use again
#include <cstdint>
#include <map>

namespace oferta::sync {

class Sequences {
 public:
  Sequences() = default;
  /// Everything from 1 to `through`.
  explicit Sequences(std::int64_t through) { add(1, through); }

  void add(std::int64_t sequence) { add(sequence, sequence); }
  /// A range, both ends included; nothing when it is empty.
  void add(std::int64_t first, std::int64_t last);
  void add(const Sequences& other);

  bool contains(std::int64_t sequence) const;
  /// The last number before the first gap; 0 when number 1 is missing.
  std::int64_t through() const;
  /// The largest number; 0 when there is none.
  std::int64_t largest() const { return ranges_.empty() ? 0 : ranges_.rbegin()->second; }
  /// First and last number of every unbroken range, in order; neighbours do not touch.
  const std::map<std::int64_t, std::int64_t>& ranges() const { return ranges_; }

  friend bool operator==(const Sequences&, const Sequences&) = default;

 private:
  std::map<std::int64_t, std::int64_t> ranges_;
};

}  // namespace oferta::sync
