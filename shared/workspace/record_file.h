#pragma once
/// Records as a file of operations (shared/sync/sync_file.h): all of a workspace, one client, one
/// offer. What it says and when it was said goes along, so that loading it merges.
///
///   std::string bytes = file_of_records(store, {}, space);                       // everything
///   std::string bytes = file_of_records(store, records_of_client(store, id), space);
///
/// file_plan.h is the way back.
#include <string>
#include <string_view>
#include <vector>

#include "shared/sync/store.h"
#include "shared/workspace/workspace.h"

namespace oferta::workspace {

/// The ending of such a file's name.
inline constexpr std::string_view kRecordFileEnding = ".oferta";

/// The client with its notes, selections and offers.
std::vector<RecordName> records_of_client(const sync::Store& store, std::string_view client);
/// The offer with its lines, what became of it, the selection it is from and the client.
std::vector<RecordName> records_of_offer(const sync::Store& store, std::string_view offer);

/// A file of these records, or of all where none are named, deleted ones too. `space` is the
/// team's,
/// "" for none.
std::string file_of_records(const sync::Store& store, const std::vector<RecordName>& records,
                            std::string_view space);

}  // namespace oferta::workspace
