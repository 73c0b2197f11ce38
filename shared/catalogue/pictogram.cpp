#include "shared/catalogue/pictogram.h"

#include <array>
#include <cstddef>

namespace oferta::catalogue {
namespace {

struct Pictogram {
  std::string_view names;  ///< with spaces between them
  std::string_view drawing;
};

constexpr std::array<Pictogram, 42> kPictograms{{
    {"package box boxes warehouse",
     "M24 5L42 14 42 34 24 43 6 34 6 14ZM6 14L24 23 42 14M24 23L24 43M15 9L33 19"},
    {"server", "R6 6 36 15 4R6 27 36 15 4M14 13L14 13M14 35L14 35M23 13L34 13M23 35L34 35"},
    {"network share-2",
     "R17 5 14 11 2R4 32 14 11 2R30 32 14 11 2M24 16L24 24M11 32L11 24 37 24 37 32"},
    {"router",
     "R5 29 38 13 4M13 36L13 36M20 36L20 36M34 29L34 19M28 15Q34 9 40 15M23 10Q34 -1 45 10"},
    {"wifi wifi-off", "M4 18Q24 0 44 18M11 26Q24 14 37 26M18 33Q24 28 30 33M24 40L24 40"},
    {"phone",
     "M10 6L17 6 20 16 15 20Q19 29 28 33L32 28 42 31 42 38Q42 42 38 42Q8 40 6 10Q6 6 10 6Z"},
    {"phone-call",
     "M10 6L17 6 20 16 15 20Q19 29 28 33L32 28 42 31 42 38Q42 42 38 42Q8 40 6 10Q6 6 10 6ZM29 "
     "5Q42 6 43 19M29 13Q35 13 35 19"},
    {"smartphone tablet", "R12 3 24 42 5M22 38L26 38"},
    {"headset", "M8 28Q8 6 24 6Q40 6 40 28R5 28 9 12 4R34 28 9 12 4M39 40Q39 45 28 44"},
    {"plug power", "M17 5L17 14M31 5L31 14M11 14L37 14 37 20Q37 32 24 32Q11 32 11 20ZM24 32L24 43"},
    {"hash", "M7 17L42 17M6 31L41 31M20 5L16 43M32 5L28 43"},
    {"key lock lock-open", "O15 33 9M22 26L41 7M34 14L40 20"},
    {"shield-check shield", "M24 4L40 10 40 23Q40 37 24 44Q8 37 8 23L8 10ZM17 24L22 29 31 19"},
    {"video", "R4 12 27 24 4M31 22L44 14 44 34 31 26"},
    {"presentation projector", "M4 6L44 6M8 6L8 31 40 31 40 6M16 43L24 33 32 43M24 31L24 33"},
    {"hard-drive save",
     "R5 26 38 15 4M6 27L12 10Q13 7 16 7L32 7Q35 7 36 10L42 27M13 34L13 34M20 34L20 34"},
    {"database",
     "M7 11Q7 5 24 5Q41 5 41 11Q41 17 24 17Q7 17 7 11L7 37Q7 43 24 43Q41 43 41 37L41 11M7 "
     "24Q7 30 24 30Q41 30 41 24"},
    {"battery-charging zap", "R4 12 36 24 4M45 21L45 27M24 17L17 25 26 25 20 32"},
    {"laptop", "R9 8 30 23 3M4 39L44 39"},
    {"monitor", "R4 6 40 27 4M16 42L32 42M24 33L24 42"},
    {"printer",
     "M13 16L13 5 35 5 35 16M13 35L9 35Q5 35 5 31L5 20Q5 16 9 16L39 16Q43 16 43 20L43 31Q43 "
     "35 39 35L35 35R13 28 22 15 2"},
    {"cable",
     "R5 32 12 11 2R31 5 12 11 2M11 32L11 15Q11 6 18 6Q24 6 24 15L24 33Q24 42 30 42Q37 42 37 "
     "33L37 16"},
    {"cctv", "R5 10 28 14 3M33 14L42 12 42 22 33 20M17 24L17 34 6 34M6 28L6 42"},
    {"camera image", "R4 13 40 28 5M15 13L19 6 29 6 33 13O24 27 8"},
    {"cloud cloud-upload cloud-off",
     "M13 38Q4 38 4 29Q4 21 13 20Q16 9 26 9Q36 9 37 20Q45 22 45 30Q45 38 36 38Z"},
    {"clipboard-check clipboard-list list-checks",
     "M17 8L12 8Q8 8 8 12L8 40Q8 44 12 44L36 44Q40 44 40 40L40 12Q40 8 36 8L31 8R17 4 14 8 2M16 "
     "28L22 34 32 22"},
    {"wrench settings settings-2",
     "M42 12L35 20 28 13 35 6Q27 3 21 9Q17 14 19 20L6 33Q3 37 7 41Q11 45 15 42L28 29Q35 31 40 "
     "26Q45 20 "
     "42 12Z"},
    {"graduation-cap", "M24 9L45 19 24 29 3 19ZM11 23L11 33Q24 43 37 33L37 23M45 19L45 31"},
    {"clock history hourglass", "O24 24 19M24 13L24 24 32 28"},
    {"truck", "R3 9 25 25 3M28 17L37 17 45 26 45 34 28 34O13 38 4O36 38 4"},
    {"armchair",
     "M12 21L12 13Q12 7 18 7L30 7Q36 7 36 13L36 21M12 28L12 25Q12 21 8 21Q4 21 4 25L4 36 44 "
     "36 44 25Q44 21 40 21Q36 21 36 25L36 28ZM10 36L10 42M38 36L38 42"},
    {"layout-dashboard layout-grid command",
     "R4 7 40 34 4M4 17L44 17M11 12L11 12M18 12L18 12M16 25L11 "
     "29 16 33M32 25L37 29 32 33M26 24L22 34"},
    {"award star crown", "O24 17 12M16 27L13 44 24 38 35 44 32 27"},
    {"users user user-check user-plus handshake",
     "O18 15 8M3 42Q3 27 18 27Q33 27 33 42M32 8Q40 10 40 16Q40 21 33 "
     "23M38 30Q45 33 45 42"},
    {"cpu circuit-board memory-stick",
     "R10 10 28 28 4R18 18 12 12 2M18 4L18 10M30 4L30 10M18 38L18 44M30 38L30 "
     "44M4 18L10 18M4 30L10 30M38 18L44 18M38 30L44 30"},
    {"file-text file-check files receipt",
     "M11 4L29 4 38 13 38 44 11 44ZM29 4L29 13 38 13M18 24L31 24M18 33L31 33"},
    {"lightbulb",
     "M17 34Q17 29 13 26Q9 22 9 18Q9 4 24 4Q39 4 39 18Q39 22 35 26Q31 29 31 34ZM19 43L29 43"},
    {"house building-2", "M5 22L24 6 43 22M10 19L10 42 38 42 38 19M19 42L19 29 29 29 29 42"},
    {"chart-line chart-column trending-up", "M5 5L5 43 43 43M12 32L21 22 28 28 40 13"},
    {"credit-card wallet banknote coins", "R4 9 40 30 4M4 19L44 19M12 30L20 30"},
    {"globe languages", "O24 24 19M5 24L43 24M24 5Q10 24 24 43M24 5Q38 24 24 43"},
    {"briefcase", "R4 14 40 28 4M16 14L16 9Q16 5 20 5L28 5Q32 5 32 9L32 14M4 26L44 26"},
}};

}  // namespace

std::string_view pictogram(std::string_view icon) {
  for (const Pictogram& one : kPictograms) {
    for (std::string_view rest = one.names; !icon.empty() && !rest.empty();) {
      const std::size_t end = rest.find(' ');
      if (rest.substr(0, end) == icon) return one.drawing;
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
  }
  return kPictograms.front().drawing;
}

}  // namespace oferta::catalogue
