#include "shared/sync/conflict.h"

#include <algorithm>

#include "shared/base/sha256.h"
#include "shared/base/sort.h"
#include "shared/sync/cell.h"

namespace oferta::sync {
namespace {

std::string conflict_id(const RecordView& view, std::string_view field, const Write& lost) {
  std::string bytes;
  for (const std::string_view part : {view.type(), view.id(), field}) {
    append_json_string(bytes, part);
  }
  bytes += lost.stamp.text();
  bytes += lost.value;
  return sha256_hex(bytes).substr(0, 32);
}

class Finder {
 public:
  Finder(const Store& store, const RecordView& view) : store_(store), view_(view) {
    if (view.sealed()) {
      sealed_ = parse_own_json(view.record().seal->contents);
    }
  }

  std::vector<Conflict> find() {
    for (const Cell& cell : view_.record().cells) {
      if (cell.set()) look_at(cell);
    }
    sort_by(found_, [](const Conflict& a, const Conflict& b) {
      return std::tie(a.field, a.lost_stamp, a.lost) < std::tie(b.field, b.lost_stamp, b.lost);
    });
    return std::move(found_);
  }

 private:
  void look_at(const Cell& cell) {
    const std::string& name = store_.field_name(cell.field());
    const bool mark = cell.field() == kDeletedIndex;
    Conflict conflict;
    conflict.field = name;
    bool winner_lost = false;
    if (view_.sealed()) {
      // A sealed record exists and reads as its seal says, whatever its cells hold.
      conflict.kind = ConflictKind::edited_sealed;
      const auto member = sealed_.find(name);
      conflict.kept = mark ? "0" : member == sealed_.end() ? kNothing : canonical(*member);
      conflict.kept_stamp = view_.record().seal->stamp;
      conflict.kept_author = author(view_.record().seal->origin);
      winner_lost = true;
    } else if (view_.deleted() && !mark) {
      conflict.kind = ConflictKind::edited_deleted;
      const Write& deletion = view_.record().cells.front().winner();
      conflict.kept = kNothing;
      conflict.kept_stamp = deletion.stamp;
      conflict.kept_author = author(deletion.origin);
      winner_lost = true;
    } else {
      conflict.kept = cell.winner().value;
      conflict.kept_stamp = cell.winner().stamp;
      conflict.kept_author = author(cell.winner().origin);
    }
    for (const Write& write : cell.lost()) add(conflict, write);
    if (winner_lost && !cell.replaced(cell.winner().stamp)) add(conflict, cell.winner());
  }

  void add(Conflict conflict, const Write& lost) {
    if (lost.value == conflict.kept) return;  // both wanted the same
    conflict.type = view_.type();
    conflict.record = view_.id();
    conflict.id = conflict_id(view_, conflict.field, lost);
    conflict.lost = lost.value;
    conflict.lost_stamp = lost.stamp;
    conflict.lost_author = author(lost.origin);
    found_.push_back(std::move(conflict));
  }

  std::string author(std::uint32_t origin) const {
    return store_.author(store_.origin(origin).author);
  }

  const Store& store_;
  const RecordView& view_;
  Json sealed_;
  std::vector<Conflict> found_;
};

}  // namespace

std::vector<Conflict> conflicts_of(const Store& store, const RecordView& record) {
  return Finder(store, record).find();
}

std::vector<Conflict> conflicts(const Store& store) {
  std::vector<Conflict> out;
  for (const auto& [type, id] : store.disputed()) {
    const auto view = store.find_any(type, id);
    if (!view) continue;
    for (Conflict& conflict : conflicts_of(store, *view)) out.push_back(std::move(conflict));
  }
  return out;
}

}  // namespace oferta::sync
