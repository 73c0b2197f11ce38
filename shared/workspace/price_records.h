#pragma once
/// Price lists, their prices, exchange rates and price rules as records.
///
///   Problems problems;
///   pricing::PriceRule rule = read_price_rule("autumn", FieldReader(fields, "", problems));
///   Json fields = price_rule_fields(rule);
#include <string>

#include "shared/base/field_reader.h"
#include "shared/base/json.h"
#include "shared/clients/client.h"
#include "shared/pricing/price_book.h"

namespace oferta::workspace {

pricing::PriceList read_price_list(const std::string& id, const FieldReader& fields);
pricing::PriceEntry read_price_entry(const FieldReader& fields);
pricing::ExchangeRate read_exchange_rate(const FieldReader& fields);
/// What contradicts itself in the rule is a problem, too.
pricing::PriceRule read_price_rule(const std::string& id, const FieldReader& fields);

/// Absent values and defaults are left out.
Json price_rule_fields(const pricing::PriceRule& rule);

/// The client as the price engine sees one.
pricing::Buyer buyer_of(const clients::Client& client);

}  // namespace oferta::workspace
