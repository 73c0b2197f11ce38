#include "app/ui/textures.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace oferta::ui {
namespace {

constexpr std::uint64_t kKeptFrames = 120;
constexpr std::size_t kBytesPerPixel = 4;

}  // namespace

ImTextureData* Textures::find(std::uint64_t key, std::string_view uri, std::uint64_t frame) {
  const auto [place, is_new] = entries_.try_emplace(key);
  if (is_new) wanted_.push_back({key, std::string(uri)});
  place->second.drawn = frame;
  return place->second.data.get();
}

void Textures::put(std::uint64_t key, int width, int height, std::string_view pixels) {
  const auto found = entries_.find(key);
  if (found == entries_.end() || found->second.data || width <= 0 || height <= 0 ||
      pixels.size() !=
          kBytesPerPixel * static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {
    return;
  }
  auto data = std::make_unique<ImTextureData>();
  data->Create(ImTextureFormat_RGBA32, width, height);
  std::copy(pixels.begin(), pixels.end(), static_cast<char*>(data->GetPixels()));
  data->UseColors = true;
  data->SetStatus(ImTextureStatus_WantCreate);
  found->second.data = std::move(data);
}

std::vector<WantedPicture> Textures::take_wanted() {
  return std::exchange(wanted_, {});
}

void Textures::add_to(ImVector<ImTextureData*>& all, std::uint64_t frame) {
  for (auto it = entries_.begin(); it != entries_.end();) {
    ImTextureData* const data = it->second.data.get();
    const bool over = it->second.drawn + kKeptFrames < frame;
    // What the renderer has is taken back by it first.
    const bool made = data != nullptr && data->TexID != ImTextureID_Invalid;
    if (over && !made) {
      it = entries_.erase(it);
      continue;
    }
    if (over) {
      data->UnusedFrames = static_cast<int>(kKeptFrames);
      data->SetStatus(ImTextureStatus_WantDestroy);
    }
    if (data != nullptr) all.push_back(data);
    ++it;
  }
}

}  // namespace oferta::ui
