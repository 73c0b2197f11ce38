// Records, fields and values as a person reads them: in a history, a conflict, a file's preview.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "app/screens/screen.h"
#include "shared/base/json.h"

namespace oferta::app {

// «Клиент «Северные линии»»; without anything to name it by, the kind alone.
std::string record_title(const ScreenContext& context, std::string_view type, const Json& fields);
// The same of a record of the workspace.
std::string record_title(const ScreenContext& context, const workspace::RecordName& record);
// «Телефон»; a question or product the field is about; a field without a word of its own by its
// name.
std::string field_label(const ScreenContext& context, std::string_view type,
                        std::string_view field);
// A canonical JSON value: money, dates, texts in the language of the interface.
std::string value_text(const ScreenContext& context, std::string_view canonical_value);
// «2 ч назад», «26.11.2026».
std::string when_text(const ScreenContext& context, std::int64_t at_ms);
// The manager's name, or how the author signed.
std::string author_text(const ScreenContext& context, std::string_view author);

}  // namespace oferta::app
