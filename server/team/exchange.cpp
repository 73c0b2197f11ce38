#include "server/team/exchange.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include "server/team/intake.h"
#include "server/team/sync_request.h"
#include "shared/base/json.h"

namespace oferta::server::team {
namespace {

struct Space {
  std::string id;
  std::string epoch;
  long long version = 0;
};

Space space_of(soci::session& sql) {
  Space space;
  sql << "SELECT id, epoch, version FROM space", soci::into(space.id), soci::into(space.epoch),
      soci::into(space.version);
  return space;
}

// Where a device is in reading: "<epoch>.<version>", and "+" after it while it reads from the
// beginning. Who begins gets its own operations back; who has come to the end has them.
struct Cursor {
  long long version = 0;
  bool own_too = true;

  std::string text(const Space& space) const {
    return space.epoch + "." + std::to_string(version) + (own_too ? "+" : "");
  }
};

// A cursor of another epoch stands for the beginning.
Result<Cursor> cursor_from(std::string_view text, const Space& space) {
  if (text.empty()) return Cursor{};
  Cursor cursor;
  cursor.version = -1;
  cursor.own_too = text.back() == '+';
  if (cursor.own_too) text.remove_suffix(1);
  const std::size_t dot = text.find('.');
  if (dot != std::string_view::npos) {
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data() + dot + 1, end, cursor.version);
    if (error != std::errc() || rest != end) cursor.version = -1;
  }
  if (cursor.version < 0) {
    return fail(ErrorCode::invalid_format, "The cursor is not one of ours.", "cur");
  }
  if (text.substr(0, dot) != space.epoch || cursor.version > space.version) return Cursor{};
  return cursor;
}

struct Page {
  std::string operations;  // JSON, comma separated
  std::size_t count = 0;
  Cursor next;
  bool more = false;
};

// Operations after the cursor. They are asked for a few at a time: an engine may send the whole of
// a result at once, and they may be long.
Page page_from(soci::session& sql, const SyncRequest& request, const Space& space,
               const Cursor& from) {
  constexpr long long kAtOnce = 100;
  Page page;
  page.next = {space.version, false};
  const std::string own = from.own_too ? "" : sync::node_text(request.node);
  long long last = from.version;
  long long version = 0;
  std::string body;
  soci::statement query =
      (sql.prepare << "SELECT version, body FROM operation WHERE version > :from AND node <> :own "
                      "ORDER BY version LIMIT :limit",
       soci::use(last), soci::use(own), soci::use(kAtOnce), soci::into(version), soci::into(body));
  for (long long rows = kAtOnce; rows == kAtOnce;) {
    rows = 0;
    query.execute();
    while (query.fetch()) {
      if (static_cast<std::int64_t>(page.count) == request.limit ||
          page.operations.size() > kAnswerBytes) {
        page.more = true;
        page.next = {last, from.own_too};
        return page;
      }
      if (page.count > 0) page.operations += ',';
      page.operations += body;
      last = version;
      ++page.count;
      ++rows;
    }
  }
  return page;
}

std::string text_of(const std::vector<Rejection>& rejections) {
  Json out = Json::array();
  for (const Rejection& rejection : rejections) {
    out.push_back({{"i", rejection.index},
                   {"n", rejection.sequence > 0 ? sync::node_text(rejection.node) : ""},
                   {"s", rejection.sequence},
                   {"code", rejection.code},
                   {"msg", rejection.message}});
  }
  return canonical(out);
}

std::string text_of(const std::map<sync::NodeId, std::int64_t>& acknowledged) {
  Json out = Json::object();
  for (const auto& [node, sequence] : acknowledged) out[sync::node_text(node)] = sequence;
  return canonical(out);
}

Answer gap(const Error& error, const std::map<sync::NodeId, std::int64_t>& acknowledged) {
  Answer answer;
  answer.status = 409;
  answer.body = R"({"ack":)" + text_of(acknowledged) + R"(,"error":)" +
                canonical(Json{{"code", "gap"}, {"message", describe(error)}}) + "}";
  return answer;
}

unsigned status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::unsupported:
      return 426;
    case ErrorCode::internal:
      return 500;
    default:
      return 400;
  }
}

Answer refusal_of(const Error& error) {
  if (error.code == ErrorCode::io) return refusal_of_database(error);
  return refusal(status_of(error.code), error_name(error.code), describe(error));
}

class Exchange {
 public:
  Exchange(const Device& device, const SyncRequest& request, std::int64_t now_ms)
      : device_(device), request_(request), now_ms_(now_ms) {}

  // A missing number undoes all of the request, and so is an error of the transaction.
  Result<Answer> in_transaction(soci::session& sql) {
    if (request_.space != space_of(sql).id) {
      return refusal(403, "forbidden", "This device belongs to another space.");
    }
    OFERTA_ASSIGN(const Cursor from, cursor_from(request_.cursor, space_of(sql)));
    Intake intake(sql, device_, now_ms_);
    for (const Offered& offer : request_.operations) {
      if (const Result<void> taken = intake.take(offer); !taken) {
        gap_ = gap(taken.error(), intake.acknowledged_before());
        return tl::unexpected<Error>(taken.error());
      }
    }
    OFERTA_TRY(intake.finish());
    const Space space = space_of(sql);
    const bool reads = device_.role == Role::head || device_.role == Role::manager;
    Page page;
    page.next = from;
    if (reads) page = page_from(sql, request_, space, from);
    Answer answer;
    answer.stored = intake.stored();
    answer.rejected = intake.rejections().size();
    answer.sent = page.count;
    answer.body = R"({"ack":)" + text_of(intake.acknowledged()) + R"(,"cur":")" +
                  page.next.text(space) + R"(","epoch":")" + space.epoch + R"(","more":)" +
                  (page.more ? "true" : "false") + R"(,"now":)" + std::to_string(now_ms_) +
                  R"(,"ops":[)" + page.operations + R"(],"p":1,"rej":)" +
                  text_of(intake.rejections()) + "}";
    return answer;
  }

  const std::optional<Answer>& gap_found() const { return gap_; }

 private:
  const Device& device_;
  const SyncRequest& request_;
  std::int64_t now_ms_;
  std::optional<Answer> gap_;
};

}  // namespace

Answer answer_with(unsigned status, const Json& body) {
  Answer answer;
  answer.status = status;
  answer.body = canonical(body);
  return answer;
}

Answer refusal(unsigned status, std::string_view code, std::string_view message) {
  return answer_with(status, {{"error", {{"code", code}, {"message", message}}}});
}

Answer refusal_of_database(const Error& error) {
  Answer answer = refusal(503, error_name(error.code), error.message);
  answer.trouble = error.detail;
  return answer;
}

Result<std::string> position(Database& database) {
  return database.read([](soci::session& sql) -> Result<std::string> {
    const Space space = space_of(sql);
    return canonical(Json{{"cur", Cursor{space.version, false}.text(space)}});
  });
}

Answer exchange(Database& database, const Device& device, std::string_view body,
                std::int64_t now_ms) {
  const Result<SyncRequest> request = read_sync_request(body);
  if (!request) {
    const bool too_many =
        request.error().code == ErrorCode::out_of_range && request.error().detail == "ops";
    return too_many ? refusal(413, "too_large", request.error().message)
                    : refusal_of(request.error());
  }
  Exchange work(device, *request, now_ms);
  const Result<Answer> answer =
      database.write([&work](soci::session& sql) { return work.in_transaction(sql); });
  if (work.gap_found()) return *work.gap_found();
  return answer ? *answer : refusal_of(answer.error());
}

}  // namespace oferta::server::team
