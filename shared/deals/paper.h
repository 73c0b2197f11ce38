#pragma once
/// Building blocks that invoices, acts, contracts and price lists share.
///
///   std::vector<PaperColumn> columns{{.title = "№", .width = 16, .align = "center"}, …};
///   offer::append(content, paper_table(context.palette, columns, rows, totals));
///   content.push_back(paper_facts(palette, {{"Поставщик", "ООО «Линия»"}}));
///
/// A long text never loses its end: it is spread over several rows. The last row stays together
/// with what follows the table, and a table that goes on has its head again.
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/json.h"
#include "shared/base/text.h"
#include "shared/offer/document_parts.h"

namespace oferta::deals {

/// A fixed text of a paper in both languages.
struct Words {
  std::string_view ru, en;
  std::string in(Language language) const {
    return std::string(language == Language::ru ? ru : en);
  }
};

struct PaperColumn {
  std::string title;
  double width = 0;  ///< points without padding; 0: what the others leave, for one column
  std::string align = "left";
  bool bold = false;
};

struct PaperRow {
  std::vector<std::string> cells;  ///< one for each column
  std::string note;                ///< small, below the text of the widest column; may be empty
};

/// A label and what it says; a strong one is shown large.
struct PaperFact {
  std::string label, value;
  bool strong = false;
};

/// The title of a paper, with what stands below it in small letters.
std::vector<Json> paper_title(const offer::Palette& palette, const std::string& title,
                              const std::string& below);
/// The table, its last row in one block with `tail` (null: nothing).
std::vector<Json> paper_table(const offer::Palette& palette,
                              const std::vector<PaperColumn>& columns,
                              const std::vector<PaperRow>& rows, Json tail);
/// Labels with their texts, hairlines between; empty texts are left out.
Json paper_facts(const offer::Palette& palette, const std::vector<PaperFact>& facts);
/// Sums one below the other at the right, a strong one on the company's colour.
Json paper_sums(const offer::Palette& palette, const std::vector<PaperFact>& sums);
/// «Всего наименований N, на сумму …» and the sum in words.
Json paper_words(const offer::DocumentContext& context, std::size_t lines, Minor sum);
/// Who signs: a party's name, post, line to sign on and name; both parties side by side.
struct Signatory {
  std::string heading, party, post, name;
  std::vector<std::string> requisites{};  ///< lines below the party's name; may be empty
  bool own = false;                       ///< the company's: with its pictures, where it has some
};
Json paper_signatures(const offer::DocumentContext& context, const Signatory& left,
                      const Signatory& right);
/// A party as papers name it: legal name, requisites, address, telephone, in one text.
std::string party_text(const offer::Company& company, Language language);
std::string party_text(const offer::Addressee& addressee, Language language);

/// The columns of goods with their sums, those of the invoice, the act and the specification.
struct GoodsTable {
  std::vector<PaperColumn> columns;
  std::vector<PaperRow> rows;
  std::vector<PaperFact> sums;
};
/// Prices, discounts where there are some, and sums that add up to the total.
GoodsTable goods_table(const offer::DocumentContext& context);
/// The table of goods with its sums and the total in words; `below` stays on the page of the sums.
std::vector<Json> goods_section(const offer::DocumentContext& context, Json below = nullptr);

}  // namespace oferta::deals
