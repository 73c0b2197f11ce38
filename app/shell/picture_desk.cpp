#include "app/shell/picture_desk.h"

#include "shared/offer/product_picture.h"

namespace oferta::app {

void PictureDesk::ask_for_pixels() {
  for (const ui::WantedPicture& wanted : context_->take_wanted_pictures()) {
    platform_->load_pixels(wanted.key, wanted.uri);
  }
}

void PictureDesk::make_small(std::string_view product, std::string_view file) {
  platform_->make_picture_small(product, file, offer::kMaxProductPictureSide,
                                offer::kMaxProductPictureBytes);
}

void PictureDesk::small_came(std::string_view product, std::string_view bytes) {
  commands_->emit(KeepPicture{std::string(product), std::string(bytes), true});
}

void PictureDesk::pixels_came(std::uint64_t key, int width, int height, std::string_view pixels) {
  context_->put_picture(key, width, height, pixels);
}

}  // namespace oferta::app
