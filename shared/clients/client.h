#pragma once
/// The register of clients: companies and persons, where each stands, and the notes about them.
///
///   Client client;
///   client.kind = ClientKind::company;
///   client.name = "ООО «Ромашка»";
///   std::string_view stage = stage_name(client.stage);   // "new"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/result.h"

namespace oferta::clients {

enum class ClientKind { company, person };

/// The way of a client through the pipeline; the wire name of `fresh` is "new".
enum class Stage { fresh, needs, selection, offer, won, lost, dormant };

std::string_view kind_name(ClientKind kind);
Result<ClientKind> parse_kind(std::string_view name);
std::string_view stage_name(Stage stage);
Result<Stage> parse_stage(std::string_view name);

/// What is to be done next, and when.
struct NextStep {
  std::optional<Date> date;
  std::string text;
  friend bool operator==(const NextStep&, const NextStep&) = default;
};

struct Client {
  std::string id;
  ClientKind kind = ClientKind::company;
  std::string name;
  std::string inn, kpp, ogrn;
  std::string address;
  std::string contact_name, contact_post;
  std::string phone, email;
  std::string segment;
  std::vector<std::string> groups;  ///< customer groups, for prices
  std::string tier;                 ///< of the loyalty programme; empty: none
  std::int64_t points = 0;          ///< loyalty points, each worth one minor unit
  Stage stage = Stage::fresh;
  std::string owner;  ///< manager id
  std::optional<Date> created;
  std::string summary;
  std::optional<NextStep> next_step;
};

/// What was said or noticed, at a moment.
struct Note {
  std::string id;
  std::string client;
  std::string brief;  ///< empty: about the client as such
  std::string text;
  std::int64_t at_ms = 0;  ///< milliseconds since 1970-01-01 UTC
};

/// The letters for a picture of the client: the first letters of the first two words of the name,
/// legal forms (ООО, АО, ИП, LLC …) and quotation marks left out.
std::string initials(std::string_view name);

}  // namespace oferta::clients
