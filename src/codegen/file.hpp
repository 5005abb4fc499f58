// codegen/file.hpp: what a generator gives back: a file to be written, and nothing written yet.
#pragma once
#include <string>

namespace orderline::codegen {

struct File {
    std::string path;  // below the output folder, with "/"
    std::string text;  // UTF-8, ends with a newline
    bool operator==(const File&) const = default;
};

}  // namespace orderline::codegen
