#pragma once
/// Ids of imported records: the same table gives the same ids, so that importing it again updates
/// what is there instead of doubling it.
///
///   slug("AMD Ryzen 7 9800X3D");                 // "amd-ryzen-7-9800x3d"
///   names.take("cpu-amd-ryzen-7-9800x3d");       // the same with "-2", "-3" … once it is taken
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace oferta::importing {

/// Latin letters in lower case and digits, a hyphen for any run of other characters, at most 48;
/// "x" when nothing is left.
std::string slug(std::string_view text);

class RecordNames {
 public:
  std::string take(const std::string& wanted);

 private:
  std::map<std::string, std::size_t> taken_;
};

}  // namespace oferta::importing
