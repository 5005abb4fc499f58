// app/output_folder.hpp: puts generated files in place, all or none, or says which are stale.
#pragma once
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>
#include "base/result.hpp"
#include "codegen/file.hpp"

namespace orderline::app {

/// Files and how they are known again: others in the same folders that say near their beginning that they were made by
/// such a command, and that it does not make any more (of a table that was dropped), are removed.
struct Output {
    std::vector<codegen::File> files;
    std::vector<std::string> made_by;  // "orderline schema doc --split"; what follows it in a file does not matter
};

struct Written {
    int changed = 0, unchanged = 0, removed = 0;  // files; one that had these bytes already is not touched
};

/// Makes missing folders. Each file is written beside its place and synced; when all are, they are moved there, so that a
/// full disk, a folder that may not be written or a kill leaves no half of a file, and Ctrl-C waits until it is done.
/// A device or a pipe is written to as it is. `folder` may be empty: the paths are as they are.
/// Errors: internal "cannot_write", with the path and what the system said.
Result<Written> write_files(const std::string& folder, const Output& output);

/// What write_files would change, as one unified diff; empty if nothing.
/// Errors: internal "cannot_write" for a file that is there and cannot be read.
Result<std::string> stale_files(const std::string& folder, const Output& output);

/// On standard output, complete or an error.
Result<void> write_out(std::string_view text);

}  // namespace orderline::app
