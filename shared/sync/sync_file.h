#pragma once
/// Operations in a file: newline-delimited JSON that is whole or refused.
///
///   {"format":"oferta-sync","p":1,"schema":1,"space":"…"}        header
///   {…operation…}                                                 one per line
///   {"end":1,"ops":2,"sha256":"…"}                                digest of all bytes before it
///
///   std::string text = write_sync_file({"space-1"}, operations);
///   Result<SyncFile> file = read_sync_file(text);      // checked whole before anything is applied
///
/// Importing a file twice changes nothing, because merging is idempotent.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/sync/operation.h"
#include "shared/sync/store.h"

namespace oferta::sync {

/// The version of the protocol and of the file format.
inline constexpr std::int64_t kProtocolVersion = 1;

struct SyncFileHeader {
  std::string space;         ///< the workspace the operations belong to
  std::int64_t schema = 1;   ///< the newest schema version in it
  Seen seen = {};            ///< for a snapshot: what its replica had seen; else empty
  std::string unknown = {};  ///< members of later versions, a canonical JSON object; "" when none
};

struct SyncFile {
  SyncFileHeader header;
  std::vector<Operation> operations;
};

std::string write_sync_file(const SyncFileHeader& header, const std::vector<Operation>& operations);

/// Whether a text says of itself that it is such a file; it may be torn or edited all the same.
bool is_sync_file(std::string_view text);

/// Errors: invalid_format for a foreign, torn or edited file, unsupported for a newer protocol; the
/// detail names the line. Nothing of such a file may be used.
Result<SyncFile> read_sync_file(std::string_view text);

}  // namespace oferta::sync
