#pragma once
/// Who makes an offer: the company with its requisites and letterhead, and the manager.
///
///   Problems problems;
///   Company company = read_company(FieldReader(fields, "company/own", problems));
///   std::string shown = company.legal_name.get(Language::en);
#include <cstdint>
#include <optional>
#include <string>

#include "shared/base/field_reader.h"
#include "shared/base/json.h"
#include "shared/base/money.h"
#include "shared/base/text.h"
#include "shared/offer/document_template.h"
#include "shared/offer/picture.h"

namespace oferta::offer {

/// The record company/own. Requisites are digits as text; any of them may be empty.
struct Company {
  LocalText name;  ///< short, as in the logo
  LocalText legal_name;
  std::string inn, kpp, ogrn;
  LocalText address;
  std::string phone, email, site;
  LocalText bank;
  std::string bic, account, correspondent_account;
  LocalText signatory_name, signatory_post;
  LocalText accountant_name;  ///< signs invoices beside the signatory; may be empty
  bool charges_vat = true;    ///< false: «без НДС»
  bool prices_include_vat = true;
  Currency currency;
  std::string number_prefix = "КП";
  std::int64_t offer_valid_days = 30;
  LocalText terms_payment, terms_delivery, terms_warranty;
  LocalText about;
  std::string accent = "#0b6bb8";  ///< "#rrggbb" of letterhead and headings
  std::string mark;                ///< one to three letters for the logo
  Pictures pictures;               ///< records of their own; on papers only, see picture.h
  DocumentTemplates templates;     ///< records of their own: how its offers are laid out
  friend bool operator==(const Company&, const Company&) = default;
};

/// What a person of the company may do: a head approves what managers may not give alone.
enum class PersonRole { manager, head };

/// A record manager/<id>.
struct Manager {
  std::string id;
  LocalText name;
  LocalText post;
  std::string phone, email;
  std::optional<PersonRole> role{};  ///< absent: nobody has said
  /// What they may take off a line by hand; absent: as everybody of their role.
  std::optional<std::int64_t> discount_limit_bp{};
  friend bool operator==(const Manager&, const Manager&) = default;
};

/// The issuing side of a document.
struct Issuer {
  Company company;
  Manager manager;
  friend bool operator==(const Issuer&, const Issuer&) = default;
};

/// Problems are noted in the reader; fields that may be absent get the values above.
Company read_company(const FieldReader& fields);
Manager read_manager(const std::string& id, const FieldReader& fields);

/// The issuer as an offer file names it: the fields above as far as a client may see them, texts in
/// one language, the manager within. What it gives, read_company and read_manager read.
Json issuer_json(const Issuer& issuer, Language language);
/// The issuer back from issuer_json, in the offer's currency.
Issuer read_issuer(const FieldReader& fields, const Currency& currency, const std::string& manager);

/// The issuer as a client of that language gets to know it: what of issuer_json comes back.
Issuer frozen_issuer(const Issuer& issuer, Language language);

}  // namespace oferta::offer
