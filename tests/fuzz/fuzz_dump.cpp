// tests/fuzz/fuzz_dump.cpp: no file makes the splitter of dumps crash; its statements stand in the script in their order, with
// their lines, and each by itself is one statement again.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include "pg/dump_script.hpp"

namespace {

using orderline::pg::DumpStatement;

void check(bool holds) {
    if (!holds) std::abort();
}

/// Behind so many spaces that nothing of it is taken for the head of a file.
void check_alone(std::string_view statement) {
    const auto alone = std::string(256, ' ') + std::string{statement};
    const auto again = orderline::pg::split_dump(alone);
    check(again && again->size() == 1 && again->front().text == statement);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view script{reinterpret_cast<const char*>(data), size};
    const auto statements = orderline::pg::split_dump(script);
    if (!statements) {
        check(!statements.error().message.empty());
        return 0;
    }
    const char* end = script.data();
    for (const auto& one : *statements) {
        check(!one.text.empty() && one.text.data() >= end && one.text.data() + one.text.size() <= script.data() + script.size());
        end = one.text.data() + one.text.size();
        check(one.line == 1 + std::count(script.data(), one.text.data(), '\n'));
        if (one.kind != DumpStatement::Kind::command) check_alone(one.text);
        (void)orderline::pg::leading_words(one.text, 64);
    }
    return 0;
}
