#include "shared/workspace/lead.h"

#include <array>
#include <utility>

#include "shared/base/id.h"
#include "shared/base/text.h"
#include "shared/sync/transaction.h"
#include "shared/workspace/client_records.h"
#include "shared/workspace/workspace.h"

namespace oferta::workspace {
namespace {

constexpr std::array<std::string_view, 3> kLeadSources{"link", "file", "stand"};
constexpr std::int64_t kMaxLeadMs = 13'569'465'600'000;  // 2400-01-01, as of stamps
// Fewer digits are an extension or a slip, and would be the same as many others.
constexpr std::size_t kLeastPhoneDigits = 5;

using TextField = std::pair<const char*, std::string Lead::*>;

constexpr std::array<TextField, 4> kContactFields{{{"contact_name", &Lead::contact_name},
                                                   {"company", &Lead::company},
                                                   {"phone", &Lead::phone},
                                                   {"email", &Lead::email}}};
constexpr std::array<TextField, 3> kLeadIds{
    {{"link", &Lead::link}, {"client", &Lead::client}, {"taken", &Lead::taken}}};

bool nothing_in(std::string_view text) {
  return trim(text).empty();
}

Result<void> refuse_lead(const char* message, const char* field) {
  return fail(ErrorCode::invalid_argument, message, field);
}

/// Nothing in it says whose answers they are.
Result<void> check_survey(const Lead& lead) {
  for (const auto& [field, member] : kContactFields) {
    if (!(lead.*member).empty()) return refuse_lead("Answers of a survey name nobody.", field);
  }
  if (!lead.client.empty()) return refuse_lead("Answers of a survey name nobody.", "client");
  if (!lead.consent.empty()) return refuse_lead("There is nothing to consent to.", "consent");
  if (!lead.text.empty()) return refuse_lead("A wish needs somebody to answer to.", "text");
  if (lead.total) return refuse_lead("A survey has no prices.", "total");
  if (lead.brief.answers.empty()) return refuse_lead("There is no answer in it.", "survey");
  return {};
}

Result<void> check_lead_contact(const Lead& lead) {
  for (const auto& [field, member] : kContactFields) {
    if ((lead.*member).size() > kMaxLeadName) return refuse_lead("The text is too long.", field);
  }
  if (lead.consent.size() > kMaxLeadName) return refuse_lead("The consent is unknown.", "consent");
  const bool of_person = !lead.contact_name.empty() || !lead.phone.empty() || !lead.email.empty();
  if (of_person && nothing_in(lead.consent)) {
    return refuse_lead("A contact is kept with the consent to its processing only.", "consent");
  }
  if (nothing_in(lead.phone) && nothing_in(lead.email) && lead.client.empty()) {
    return refuse_lead("There is no way to answer: neither a phone number nor an e-mail address.",
                       "phone");
  }
  return {};
}

/// Digits alone; a Russian number dialled with 8 is the one that is written with +7.
std::string phone_digits(std::string_view phone) {
  std::string digits;
  for (const char c : phone) {
    if (c >= '0' && c <= '9') digits += c;
  }
  if (digits.size() == 11 && digits.front() == '8') digits.front() = '7';
  return digits;
}

/// The first client for whom `same` is true, by id.
template <class Same>
std::string first_client(const Workspace& workspace, const Same& same) {
  for (const auto& [id, client] : workspace.clients()) {
    if (same(client)) return id;
  }
  return {};
}

/// The lead as the workspace has it, when it still waits.
Result<void> check_waits(const Workspace& workspace, const Lead& lead) {
  const Lead* known = workspace.lead(lead.id);
  if (known == nullptr) return fail(ErrorCode::not_found, "There is no such lead.", lead.id);
  if (!known->open()) {
    return fail(ErrorCode::conflict, "The lead has been taken or dismissed already.", "lead");
  }
  return {};
}

Result<void> add_client(sync::Transaction& change, const Lead& lead, const LeadTaking& taking) {
  const std::string name = lead_name(lead);
  if (name.empty()) {
    return fail(ErrorCode::not_found, "The client the link was made for is gone.", "client");
  }
  const bool company = !nothing_in(lead.company);
  Json fields{{"kind", company ? "company" : "person"},
              {"name", name},
              {"stage", "needs"},
              {"owner", taking.owner},
              {"created", taking.today.to_iso()}};
  for (const auto& [field, member] : kContactFields) {
    // The company is the name, and so is a person's.
    const bool named = member == &Lead::company || (!company && member == &Lead::contact_name);
    if (!named && !nothing_in(lead.*member)) fields[field] = std::string(trim(lead.*member));
  }
  return change.set_fields("client", taking.client_id, fields);
}

/// The fields of a brief that say what is wanted.
Json decision_fields(needs::Brief brief) {
  brief.line_discounts.clear();
  Json fields = brief_fields(brief);
  for (const char* const field : {"client", "title", "created", "discount"}) fields.erase(field);
  return fields;
}

}  // namespace

std::string_view lead_source_name(LeadSource source) {
  return kLeadSources.at(static_cast<std::size_t>(source));
}

std::string lead_name(const Lead& lead) {
  for (const std::string* text : {&lead.company, &lead.contact_name, &lead.email, &lead.phone}) {
    if (!nothing_in(*text)) return std::string(trim(*text));
  }
  return {};
}

Lead read_lead(const std::string& id, const FieldReader& fields) {
  Lead lead;
  lead.id = id;
  lead.at_ms = fields.integer("at", {0, kMaxLeadMs});
  lead.source =
      static_cast<LeadSource>(fields.choice("source", {kLeadSources.begin(), kLeadSources.end()}));
  for (const auto& [field, member] : kLeadIds) lead.*member = fields.text_or(field, "");
  for (const auto& [field, member] : kContactFields) lead.*member = fields.text_or(field, "");
  lead.consent = fields.text_or("consent", "");
  lead.text = fields.text_or("text", "");
  lead.total = fields.optional_money("total");
  lead.dismissed = fields.boolean_or("dismissed", false);
  lead.survey = fields.boolean_or("survey", false);
  lead.visits = fields.integer_or("visits", 0, {0, kMaxLeadVisits});
  lead.plays = fields.integer_or("plays", 0, {0, kMaxLeadVisits});
  lead.brief = read_brief(id, fields);
  lead.brief.title.clear();
  lead.brief.created.reset();
  lead.brief.discount_bp = 0;
  lead.brief.line_discounts.clear();
  if (const Result<void> sound = check_lead(lead); !sound) {
    fields.problem(sound.error().detail, sound.error().message);
  }
  return lead;
}

Json lead_fields(const Lead& lead) {
  Json fields = decision_fields(lead.brief);
  fields["at"] = lead.at_ms;
  fields["source"] = std::string(lead_source_name(lead.source));
  const auto add_text = [&](const char* field, const std::string& text) {
    if (!text.empty()) fields[field] = text;
  };
  for (const auto& [field, member] : kLeadIds) add_text(field, lead.*member);
  for (const auto& [field, member] : kContactFields) add_text(field, lead.*member);
  add_text("consent", lead.consent);
  add_text("text", lead.text);
  if (lead.total) fields["total"] = oferta::json_of(*lead.total);
  if (lead.dismissed) fields["dismissed"] = true;
  if (lead.survey) fields["survey"] = true;
  if (lead.visits > 0) fields["visits"] = lead.visits;
  if (lead.plays > 0) fields["plays"] = lead.plays;
  return fields;
}

Result<void> check_lead(const Lead& lead) {
  if (!is_valid_id(lead.id)) return refuse_lead("A lead has an id.", "id");
  if (lead.at_ms < 0 || lead.at_ms > kMaxLeadMs) return refuse_lead("The moment is none.", "at");
  for (const auto& [field, member] : kLeadIds) {
    if (!(lead.*member).empty() && !is_valid_id(lead.*member)) {
      return refuse_lead("This is no id.", field);
    }
  }
  if (lead.text.size() > kMaxLeadText) return refuse_lead("The text is too long.", "text");
  if (lead.total && lead.total->amount < 0) {
    return refuse_lead("A total must not be negative.", "total");
  }
  if (!is_valid_id(lead.brief.questionnaire)) {
    return refuse_lead("A lead names the questionnaire it answers.", "questionnaire");
  }
  return lead.survey ? check_survey(lead) : check_lead_contact(lead);
}

std::string client_of_lead(const Workspace& workspace, const Lead& lead) {
  if (workspace.client(lead.client) != nullptr) return lead.client;
  const std::string email = fold_case(trim(lead.email));
  if (!email.empty()) {
    std::string found = first_client(workspace, [&](const clients::Client& client) {
      return fold_case(trim(client.email)) == email;
    });
    if (!found.empty()) return found;
  }
  const std::string phone = phone_digits(lead.phone);
  if (phone.size() < kLeastPhoneDigits) return {};
  return first_client(workspace, [&](const clients::Client& client) {
    return phone_digits(client.phone) == phone;
  });
}

Result<LeadTaken> take_lead(sync::Transaction& change, const Workspace& workspace, const Lead& lead,
                            const LeadTaking& taking) {
  OFERTA_TRY(check_waits(workspace, lead));
  OFERTA_TRY(check_lead(lead));
  LeadTaken taken{client_of_lead(workspace, lead), taking.brief_id, false};
  if (taken.client.empty()) {
    OFERTA_TRY(add_client(change, lead, taking));
    taken.client = taking.client_id;
    taken.new_client = true;
  }
  Json brief = decision_fields(lead.brief);
  brief["client"] = taken.client;
  brief["created"] = taking.today.to_iso();
  OFERTA_TRY(change.set_fields("brief", taken.brief, brief));
  if (!nothing_in(lead.text)) {
    const clients::Note note{taking.note_id, taken.client, taken.brief,
                             std::string(trim(lead.text)), lead.at_ms};
    OFERTA_TRY(change.set_fields("note", note.id, note_fields(note)));
  }
  OFERTA_TRY(change.set("lead", lead.id, "taken", taken.brief));
  return taken;
}

Result<void> dismiss_lead(sync::Transaction& change, const Workspace& workspace, const Lead& lead) {
  OFERTA_TRY(check_waits(workspace, lead));
  return change.set("lead", lead.id, "dismissed", true);
}

}  // namespace oferta::workspace
