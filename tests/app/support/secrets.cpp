#include "tests/app/support/secrets.h"

#include <doctest/doctest.h>

#include <cstdint>

#include "shared/base/json.h"
#include "tests/app/support/driver.h"

namespace oferta::testing {

std::string with_other_secrets() {
  Json file = Json::parse(demo_workspace());
  int changed = 0;
  for (Json& record : file["records"]) {
    const std::string type = record["t"];
    Json& fields = record["f"];
    if (type == "product" && fields.contains("cost")) {
      fields["cost"]["amount"] = fields["cost"]["amount"].get<std::int64_t>() / 2;
      ++changed;
    } else if (type == "note") {
      fields["text"] = "Quite another note";
      ++changed;
    } else if (type == "client" && record["id"] != "bely-bereg" &&
               record["id"] != "severnye-linii") {
      fields["name"] = "Quite another client";
      ++changed;
    }
  }
  REQUIRE(changed > 150);
  file["records"].push_back({{"t", "competitor"},
                             {"id", "rival"},
                             {"f", {{"name", "A rival"}, {"product", "ap-huawei-ap361"}}}});
  return file.dump();
}

std::vector<std::string> told(const ui::SemanticTree& tree) {
  std::vector<std::string> words = {tree.title};
  for (const ui::SemanticNode& node : tree.nodes) {
    words.push_back(std::string(ui::role_name(node.role)) + "|" + node.name + "|" + node.value +
                    "|" + node.description);
  }
  return words;
}

}  // namespace oferta::testing
