// tests/fuzz/replay.cpp: runs a fuzz target over its saved corpus, so that what once went wrong stays mended.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int count, char** arguments) {
    if (count != 2) {
        std::fputs("usage: replay_NAME corpus-folder\n", stderr);
        return 2;
    }
    std::size_t inputs = 0;
    for (const auto& file : std::filesystem::directory_iterator{arguments[1]}) {
        if (!file.is_regular_file()) continue;
        // If it crashes, the last line says on what.
        std::printf("%s\n", file.path().c_str());
        std::fflush(stdout);
        std::ifstream in{file.path(), std::ios::binary};
        const std::vector<char> bytes{std::istreambuf_iterator<char>{in}, {}};
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
        ++inputs;
    }
    std::printf("%zu inputs\n", inputs);
    return inputs > 0 ? 0 : 1;  // an empty corpus proves nothing: something is misnamed
}
