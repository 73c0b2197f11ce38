// Why a product is left out of the chosen variant: the answer under a product, and the dialog that
// asks about any product of the catalogue.
#pragma once

#include <string>

#include "app/screens/screen.h"
#include "shared/needs/brief.h"

namespace oferta::app {

// «Почему не он?» and, once pressed, the answer below it.
void draw_why_not(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                  const catalogue::Product& product);

void draw_why_not_dialog(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief);

}  // namespace oferta::app
