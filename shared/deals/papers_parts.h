#pragma once
/// What stands below the letterhead of each paper. Internal to the module.
///
///   offer::append(content, act_body(context, head));
#include <string>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/json.h"
#include "shared/deals/paper.h"

namespace oferta::deals {

struct PaperHead {
  std::string number;
  Date date;
  std::string title;  ///< with the number
  std::string dated;  ///< «от 24 ноября 2026 г.»
  std::string basis;  ///< the offer, with number and date
};

std::vector<Json> contract_body(const offer::DocumentContext& context, const PaperHead& head);
std::vector<Json> act_body(const offer::DocumentContext& context, const PaperHead& head);
std::vector<Json> assignment_body(const offer::DocumentContext& context, const PaperHead& head);
std::vector<Json> price_list_body(const offer::DocumentContext& context, const PaperHead& head);

/// Both parties as they sign, named by their roles such as «Поставщик», with all their requisites
/// where they are wanted.
Json parties_sign(const offer::DocumentContext& context, const Words& supplier, const Words& buyer,
                  bool requisites);

}  // namespace oferta::deals
