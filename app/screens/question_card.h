// One question of the questionnaire as a card: choices, a scale, a number, an amount or a text.
#pragma once

#include "app/screens/screen.h"
#include "shared/needs/brief.h"
#include "shared/needs/questionnaire.h"

namespace oferta::app {

// Draws the question with the brief's answer; a change becomes a SetAnswer command.
void draw_question(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                   const needs::Question& question);

// What it is answered with, alone; its name is read aloud.
void draw_question_control(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                           const needs::Question& question);

}  // namespace oferta::app
