#include "shared/offer/issuer.h"

#include <string_view>
#include <utility>

#include "shared/offer/document_style.h"
#include "shared/pricing/line.h"

namespace oferta::offer {
namespace {

void read_requisites(const FieldReader& fields, Company& company) {
  company.inn = fields.text_or("inn", "");
  company.kpp = fields.text_or("kpp", "");
  company.ogrn = fields.text_or("ogrn", "");
  company.address = fields.optional_local_text("address");
  company.phone = fields.text_or("phone", "");
  company.email = fields.text_or("email", "");
  company.site = fields.text_or("site", "");
  company.bank = fields.optional_local_text("bank");
  company.bic = fields.text_or("bic", "");
  company.account = fields.text_or("account", "");
  company.correspondent_account = fields.text_or("correspondent_account", "");
  company.signatory_name = fields.optional_local_text("signatory_name");
  company.signatory_post = fields.optional_local_text("signatory_post");
  company.accountant_name = fields.optional_local_text("accountant_name");
}

void put(Json& out, const char* key, const std::string& text) {
  if (!text.empty()) out[key] = text;
}

}  // namespace

Company read_company(const FieldReader& fields) {
  const Company defaults;
  Company company;
  company.name = fields.local_text("name");
  company.legal_name = fields.optional_local_text("legal_name");
  if (company.legal_name.empty()) company.legal_name = company.name;
  read_requisites(fields, company);
  company.charges_vat = fields.choice_or("vat", {"general", "none"}, 0) == 0;
  company.prices_include_vat = fields.boolean_or("prices_include_vat", true);
  company.currency = fields.currency_or("currency", "RUB");
  company.number_prefix = fields.text_or("number_prefix", defaults.number_prefix);
  company.offer_valid_days =
      fields.integer_or("offer_valid_days", defaults.offer_valid_days, {0, 3650});
  company.terms_payment = fields.optional_local_text("terms_payment");
  company.terms_delivery = fields.optional_local_text("terms_delivery");
  company.terms_warranty = fields.optional_local_text("terms_warranty");
  company.about = fields.optional_local_text("about");
  company.accent = fields.text_or("accent", defaults.accent);
  if (!is_colour(company.accent)) {
    fields.problem("accent", "A colour is written as #rrggbb.");
    company.accent = defaults.accent;
  }
  company.mark = fields.text_or("mark", "");
  return company;
}

Manager read_manager(const std::string& id, const FieldReader& fields) {
  Manager manager;
  manager.id = id;
  manager.name = fields.local_text("name");
  manager.post = fields.optional_local_text("post");
  manager.phone = fields.text_or("phone", "");
  manager.email = fields.text_or("email", "");
  if (fields.has("role")) {
    manager.role = static_cast<PersonRole>(fields.choice("role", {"manager", "head"}));
  }
  manager.discount_limit_bp = fields.optional_integer("discount_limit", {0, pricing::kWholeBp});
  return manager;
}

Issuer read_issuer(const FieldReader& fields, const Currency& currency,
                   const std::string& manager) {
  Issuer issuer;
  issuer.company = read_company(fields);
  issuer.company.currency = currency;
  issuer.manager = read_manager(manager, fields.object("manager"));
  if (fields.has("documents")) {
    issuer.company.templates = read_frozen_templates(fields.object("documents"));
  }
  return issuer;
}

Issuer frozen_issuer(const Issuer& issuer, Language language) {
  Problems problems;  // what was written by us reads
  const Json fields = issuer_json(issuer, language);
  return read_issuer(FieldReader(fields, "issuer", problems), issuer.company.currency,
                     issuer.manager.id);
}

Json issuer_json(const Issuer& issuer, Language language) {
  const Company& company = issuer.company;
  Json out{{"name", company.name.get(language)}, {"accent", company.accent}};
  out["vat"] = company.charges_vat ? "general" : "none";
  put(out, "mark", company.mark);
  put(out, "legal_name", company.legal_name.get(language));
  put(out, "inn", company.inn);
  put(out, "kpp", company.kpp);
  put(out, "ogrn", company.ogrn);
  put(out, "address", company.address.get(language));
  put(out, "phone", company.phone);
  put(out, "email", company.email);
  put(out, "site", company.site);
  put(out, "bank", company.bank.get(language));
  put(out, "bic", company.bic);
  put(out, "account", company.account);
  put(out, "correspondent_account", company.correspondent_account);
  put(out, "signatory_name", company.signatory_name.get(language));
  put(out, "signatory_post", company.signatory_post.get(language));
  put(out, "accountant_name", company.accountant_name.get(language));
  put(out, "about", company.about.get(language));
  const Manager& manager = issuer.manager;
  Json contact{{"name", manager.name.get(language)}};
  put(contact, "post", manager.post.get(language));
  put(contact, "phone", manager.phone);
  put(contact, "email", manager.email);
  out["manager"] = std::move(contact);
  // Absent without templates: files and seals are then those of versions that knew none.
  Json documents = frozen_templates_json(company.templates, language);
  if (!documents.is_null()) out["documents"] = std::move(documents);
  return out;
}

}  // namespace oferta::offer
