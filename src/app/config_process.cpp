// app/config_process.cpp: where this process finds its settings.
#include <unistd.h>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include "app/config.hpp"

namespace orderline::app {
namespace {

std::optional<std::string> variable(std::string_view name) {
    const char* value = std::getenv(std::string{name}.c_str());
    if (!value) return std::nullopt;
    return value;
}

std::optional<std::string> file_text(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    if (!in) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace

ConfigSources process_sources() {
    ConfigSources sources;
    sources.environment = variable;
    sources.file = file_text;
    std::error_code ignored;
    sources.program = std::filesystem::read_symlink("/proc/self/exe", ignored).string();
    sources.home = variable("HOME").value_or("/tmp");
    sources.root = geteuid() == 0;
    return sources;
}

}  // namespace orderline::app
