// tests/codegen/golden.hpp: compares a text with a committed file; ORDERLINE_UPDATE_GOLDEN=1 writes the file instead.
#pragma once
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <string>

namespace orderline {

inline std::string read_text(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// `name` below tests/golden.
inline void expect_golden(const std::string& name, const std::string& text) {
    const auto path = std::filesystem::path{ORDERLINE_SOURCE_DIR} / "tests/golden" / name;
    if (std::getenv("ORDERLINE_UPDATE_GOLDEN")) {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream{path, std::ios::binary} << text;
    }
    EXPECT_EQ(read_text(path), text) << "tests/golden/" << name << " is stale: look at it and run again with ORDERLINE_UPDATE_GOLDEN=1";
}

}  // namespace orderline
