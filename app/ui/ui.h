#pragma once
/// Everything a screen needs to draw itself. Immediate mode: a screen is a function that is run
/// whenever a frame is drawn, and each call lays out, draws and handles one widget and records what
/// it means (semantics.h).
///
///   void draw_example(const Workspace& workspace, ui::Ui& ui, Commands& commands) {
///     begin_card(ui, "client", {.title = workspace.client.name});
///     text_field(ui, "Имя", draft.name, {.required = true});
///     if (button(ui, "Сохранить", {.kind = ButtonKind::primary})) commands.save(draft);
///     end_card(ui);
///   }
///
/// Widgets are free functions found by their first argument (ADL), one header per family; the
/// class Ui (core.h) keeps the frame: ids, layout, theme. Identity: a widget's id is its label, or
/// options.id where labels repeat or change (language, amounts), within push_id scopes.
#include "app/ui/banner.h"
#include "app/ui/brand_mark.h"
#include "app/ui/buttons.h"
#include "app/ui/card.h"
#include "app/ui/chart.h"
#include "app/ui/charts.h"
#include "app/ui/choice.h"
#include "app/ui/context.h"
#include "app/ui/core.h"
#include "app/ui/date_field.h"
#include "app/ui/dialog.h"
#include "app/ui/display.h"
#include "app/ui/fields.h"
#include "app/ui/layout.h"
#include "app/ui/list.h"
#include "app/ui/navigation.h"
#include "app/ui/pointing.h"
#include "app/ui/popup.h"
#include "app/ui/search_list.h"
#include "app/ui/semantics.h"
#include "app/ui/slider.h"
#include "app/ui/table.h"
#include "app/ui/text.h"
#include "app/ui/theme.h"
#include "app/ui/tree.h"
