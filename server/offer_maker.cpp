#include "server/offer_maker.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "server/files.h"
#include "server/workspace_io.h"
#include "shared/base/sha256.h"
#include "shared/offer/compose.h"
#include "shared/offer/numbering.h"
#include "shared/proposal/compose.h"
#include "shared/proposal/engine.h"
#include "shared/proposal/explain.h"
#include "shared/sync/store.h"
#include "shared/workspace/check.h"
#include "shared/workspace/workspace_file.h"

namespace oferta::server {
namespace {

std::vector<std::string> numbers_in_use(const workspace::Workspace& workspace) {
  std::vector<std::string> numbers;
  for (const auto& [id, offer] : workspace.offers()) {
    numbers.push_back(offer.number);
  }
  return numbers;
}

// Made from what is in the offer, since the same input has to give the same bytes.
std::string offer_id(const offer::ComposeInput& input) {
  constexpr std::size_t kIdDigits = 20;
  const std::string seed = input.number + '\n' + input.date.to_iso() + '\n' + input.addressee.name;
  return "offer-" + sha256_hex(seed).substr(0, kIdDigits);
}

Error explain(const proposal::Source& source, const proposal::Proposals& proposals) {
  std::string sentences;
  for (const std::string& sentence :
       proposal::explain_impossible(source, proposals, Language::en)) {
    sentences += sentences.empty() ? sentence : " " + sentence;
  }
  if (sentences.empty()) {
    sentences = "Nothing in the catalogue serves this brief.";
  }
  return {ErrorCode::infeasible, std::move(sentences), ""};
}

// A code nobody has given out is a slip of the keyboard: it is said, not passed over.
Result<void> check_coupons(const workspace::Workspace& workspace,
                           const std::vector<std::string>& coupons) {
  for (const std::string& coupon : coupons) {
    const auto& rules = workspace.price_book().rules();
    const bool known = std::any_of(rules.begin(), rules.end(), [&](const pricing::PriceRule& rule) {
      return !rule.coupon.empty() && fold_case(rule.coupon) == fold_case(trim(coupon));
    });
    if (!known) {
      return fail(ErrorCode::not_found, "No price rule of the workspace has the coupon `" + coupon +
                                            "`, so it takes nothing off.");
    }
  }
  return {};
}

// Codes that are known and yet did nothing: another day, another client, another rule instead.
std::vector<std::string> idle_coupons(const workspace::Workspace& workspace,
                                      const std::vector<std::string>& coupons,
                                      const offer::Offer& offer) {
  const auto used = [&offer](const std::string& rule) {
    const auto of_rule = [&rule](const auto& made) { return made.rule == rule; };
    return std::any_of(offer.adjustments.begin(), offer.adjustments.end(), of_rule) ||
           std::any_of(offer.lines.begin(), offer.lines.end(), [&](const offer::OfferLine& line) {
             return line.charge == rule ||
                    std::any_of(line.steps.begin(), line.steps.end(), of_rule);
           });
  };
  std::vector<std::string> idle;
  for (const std::string& coupon : coupons) {
    const auto& rules = workspace.price_book().rules();
    const bool works = std::any_of(rules.begin(), rules.end(), [&](const pricing::PriceRule& rule) {
      return fold_case(rule.coupon) == fold_case(trim(coupon)) && used(rule.id);
    });
    if (!works) {
      idle.push_back(coupon);
    }
  }
  return idle;
}

const clients::Client* addressed_client(const workspace::Workspace& workspace,
                                        const workspace::BriefFile& file) {
  return file.client ? &*file.client : workspace.client(file.client_id);
}

// The manager the brief names, else the client's own, else the first of the workspace.
offer::Manager manager_for(const workspace::Workspace& workspace, const workspace::BriefFile& file,
                           const clients::Client& client) {
  for (const std::string& id : {file.manager, client.owner}) {
    if (const offer::Manager* manager = workspace.manager(id)) {
      return *manager;
    }
  }
  const auto& managers = workspace.managers();
  return managers.empty() ? offer::Manager{} : managers.begin()->second;
}

}  // namespace

Result<MadeOffer> make_offer(const workspace::Workspace& workspace,
                             const workspace::BriefFile& brief_file, const OfferChoices& choices) {
  OFERTA_TRY(workspace::check_brief(workspace, brief_file));
  OFERTA_TRY(check_coupons(workspace, choices.coupons));
  needs::Brief brief = brief_file.brief;
  brief.variant = choices.variant.value_or(brief.variant);
  brief.date = choices.date.value_or(brief.date);
  const Language language = choices.language.value_or(brief_file.language);

  const proposal::Source source = workspace.source(brief);
  // Neither the curve nor what more money would buy is part of an offer.
  proposal::ProposalEngine engine({.frontier_points = 0, .money_step = 0});
  OFERTA_TRY(engine.start(source, brief));
  engine.run();
  const proposal::Proposal* chosen = engine.proposals().variant(brief.variant);
  if (chosen == nullptr || chosen->lines.empty()) {
    return fail(explain(source, engine.proposals()));
  }

  const clients::Client& client = *addressed_client(workspace, brief_file);
  offer::ComposeInput input = proposal::compose_input(source, brief, *chosen, language);
  input.issuer = {workspace.company(), manager_for(workspace, brief_file, client)};
  input.addressee = offer::addressee_of(client);
  input.date = brief.date;
  input.coupons = choices.coupons;
  input.total = choices.total;
  input.number = brief_file.number;
  if (input.number.empty()) {
    input.number = offer::next_number(workspace.company().number_prefix, brief.date.year,
                                      numbers_in_use(workspace));
  }
  input.id = offer_id(input);
  OFERTA_ASSIGN(offer::Offer offer, offer::compose_offer(input));
  MadeOffer made{std::move(offer), std::move(input.issuer), {}, {}};
  made.idle_coupons = idle_coupons(workspace, choices.coupons, made.offer);
  for (const pricing::Adjustment& adjustment : made.offer.adjustments) {
    const auto planned = [&](const proposal::PriceEffect& effect) {
      return effect.planned && effect.rule == adjustment.rule;
    };
    std::vector<std::string>& after = made.applied_after;
    if (std::none_of(chosen->effects.begin(), chosen->effects.end(), planned) &&
        std::find(after.begin(), after.end(), adjustment.name) == after.end()) {
      after.push_back(adjustment.name);
    }
  }
  return made;
}

Result<MadeOffer> make_offer_for(const workspace::Workspace& workspace,
                                 const std::filesystem::path& brief_path,
                                 const OfferChoices& choices) {
  OFERTA_ASSIGN(const std::string brief_text, read_file(brief_path));
  auto brief = workspace::read_brief_file(brief_text);
  if (!brief) {
    return fail_in_file(brief_path, brief.error());
  }
  return make_offer(workspace, *brief, choices);
}

Result<MadeOffer> make_offer_from_files(const std::filesystem::path& workspace_path,
                                        const std::filesystem::path& brief_path,
                                        const OfferChoices& choices) {
  OFERTA_ASSIGN(const workspace::Workspace workspace, load_workspace_file(workspace_path));
  return make_offer_for(workspace, brief_path, choices);
}

}  // namespace oferta::server
