// The history of a record: a dialog, and the buttons that lead to it and to a file of the record.
#pragma once

#include <string>

#include "app/screens/screen.h"

namespace oferta::app {

// «История» and «Сохранить в файл» of a client or an offer.
void draw_record_actions(ui::Ui& ui, const ScreenContext& context,
                         const workspace::RecordName& record, const std::string& title);
// The dialog, while it is open.
void draw_history(ui::Ui& ui, const ScreenContext& context);

}  // namespace oferta::app
