#pragma once
/// Clients, notes and briefs as records, read and written.
///
///   clients::Client client = read_client(id, FieldReader(fields, "client/" + id, problems));
///   OFERTA_TRY(change.set_fields("client", client.id, client_fields(client)));
///
/// A brief has one field per decision (answer.<question>, weight.<need>, adjust.<product>,
/// discount.<product>), so that two people who answer different questions do not overwrite each
/// other. To take one back, set its field to null.
#include <string>

#include "shared/base/field_reader.h"
#include "shared/clients/client.h"
#include "shared/needs/brief.h"

namespace oferta::workspace {

clients::Client read_client(const std::string& id, const FieldReader& fields);
clients::Note read_note(const std::string& id, const FieldReader& fields);
needs::Brief read_brief(const std::string& id, const FieldReader& fields);

/// All fields of the record, empty ones too, except dates and next steps that are absent.
Json client_fields(const clients::Client& client);
Json note_fields(const clients::Note& note);
Json brief_fields(const needs::Brief& brief);

// The names of a brief's fields.
std::string answer_field(const std::string& question);
std::string weight_field(const std::string& need);
std::string adjust_field(const std::string& product);
std::string discount_field(const std::string& product);

/// {"mode":"pin"|"exclude","quantity":n}; problems are noted.
needs::Adjustment read_adjustment(const FieldReader& fields);
Json json_of(const needs::Adjustment& adjustment);

}  // namespace oferta::workspace
