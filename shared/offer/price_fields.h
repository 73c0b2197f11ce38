#pragma once
/// What price rules did, as fields of offers and their lines. Internal to the module.
///
///   Json steps = steps_json(line.steps);
///   line.steps = read_steps(fields);           // of the line
#include <vector>

#include "shared/base/field_reader.h"
#include "shared/base/json.h"
#include "shared/pricing/totals.h"
#include "shared/pricing/trace.h"

namespace oferta::offer {

Json steps_json(const std::vector<pricing::LineStep>& steps);
Json adjustments_json(const std::vector<pricing::Adjustment>& adjustments);
/// For readers: derived from the offer, and checked when the file is read.
Json trace_json(const std::vector<pricing::TraceStep>& trace);

/// The lists "steps" and "adjustments" of the object read; problems are noted in the reader.
std::vector<pricing::LineStep> read_steps(const FieldReader& fields);
std::vector<pricing::Adjustment> read_adjustments(const FieldReader& fields);

}  // namespace oferta::offer
